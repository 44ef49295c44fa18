"""What stands in the panels of answers: a field to write in, headings, a note on what is so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.ui.widgets.naming import named
from desktop.wording import say


class RulingEdit(QPlainTextEdit):
    """Where a ruling is written."""

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
