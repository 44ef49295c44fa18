"""The map beside the article: all of it on one narrow strip, with codings, signs, hits, and what is in sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.reader import tints
from desktop.ui.reader.map_rows import Density, MapScale
from desktop.ui.reader.scene import Scene
from desktop.ui.reader.signs import NOTHING, WAITING
from desktop.ui.reader.values import Mark

WIDTH = 44
_LEFT, _COLUMNS, _COLUMN = 8, 6, 5
_SIGNS = QRect(2, 0, 4, 2)
_SHARES = (0.0, 0.4, 0.58, 0.78, 1.0)
_FEW_HITS, _FEW_SIGNS = 8, 20
_LOW = 3  # rows: blocks as low as this are not parted
_SOON = 40  # milliseconds: the article itself is painted first


class Minimap(QWidget):
    """Draws a scene small. The picture is kept; a coding that comes or goes repaints only its rows."""

    def __init__(self, parent: QWidget, scene: Callable[[], Scene], go_to: Callable[[int], None]) -> None:
        super().__init__(parent)
        self.setObjectName("articleMap")
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._scene, self._go_to = scene, go_to
        self._scale: MapScale | None = None
        self._density: Density | None = None
        self._picture = QPixmap()
        self._found: list[int] = []
        self._signs: list[tuple[int, bool]] = []
        self._sight = QRectF()
        self._held = 0.0
        self._later = QTimer(self, singleShot=True, interval=_SOON)
        self._later.timeout.connect(self.draw)

    def forget(self) -> None:
        """Draw everything anew in a moment: another article, other measures, other codings."""
        self._scale = self._density = None
        if not self.isHidden():
            self._later.start()

    def forget_marks(self) -> None:
        """Draw other codings in a moment."""
        self._density = None
        self._later.start()

    def count(self, mark: Mark, by: int) -> None:
        """Draw a coding that came (1) or went (-1)."""
        if self._density is None:
            return
        known = len(self._density.colors())
        rows = self._density.add(mark, by)
        self._redraw(rows if len(self._density.colors()) == known else range(self._rows()))

    def redraw(self) -> None:
        """Draw signs and what was found anew; the codings are known."""
        if self._density is None:
            return
        found, signs = self._found, self._signs
        self._place_signs()
        rows = {row for row, _ in set(signs).symmetric_difference(self._signs)}
        if found != self._found or len(rows) > _FEW_SIGNS:
            self._redraw(range(self._rows()))
            return
        for row in rows:
            self._redraw(range(row, min(row + _SIGNS.height(), self._rows())))

    def follow(self) -> None:
        """Show which part of the article is in sight now."""
        sight = self._in_sight()
        if sight != self._sight:
            self.update(self._sight.united(sight).toAlignedRect().adjusted(-2, -2, 2, 2))
            self._sight = sight

    def draw(self) -> None:
        """Draw the whole map."""
        self._later.stop()
        scene = self._scene()
        if self._scale is None:
            heights = scene.page.heights()
            self._scale = MapScale(scene.page.blocks, heights, self.height())
            self._density = None
        if self._density is None:
            self._density = Density(self._scale, scene.marks.all())
        ratio = self.devicePixelRatioF()
        self._picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(QColor(scene.colors.background))
        self._place_signs()
        self._redraw(range(self._rows()))
        self._sight = self._in_sight()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the strip."""
        return QSize(WIDTH, 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the article to another height."""
        super().resizeEvent(event)
        self.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, and over it the window onto the text."""
        painter, colors = QPainter(self), self._scene().colors
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), QColor(colors.background))
        if not self._picture.isNull() and self._scale is not None:
            painter.drawPixmap(0, 0, self._picture)
        shade = QColor(colors.text)
        shade.setAlphaF(0.07)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(self._sight, 3, 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place clicked, or take hold of the window onto the text."""
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.position()
            inside = self._sight.contains(QPointF(self.width() / 2, point.y()))
            self._held = point.y() - self._sight.center().y() if inside else 0.0
            if not inside:
                self._go(point.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the window onto the text."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().y() - self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click for another one."""
        self.mousePressEvent(event)

    def _go(self, y: float) -> None:
        if self._scale is not None:
            self._go_to(self._scale.position_at(min(max(y, 0.0), self._scale.rows)))

    def _rows(self) -> int:
        return 0 if self._scale is None else self._scale.rows

    def _in_sight(self) -> QRectF:
        page, scale = self._scene().page, self._scale
        blocks = page.in_sight() if scale is not None else []
        if scale is None or not blocks:
            return QRectF()
        (first, above), (last, y) = blocks[0], blocks[-1]
        top = scale.row_in(first, max(-above, 0) / max(page.laid(first).height, 1))
        bottom = scale.row_in(last, min((page.height - y) / max(page.laid(last).height, 1), 1.0))
        return QRectF(1, top, self.width() - 2, max(bottom - top, 6))

    def _redraw(self, rows: range) -> None:
        """Draw some rows into the kept picture."""
        if self._picture.isNull() or self._scale is None or not rows:
            return
        area = QRect(0, rows.start, self.width(), len(rows))
        painter = QPainter(self._picture)
        painter.setClipRect(area)
        painter.fillRect(area, QColor(self._scene().colors.background))
        self._draw_text(painter, rows)
        self._draw_codings(painter, rows)
        self._draw_found(painter, rows)
        self._draw_signs(painter, rows)
        painter.end()
        self.update(area)

    def _draw_text(self, painter: QPainter, rows: range) -> None:
        assert self._scale is not None
        faint, width = QColor(self._scene().colors.faint), _COLUMNS * _COLUMN
        for top, height in self._scale.bars(rows):
            gap = 1.0 if height > _LOW else 0.0
            painter.fillRect(QRectF(_LEFT, top, width, height - gap), faint)

    def _draw_codings(self, painter: QPainter, rows: range) -> None:
        if self._density is None:
            return
        page, least = self._scene().colors.background, self._scene().colors.line_contrast
        for place, color in enumerate(self._density.colors()):
            left, ink = _LEFT + place % _COLUMNS * _COLUMN, tints.ink(color[1], page, least).name()
            for run in self._density.runs(color, rows):
                box = QRect(left, run.first, _COLUMN - 1, run.end - run.first)
                painter.fillRect(box, tints.wash(ink, page, _SHARES[run.level]))

    def _draw_found(self, painter: QPainter, rows: range) -> None:
        colors, wide = self._scene().colors, _COLUMNS * _COLUMN
        ink = tints.ink(colors.found_now, colors.background, colors.line_contrast)
        # Few hits go right across; many would cover what else the map has to say.
        across = len(self._found) * _FEW_HITS <= self._rows()
        left, width = (_LEFT - 1, wide + 1) if across else (_LEFT + wide, _COLUMN - 1)
        for row in self._found:
            if rows.start - 2 < row < rows.stop:
                painter.fillRect(QRect(left, row, width, 2), ink)

    def _draw_signs(self, painter: QPainter, rows: range) -> None:
        colors = self._scene().colors
        for row, asks in self._signs:
            if rows.start - 2 < row < rows.stop:
                painter.fillRect(_SIGNS.translated(0, row), QColor(colors.caret if asks else colors.muted))

    def _place_signs(self) -> None:
        """Find the rows of what was found and of the signs."""
        scene, scale = self._scene(), self._scale
        if scale is not None:
            self._found = sorted({scale.row_of(span.start) for span in scene.found})
            signs = (sign for sign in scene.signs.all() if sign.kind != NOTHING)
            self._signs = sorted({(scale.row_of(sign.span.start), sign.kind in WAITING) for sign in signs})
