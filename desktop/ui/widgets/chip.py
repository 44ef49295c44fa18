"""The colour chip of a code or category: a small rounded square, edged so that it shows on any ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.theme import current_theme, palette_of

SIDE = 12


def draw_chip(painter: QPainter, square: QRectF, color: str, palette: QPalette) -> None:
    """Draw a chip into a square, in logical pixels."""
    edge = QColor(palette.color(QPalette.ColorRole.Text))
    edge.setAlphaF(0.28)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.fillPath(path, QColor(color))
    painter.strokePath(path, QPen(edge, 1))
    painter.restore()


def chip_icon(color: str, *, ratio: float = 2.0) -> QIcon:
    """Return a chip as an icon for menus and lists; `ratio` is the screen's device pixel ratio."""
    picture = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_chip(painter, QRectF(0, 0, SIDE, SIDE), color, palette_of(current_theme()))
    painter.end()
    return QIcon(picture)


class ColorChip(QWidget):
    """A chip that stands beside a name."""

    def __init__(self, color: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self.setFixedSize(QSize(SIDE, SIDE))

    def color(self) -> str:
        """Return the colour shown, `#RRGGBB`."""
        return self._color

    def set_color(self, color: str) -> None:
        """Show another colour."""
        self._color = color
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        draw_chip(painter, QRectF(self.rect()), self._color, self.palette())
        painter.end()
