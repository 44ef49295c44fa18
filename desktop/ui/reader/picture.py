"""The painted text, kept: what only lay under something else is shown again without being drawn again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

_FEW = 12

Draw = Callable[[QPainter, QRect], None]


class KeptPicture:
    """The picture of a widget and the part of it that is stale. Everything is in the widget's own pixels."""

    def __init__(self) -> None:
        self._picture = QPixmap()
        self._stale = QRegion()
        self._size = QSize()

    def forget(self, area: QRect | None = None) -> None:
        """Have an area drawn anew when it is shown next, all of it if none is named."""
        whole = QRect(QPoint(), self._size)
        self._stale += QRegion(whole if area is None else area & whole)

    def scroll(self, down: int) -> None:
        """Shift the picture down by so many pixels, up if negative; what comes into sight is stale."""
        ratio = self._picture.devicePixelRatio()
        if self._picture.isNull() or not (down * ratio).is_integer():
            self.forget()
            return
        self._picture.scroll(0, int(down * ratio), self._picture.rect())
        self._stale.translate(0, down)
        width, height = self._size.width(), self._size.height()
        self.forget(QRect(0, 0, width, down) if down > 0 else QRect(0, height + down, width, -down))

    def show(self, widget: QWidget, exposed: QRegion, draw: Draw) -> None:
        """Paint what is exposed of the widget; `draw` is asked for the pieces of it that are stale."""
        self._fit(widget)
        stale = self._stale & exposed
        if not stale.isEmpty():
            self._stale -= stale
            painter = QPainter(self._picture)
            for piece in _pieces(stale):
                painter.setClipRect(piece)
                draw(painter, piece)
            painter.end()
        painter = QPainter(widget)
        painter.setClipRegion(exposed)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _fit(self, widget: QWidget) -> None:
        """Begin anew if the widget has another size or stands on a screen with another scale."""
        ratio, size = widget.devicePixelRatio(), widget.size()
        if size != self._size or ratio != self._picture.devicePixelRatio() or self._picture.isNull():
            self._size = size
            self._picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
            self._picture.setDevicePixelRatio(ratio)
            self._stale = QRegion(widget.rect())


def _pieces(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region; of too many the one around them."""
    pieces: list[QRect] = list(region)  # type: ignore[call-overload]
    return pieces if len(pieces) <= _FEW else [region.boundingRect()]
