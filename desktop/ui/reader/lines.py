"""How underlines and stripes are drawn: in one's own hand or another's, and in patterns where colour is not enough."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.ui.reader.values import Mark

# Dashes and gaps in units of the line's width, as far apart as six can be.
_PATTERNS: tuple[tuple[float, ...], ...] = ((), (3, 1.5), (1, 1), (6, 2), (4, 1.5, 1, 1.5), (1, 3))


def draw_underline(painter: QPainter, box: QRect, mark: Mark, color: QColor, *, patterned: bool) -> None:
    """Draw one line's piece of an underline; another coder's is thin and turned up at its ends."""
    if not mark.owner:
        _draw(painter, box, color, mark.pattern if patterned else 0)
        return
    _draw(painter, QRect(box.left(), box.bottom(), box.width(), 1), color, mark.pattern if patterned else 0)
    for x in (box.left(), box.right()):
        painter.fillRect(x, box.top() - 1, 1, box.height() + 1, color)


def draw_stripe(painter: QPainter, box: QRect, mark: Mark, color: QColor, *, patterned: bool) -> None:
    """Draw a stripe; another coder's is hollow."""
    if mark.owner:
        painter.setPen(color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
    else:
        _draw(painter, box, color, mark.pattern if patterned else 0)


def _draw(painter: QPainter, box: QRect, color: QColor, pattern: int) -> None:
    """Fill a bar with a pattern along its longer side."""
    dashes = _PATTERNS[pattern % len(_PATTERNS)]
    if not dashes:
        painter.fillRect(box, color)
        return
    upright = box.height() > box.width()
    width = box.width() if upright else box.height()
    pen = QPen(color, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    # A stripe is broad and may be short: its dashes are closer than broad.
    pen.setDashPattern([dash * (0.6 if upright else max(2 / width, 1)) for dash in dashes])
    painter.setPen(pen)
    # In the middle of the bar: a pen draws to both sides of its line.
    across, along = box.left() + box.width() / 2, box.top() + box.height() / 2
    if upright:
        painter.drawLine(QLineF(across, box.top(), across, box.top() + box.height()))
    else:
        painter.drawLine(QLineF(box.left(), along, box.left() + box.width(), along))
