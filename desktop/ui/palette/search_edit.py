"""The line one types into: its arrows and Enter belong to the list beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from desktop.ui.widgets.composing_edit import ComposingEdit

_Key = Qt.Key
_STEPS = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_Backtab: -1, _Key.Key_Tab: 1}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_OWN = {*_STEPS, *_PAGES, *_ENTER, _Key.Key_Escape}
# Focus comes back from these by itself: another program, a context menu, the list of an input method.
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class SearchEdit(ComposingEdit):
    """A line edit whose arrows and Enter belong to the list beside it.

    Signals:
        stepped, paged: by how many lines or pages the choice is to move.
        accepted, cancelled, left: Enter, Escape, the focus went elsewhere.
    """

    stepped = Signal(int)
    paged = Signal(int)
    accepted = Signal()
    cancelled = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from being taken as shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Let Tab move the choice instead of the focus."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys of the list on, type the others."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _PAGES:
            self.paged.emit(_PAGES[key])
        elif key in _ENTER:
            self.accepted.emit()
        elif key == _Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the focus is gone for good."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()
