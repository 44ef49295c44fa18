"""The ground of the palette: a raised sheet with a thin edge and a soft shadow, painted without an effect."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.palette.placing import SHADOW
from desktop.ui.widgets.theme import current_theme

_ROUND = 10
_REACH = SHADOW - 3


def paint_sheet(widget: QWidget) -> None:
    """Paint the sheet inside the widget, with its shadow around."""
    theme = current_theme()
    sheet = QRectF(widget.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    strongest = 20 if theme.is_dark else 6
    for out in range(_REACH, 0, -1):
        # Thinner and thinner outwards, so that the shadow has no edge of its own.
        painter.setBrush(QColor(0, 0, 0, round(strongest * (1 - out / (_REACH + 1)) ** 1.5) or 1))
        painter.drawRoundedRect(sheet.adjusted(-out, 3 - out, out, 2 + out), _ROUND + out, _ROUND + out)
    painter.setBrush(QColor(theme.raised))
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    painter.end()
