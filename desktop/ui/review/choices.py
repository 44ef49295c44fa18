"""What stands in the panels of answers: the code a ruling belongs to, a field to write in, a note on what is so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton

from desktop.core.snapshots import CodebookSet
from desktop.ui.review.names import label
from desktop.ui.widgets.naming import named
from desktop.wording import say


class CodeChoice(QComboBox):
    """A code to choose, or none.

    Signals:
        code_changed: the identity of the code that is chosen now, None for none.
    """

    code_changed = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(say("review.code"))
        self.setMaxVisibleItems(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._codes: list[str | None] = [None]
        self.currentIndexChanged.connect(lambda _: self.code_changed.emit(self.code()))

    def set_codes(self, codebook: CodebookSet) -> None:
        """Offer the codes of this codebook; the chosen one stays chosen."""
        chosen = self.code()
        self.blockSignals(True)
        self.clear()
        self._codes = [None, *(code.id for code in codebook.codes)]
        self.addItem(say("review.no_code"))
        for code in codebook.codes:
            self.addItem(label(code))
        self.choose(chosen)
        self.blockSignals(False)

    def code(self) -> str | None:
        """Return the chosen code."""
        place = self.currentIndex()
        return self._codes[place] if 0 <= place < len(self._codes) else None

    def choose(self, code: str | None) -> None:
        """Choose a code; one that is gone counts as none."""
        self.setCurrentIndex(self._codes.index(code) if code in self._codes else 0)


class RulingEdit(QPlainTextEdit):
    """Where a ruling is written.

    Signals:
        finished: Ctrl+Enter was pressed.
    """

    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(say("review.answer"))
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 4 + 14)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while nothing typed here could be undone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = self.document()
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not own.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not own.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End with Ctrl+Enter."""
        ends = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def heading(words: str) -> QLabel:
    """Return a small heading over a field."""
    return named(QLabel(words), "entryHeading")


def plain_label(name: str) -> QLabel:
    """Return a label for text from outside: plain, wrapped, to be copied."""
    made = named(QLabel(wordWrap=True), name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIndent(0)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(words: str, name: str, *, primary: bool = False) -> QPushButton:
    """Return a button, the one that matters most standing out."""
    made = named(QPushButton(words), name)
    if primary:
        made.setProperty("role", "primary")
    return made
