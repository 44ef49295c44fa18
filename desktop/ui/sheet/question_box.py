"""One question: its name, whether it still has to be answered, the field, and what is wrong with what was given."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.questions import DATE, NOTHING, NUMBER, Answer, fits, read_answer
from desktop.ui.sheet.choice_field import ChoiceField, option_words
from desktop.ui.sheet.fields import AnswerField, LineField, TextField
from desktop.ui.sheet.values import Ask, answer_words, called, kind_words
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import explain, say

_Role = QPalette.ColorRole
_INSET = 7


class QuestionBox(QWidget):
    """A question with its field.

    Signals:
        answered: the question's identity, the answer as it is to be kept, and the sitting it was written in.
        entered: the keyboard is in this question now.
        pointed: what there is to say of the option under the pointer or the keyboard; empty for none.
    """

    answered = Signal(str, object, str)
    entered = Signal()
    pointed = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ask = ask
        self._answer = NOTHING
        self._outdated: QLabel | None = None  # what was answered before the question came to be as it is
        self._proposal: Answer | None = None
        self._active = False
        self._needed: bool | None = None
        self._editable = True
        self._name = named(QLabel(), "questionName")
        self._aside = named(QLabel(), "questionKind")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        for label in (self._name, self._aside, self._trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setWordWrap(True)
        self._trouble.hide()
        self.field = self._build_field()
        self._build_layout()
        self._show_words()

    def _build_field(self) -> AnswerField:
        kind = self.ask.question.type
        made = ChoiceField if self.ask.is_choice else LineField if kind in (DATE, NUMBER) else TextField
        field = made(self.ask)
        field.given.connect(self._on_given)
        field.entered.connect(self.entered)
        field.pointed.connect(self._on_pointed)
        return field

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 7, 10, 9)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self.field)
        layout.addWidget(self._trouble)

    def _show_words(self) -> None:
        question = self.ask.question
        self._name.setText(f"{question.number} {called(question)}")
        self._name.setToolTip(plain_tooltip(question.definition))

    def show_answer(self, answer: Answer, proposal: Answer | None, *, afresh: bool) -> None:
        """Show what is kept; `afresh` drops what is being written and what was refused.

        What the question does not take as it is now counts as no answer, and is told below the field.
        """
        outdated = bool(answer) and not fits(self.ask.question, self.ask.options, answer)
        self._show_outdated(answer_words(self.ask, answer) if outdated else "")
        answer = NOTHING if outdated else answer
        if afresh or answer != self._answer:
            self._trouble.hide()
        self._answer, self._proposal = answer, proposal
        self.field.show_answer(answer, proposal, afresh=afresh)
        self._show_state()

    def _show_outdated(self, words: str) -> None:
        if self._outdated is None and words:
            self._outdated = named(QLabel(wordWrap=True), "questionOutdated")
            self._outdated.setTextFormat(Qt.TextFormat.PlainText)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._outdated)
        if self._outdated is not None:
            self._outdated.setText(say("question.outdated", answer=words) if words else "")
            self._outdated.setVisible(bool(words))

    def _show_state(self) -> None:
        needed = self.is_missing()
        words = say("question.required") if needed else kind_words(self.ask.question)
        if self._proposal and not self._answer and self.ask.is_choice:
            words = say("question.proposal_choice", answer=answer_words(self.ask, self._proposal))
        if needed != self._needed:
            # Only then: whoever repaints a box repaints its field, and all of them are told of every answer.
            self._needed = needed
            self.update()
        if self._aside.text() != words:
            self._aside.setText(words)
            self._aside.setForegroundRole(_Role.Accent if needed else _Role.PlaceholderText)
            self._aside.setToolTip(kind_words(self.ask.question))

    def is_missing(self) -> bool:
        """Tell whether this has to be answered and is not."""
        return self.ask.question.required and not self._answer

    def is_answered(self) -> bool:
        """Tell whether there is an answer."""
        return bool(self._answer)

    def set_editable(self, *, editable: bool) -> None:
        """Let the answer be changed, or only read."""
        if editable != self._editable:
            self._editable = editable
            self.field.set_editable(editable=editable)

    def set_active(self, *, active: bool) -> None:
        """Show whether this is the question the keyboard is in."""
        if active != self._active:
            self._active = active
            self.update()

    def hint(self) -> str:
        """Return what there is to say about the question: its definition, and what was chosen."""
        question = self.ask.question
        if question.definition:
            return question.definition
        chosen = [option for option in self.ask.options if option.number in self._answer.numbers]
        return "\n".join(option_words(option) for option in chosen if option.definition)

    def refuse(self, error: KnownError) -> None:
        """Say beside the field why something was not kept."""
        self._trouble.setText(explain(error))
        self._trouble.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark the question at work by its ground, and one that is still needed by a bar at its edge."""
        painter = QPainter(self)
        if self._active:
            painter.fillRect(self.rect(), self.palette().color(_Role.Base))
        if self._active or self.is_missing():
            color = QColor(self.palette().color(_Role.Accent))
            color.setAlphaF(1.0 if self._active else 0.45)
            painter.fillRect(0, _INSET, 3, self.height() - 2 * _INSET, color)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the field."""
        self.field.setFocus()
        super().mousePressEvent(event)

    def _on_given(self, answer: Answer, sitting: str) -> None:
        try:
            kept = read_answer(self.ask.question, self.ask.options, answer)
        except KnownError as error:
            self.refuse(error)
            self.field.refuse()
            return
        self._trouble.hide()
        if kept != self._answer:
            self.answered.emit(self.ask.id, kept, sitting)
        else:
            self.field.show_answer(kept, self._proposal, afresh=True)

    def _on_pointed(self, number: int | None) -> None:
        self._trouble.hide()
        words = next((option_words(each) for each in self.ask.options if each.number == number), "")
        self.pointed.emit(words)
