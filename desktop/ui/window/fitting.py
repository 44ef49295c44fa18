"""A window that fits its screen: no larger than there is room for inside its frame, and wholly in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

# Before a window is first shown nobody can say how wide its frame will be: title bars are seldom higher than this.
_TITLE, _EDGE = 40, 6


def room_on(screen: QRect) -> QRect:
    """Return where on a screen the inside of a window may lie."""
    return screen.adjusted(_EDGE, _TITLE, -_EDGE, -_EDGE)


def bounded(size: QSize, screen: QRect) -> QSize:
    """Return a size, or as much of it as a screen has room for."""
    return size.boundedTo(room_on(screen).size())


def fitted(place: QRect, screen: QRect) -> QRect:
    """Return where a window is to lie that was elsewhere, or larger, on another screen."""
    room, size = room_on(screen), bounded(place.size(), screen)
    left = min(max(place.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(place.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def fit(window: QWidget) -> None:
    """Put a window whose place was restored wholly onto its screen; one that fills the screen does so anyway."""
    if not (window.isMaximized() or window.isFullScreen()):
        window.setGeometry(fitted(window.geometry(), window.screen().availableGeometry()))
