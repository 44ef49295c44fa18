"""The line beside a doubtful passage: what is in doubt, in a few words or none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say

_WIDTH = 460
_GAP, _EDGE = 6, 8
_LONGEST = 300


class QueryNote(QFrame):
    """One line over its parent; it closes on Enter, Esc, or when the cursor goes elsewhere.

    Signals:
        closed: the note as it is to be kept, and whether the keyboard goes back to the article.
        withdrawn: the doubt is to be taken back.
    """

    closed = Signal(str, bool)
    withdrawn = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("queryNote")
        title = named(QLabel(say("query.title")), "queryTitle")
        self._edit = _Line(self)
        self._edit.setPlaceholderText(say("query.hint"))
        self._edit.setAccessibleName(say("query.title"))
        self._withdraw = named(QPushButton(say("query.withdraw")), "queryWithdraw")
        self._withdraw.setProperty("role", "flat")
        self._withdraw.setAutoDefault(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.setSpacing(10)
        layout.addWidget(title)
        layout.addWidget(self._edit, 1)
        layout.addWidget(self._withdraw)
        self._edit.ended.connect(lambda: self.close_note(back=True))
        self._edit.left.connect(self._on_left)
        self._withdraw.clicked.connect(self._on_withdraw)
        self._withdraw.installEventFilter(self)
        self.hide()

    def is_open(self) -> bool:
        """Tell whether the line is there to be written in."""
        return not self.isHidden()

    def open_at(self, anchor: QRect, note: str) -> None:
        """Open beside a rectangle of the parent, with the note there is; the keyboard comes here."""
        self._edit.setText(note)
        self._edit.selectAll()
        self.adjustSize()
        parent = self.parentWidget()
        room = parent.size() if parent is not None else QSize(_WIDTH, 1)
        size = QSize(min(_WIDTH, room.width() - 2 * _EDGE), self.sizeHint().height())
        below = anchor.bottom() + _GAP
        top = below if below + size.height() < room.height() - _EDGE else anchor.top() - _GAP - size.height()
        left = min(max(_EDGE, anchor.left()), room.width() - size.width() - _EDGE)
        self.setGeometry(QRect(QPoint(left, max(_EDGE, top)), size))
        self.show()
        self.raise_()
        self._edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_note(self, *, back: bool) -> None:
        """Close and hand over what was written."""
        if self.is_open():
            self.hide()
            self.closed.emit(self._edit.text(), back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the cursor leaves the button for something else."""
        if watched is self._withdraw and isinstance(event, QFocusEvent) and event.lostFocus() and _is_leaving(event):
            # What gets the cursor has it only once this is through.
            QTimer.singleShot(0, self, self._on_left)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc wherever in the line the cursor is; other keys go no further."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_note(back=True)
        event.accept()

    def _on_left(self) -> None:
        if not (self._edit.hasFocus() or self._withdraw.hasFocus()):
            self.close_note(back=False)

    def _on_withdraw(self) -> None:
        self.hide()
        self.withdrawn.emit()


class _Line(QLineEdit):
    """A line edit that tells when it is through, and when the cursor has left it for something else."""

    ended = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("queryNoteEdit")
        self.setProperty("role", "bare")
        self.setMaxLength(_LONGEST)
        self.returnPressed.connect(self.ended.emit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell of it, unless only a menu opened or the window lost the keyboard."""
        super().focusOutEvent(event)
        if _is_leaving(event):
            self.left.emit()


def _is_leaving(event: QFocusEvent) -> bool:
    """Tell whether the cursor goes elsewhere: not if a menu opened, or another program has the keyboard now."""
    return event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
