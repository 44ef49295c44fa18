"""What an answer is given in: a line for dates and numbers, a few lines for words; what both share with choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.core.ids import new_id
from desktop.core.questions import DATE, NOTHING, Answer
from desktop.ui.sheet.values import Ask, answer_words, read_aloud
from desktop.ui.widgets.keeping import Keeping
from desktop.ui.widgets.naming import named
from desktop.wording import say

_LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerField(QWidget):
    """A field for one question.

    Signals:
        given: an answer that somebody gave, as it was written, and the sitting it was written in.
        stepped: the next (1) or the former (-1) question is to be answered.
        settled: by a key alone the question is answered, and nothing more is to come.
        escaped: whoever answers wants to go back.
        entered: the keyboard is here now.
        pointed: the number of the option under the pointer or the keyboard, None for none.
    """

    given = Signal(object, str)
    stepped = Signal(int)
    settled = Signal()
    escaped = Signal()
    entered = Signal()
    pointed = Signal(object)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self._answer = NOTHING
        self._proposal = NOTHING
        self._editable = True
        self._refused = False  # whether what was given last cannot be an answer

    def show_answer(self, answer: Answer, proposal: Answer | None, *, afresh: bool) -> None:
        """Show what is kept, and what could be taken over; `afresh` drops what is being written."""
        self._proposal = proposal or NOTHING
        if afresh or answer != self._answer:
            self._answer = answer
            self._show()
        self._show_name()

    def set_editable(self, *, editable: bool) -> None:
        """Let the answer be changed, or only read."""
        self._editable = editable

    def keep(self) -> None:
        """Give what is being written."""

    def _show(self) -> None:
        """Show the answer."""

    def _show_name(self) -> None:
        name = read_aloud(self.ask, self._answer)
        holder = self.focusProxy() or self
        if holder.accessibleName() != name:
            holder.setAccessibleName(name)
            kind = say(f"question.type.{self.ask.question.type}")
            options = answer_words(self.ask, Answer(tuple(each.number for each in self.ask.options)))
            words = say("question.options_aloud", kind=kind, options=options) if options else kind
            holder.setAccessibleDescription("\n".join(filter(None, (words, self.ask.question.definition))))

    def _give(self, answer: Answer, sitting: str = "") -> None:
        self._refused = False
        if self._editable and answer != self._answer:
            self.given.emit(answer, sitting)

    def refuse(self) -> None:
        """Learn that what was just given cannot be an answer: keys that lead on wait until it is right or cleared."""
        self._refused = True

    def _lead(self, by: int) -> None:
        """Keep what is written and go to another question, unless it was refused."""
        self.keep()
        if self._refused:
            self._stay()
        else:
            self.stepped.emit(by)

    def _stay(self) -> None:
        """Be ready for another answer in place of the one refused."""
        self._refused = False

    def _take_proposal(self) -> None:
        """Take over what the article's fields say, if nothing is answered yet."""
        if self._proposal and not self._answer and not self._is_written():
            self._give(self._proposal)

    def _is_written(self) -> bool:
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what Enter and Esc mean in every field; tell whether the key was one of them."""
        if event.key() in _ENTER:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not back:
                self._take_proposal()
            self._lead(-1 if back else 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.keep()
            self.escaped.emit()
            return True
        return False


class LineField(AnswerField):
    """A date or a number, given when the keyboard leaves or Enter is pressed."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self._edit = named(QLineEdit(), "answerLine")
        self._edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._edit.installEventFilter(self)
        self._edit.textEdited.connect(lambda _: self.pointed.emit(None))
        _alone_in(self, self._edit)
        self._show_name()

    def set_editable(self, *, editable: bool) -> None:
        """Let the answer be changed, or only read."""
        super().set_editable(editable=editable)
        self._edit.setReadOnly(not editable)

    def show_answer(self, answer: Answer, proposal: Answer | None, *, afresh: bool) -> None:
        """Show what is kept; what could be taken over stands in the empty line."""
        super().show_answer(answer, proposal, afresh=afresh)
        hint = say("question.date_hint" if self.ask.question.type == DATE else "question.number_hint")
        if proposal and self._editable:
            hint = say("question.proposal", answer=proposal.text)
        if self._edit.placeholderText() != hint:
            self._edit.setPlaceholderText(hint)

    def keep(self) -> None:
        """Give what is written."""
        self._give(Answer(text=self._edit.text().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that lead on, and notice the keyboard coming and going."""
        if isinstance(event, QKeyEvent):
            return self._filter_key(event)
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
            self._edit.selectAll()
        elif event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def _filter_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            # With nothing typed here, undo means the last action.
            return not self._edit.isUndoAvailable()
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._lead(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return self._on_key(event)

    def _stay(self) -> None:
        super()._stay()
        self._edit.selectAll()

    def _show(self) -> None:
        self._edit.setText(self._answer.text)

    def _is_written(self) -> bool:
        return bool(self._edit.text().strip())


class TextField(AnswerField):
    """Words, kept at every pause and every few seconds; Shift+Enter begins a new line."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self._edit = named(QPlainTextEdit(), "answerText")
        self._edit.setTabChangesFocus(True)
        self._edit.setAcceptDrops(False)
        self._edit.setPlaceholderText(say("question.text_hint"))
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * _LINES + 16)
        self._edit.installEventFilter(self)
        self._sitting = ""
        self._keeping = Keeping(self._edit)
        self._keeping.due.connect(self.keep)
        _alone_in(self, self._edit)
        self._show_name()

    def set_editable(self, *, editable: bool) -> None:
        """Let the answer be changed, or only read."""
        super().set_editable(editable=editable)
        self._edit.setReadOnly(not editable)

    def show_answer(self, answer: Answer, proposal: Answer | None, *, afresh: bool) -> None:
        """Show what is kept; what could be taken over stands in the empty field."""
        super().show_answer(answer, proposal, afresh=afresh)
        hint = say("question.proposal", answer=proposal.text) if proposal else say("question.text_hint")
        if self._edit.placeholderText() != hint:
            self._edit.setPlaceholderText(hint)

    def keep(self) -> None:
        """Give what is written, if anything changed."""
        self._keeping.stop()
        answer = Answer(text=self._edit.toPlainText().strip())
        if answer != self._answer and self._editable:
            # Known before it is kept: what comes back from there must not disturb the cursor.
            self._answer = answer
            self._sitting = self._sitting or new_id()
            self.given.emit(answer, self._sitting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that lead on, and notice the keyboard coming and going."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return False if event.key() in _ENTER and shift else self._on_key(event)
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif event.type() == QEvent.Type.FocusOut:
            self.keep()
            self._sitting = ""
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        if self._edit.toPlainText().strip() != self._answer.text or not self._edit.hasFocus():
            self._sitting = ""
            self._edit.setPlainText(self._answer.text)
        self._keeping.stop()

    def _is_written(self) -> bool:
        return bool(self._edit.toPlainText().strip())


def _alone_in(field: AnswerField, edit: QWidget) -> None:
    field.setFocusProxy(edit)
    layout = QVBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(edit)
