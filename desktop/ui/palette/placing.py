"""Where the palette goes: under the selected words, else above them, never over them while there is room."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

WIDTH = 600
SHADOW = 14
_GAP, _SIDES = 8, 8


class Place(NamedTuple):
    """The side of the anchor that was chosen, and how high the palette can be there (in pixels)."""

    above: bool
    room: int


def choose_place(anchor: QRect, bounds: QRect, *, wanted: int) -> Place:
    """Return the side on which a palette of the wanted height (without shadow) fits best, below first."""
    below = bounds.bottom() - anchor.bottom() - _GAP - _SIDES
    above = anchor.top() - bounds.top() - _GAP - _SIDES
    return Place(above=True, room=above) if below < wanted and above > below else Place(above=False, room=below)


def fit_width(bounds: QRect) -> int:
    """Return how wide the palette is, without shadow."""
    return min(WIDTH, bounds.width() - 2 * _SIDES)


def top_left(anchor: QRect, size: QSize, bounds: QRect, *, above: bool) -> QPoint:
    """Return where the palette stands, its shadow included in `size` and in the point."""
    inner = QSize(size.width() - 2 * SHADOW, size.height() - 2 * SHADOW)
    x = min(anchor.left(), bounds.right() - _SIDES - inner.width() + 1)
    y = anchor.top() - _GAP - inner.height() if above else anchor.bottom() + 1 + _GAP
    y = min(y, bounds.bottom() - _SIDES - inner.height() + 1)
    return QPoint(max(x, bounds.left() + _SIDES) - SHADOW, max(y, bounds.top() + _SIDES) - SHADOW)
