"""Small things that every painted list shares."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

_SMALL = 0.9


def smaller(font: QFont) -> QFont:
    """Return the font a little smaller, whichever way its size is given."""
    font = QFont(font)
    if font.pixelSize() > 0:
        font.setPixelSize(round(font.pixelSize() * _SMALL))
    else:
        font.setPointSizeF(font.pointSizeF() * _SMALL)
    return font


def weighted(font: QFont, weight: QFont.Weight) -> QFont:
    """Return the font in another weight."""
    font = QFont(font)
    font.setWeight(weight)
    return font


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the soft ground of a chosen line, and a fainter one under the pointer; a ring where the keyboard is."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
        return
    color = QColor(option.palette.color(QPalette.ColorRole.Highlight))
    color.setAlphaF(1.0 if chosen else 0.35)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    box = QRectF(option.rect.adjusted(3, 1, -3, -1))
    painter.drawRoundedRect(box, 6, 6)
    if chosen and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5.5, 5.5)
        painter.setPen(Qt.PenStyle.NoPen)
