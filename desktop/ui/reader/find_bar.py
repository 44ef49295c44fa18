"""The line in which words are looked for in the article: what is typed, how many were found, on and back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """A line edit with a count.

    Signals:
        typed: other words are looked for.
        stepped: the next place is wanted (True), or the one before.
        closed: the search is over.
    """

    typed = Signal(str)
    stepped = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._edit = named(QLineEdit(placeholderText=say("find.hint"), clearButtonEnabled=True), "findEdit")
        self._edit.setAccessibleName(say("find.title"))
        self._edit.textChanged.connect(self.typed.emit)
        self._edit.installEventFilter(self)
        self._count = named(QLabel(), "findCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance("0000/0000"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(2)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._count)
        former, following = _button("find_former", "↑", say("find.former")), _button("find_next", "↓", say("find.next"))
        former.clicked.connect(lambda: self.stepped.emit(False))
        following.clicked.connect(lambda: self.stepped.emit(True))
        shut = _button("find_close", "✕", say("find.close"))
        shut.clicked.connect(self.closed)
        for button in (former, following, shut):
            layout.addWidget(button)

    def words(self) -> str:
        """Return what is looked for."""
        return self._edit.text()

    def open(self, words: str) -> None:
        """Take the keyboard, with some words to look for unless there are none."""
        self.show()
        if words and words != self._edit.text():
            self._edit.setText(words)
        self._edit.setFocus()
        self._edit.selectAll()

    def show_count(self, place: int, count: int) -> None:
        """Say which of how many places this is; `place` counts from 1."""
        if not self._edit.text().strip():
            words = ""
        else:
            words = say("find.count", place=place, count=count) if count else say("find.none")
        if words != self._count.text():
            self._count.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go on, Shift+Enter back, and Esc end the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self.stepped.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)


def _button(name: str, sign: str, words: str) -> QToolButton:
    button = named(QToolButton(), name)
    button.setText(sign)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
