"""The ground of the palette: a raised sheet with a thin edge and a soft shadow, painted without an effect."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.palette.placing import SHADOW
from desktop.ui.widgets.theme import Theme, current_theme

_ROUND = 10
_REACH = SHADOW - 3


class Ground:
    """The painted ground, kept for as long as the palette has the same size."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._drawn: tuple[object, ...] = ()

    def paint(self, widget: QWidget, exposed: QRect) -> None:
        """Paint the sheet inside the widget, with its shadow around, where it is exposed."""
        theme, ratio = current_theme(), widget.devicePixelRatio()
        drawn = (widget.size(), ratio, theme.is_dark, theme.raised, theme.line)
        if drawn != self._drawn:
            self._drawn = drawn
            self._picture = QPixmap(widget.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            _draw(self._picture, QRectF(widget.rect()), theme)
        painter = QPainter(widget)
        painter.setClipRect(exposed)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


def _draw(picture: QPixmap, whole: QRectF, theme: Theme) -> None:
    sheet = whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    painter = QPainter(picture)
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
