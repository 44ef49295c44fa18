"""Draw what lies in the clip: tints below the letters, underlines between the lines, stripes in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.core.spans import Span
from desktop.ui.reader import tints
from desktop.ui.reader.lanes import Lane
from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.metrics import GAP, WIDE_LANES
from desktop.ui.reader.scene import END, START, Scene
from desktop.ui.reader.stripes import crowd_rects, stripe_rect

# Tall signs and underlines reach this far beyond their line.
_OVERHANG = 8
_LOW = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_HIGH = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def paint(painter: QPainter, clip: QRect, scene: Scene) -> None:
    """Paint the part of the page inside the clip."""
    painter.fillRect(clip, QColor(scene.colors.background))
    for index, y in scene.page.in_sight():
        if y - _OVERHANG <= clip.bottom() and y + scene.page.laid(index).height >= clip.top() - _OVERHANG:
            _BlockPainter(painter, clip, scene, index, y).paint()
    if scene.caret_shown:
        painter.fillRect(caret_rect(scene), QColor(scene.colors.caret))
    _paint_handles(painter, scene)


def caret_rect(scene: Scene) -> QRect:
    """Return where the caret stands in the viewport."""
    page = scene.page
    spot = page.spot(scene.caret)
    setting = page.metrics.body if not page.blocks else page.laid(page.index_of(scene.caret)).setting
    top = band_top(setting.baseline, setting.em)
    return QRect(round(spot.x) - 1, spot.y + top - 1, 2, setting.glyph - top + 2)


def band_top(baseline: int, em: float) -> int:
    """Return where the letters of a line begin below its top."""
    return max(baseline - round(em * 0.96), 0)


class _BlockPainter:
    """Paints one block; pieces of spans are cut at its lines."""

    def __init__(self, painter: QPainter, clip: QRect, scene: Scene, index: int, y: int) -> None:
        self._painter, self._clip, self._scene = painter, clip, scene
        self._index, self._y = index, y
        self._block: LaidBlock = scene.page.laid(index)
        self._setting = self._block.setting
        self._left = scene.page.metrics.left
        first, last = clip.top() - y - _OVERHANG, clip.bottom() - y + _OVERHANG
        self._lines = range(self._block.line_at(first), self._block.line_at(last) + 1)

    def paint(self) -> None:
        """Paint the block from the ground up."""
        self._paint_tints()
        if self._scene.selection is not None:
            self._paint_band(self._scene.selection, QColor(self._scene.colors.selection))
        self._paint_underlines()
        colors = self._scene.colors
        self._painter.setPen(QColor(colors.muted if self._setting.muted else colors.text))
        self._block.draw(self._painter, self._left, self._y, QRectF(self._clip))
        self._paint_hidden()
        self._paint_stripes()

    def _paint_tints(self) -> None:
        scene = self._scene
        if scene.focused is not None:
            for lane in scene.lanes.of(self._index).lanes:
                if lane.mark.label == scene.focused:
                    self._paint_band(lane.mark.span, self._tint(lane.mark.color))
        for mark in (scene.marks.get(scene.hovered), scene.held()):
            if mark is not None:
                self._paint_band(mark.span, self._tint(mark.color))

    def _paint_band(self, span: Span, color: QColor) -> None:
        top = band_top(self._setting.baseline, self._setting.em)
        for line, left, right in self._pieces(span.start, span.end):
            y = self._y + self._block.line_top(line)
            self._painter.fillRect(QRectF(left, y + top, right - left, self._setting.glyph - top), color)

    def _paint_underlines(self) -> None:
        metrics, scene = self._scene.page.metrics, self._scene
        room = metrics.lanes(self._setting)
        for lane in scene.lanes.of(self._index).lanes:
            if lane.underline >= room or not self._in_clip(lane):
                continue
            color = tints.ink(lane.mark.color, scene.colors.background)
            below = self._setting.glyph + GAP + lane.underline * metrics.pitch
            for line, left, right in self._pieces(lane.start, lane.end):
                y = self._y + self._block.line_top(line) + below
                width = max(round(right) - round(left) - 2, 1)
                self._painter.fillRect(round(left) + 1, y, width, metrics.thickness, color)

    def _paint_hidden(self) -> None:
        """Write `+n` behind the lines that bear more codings than underlines have room for."""
        hidden = self._scene.lanes.of(self._index).hidden
        if not hidden:
            return
        self._painter.setFont(self._scene.page.metrics.small_font)
        self._painter.setPen(QColor(self._scene.colors.muted))
        left = self._left + self._scene.page.metrics.column + 3
        for line in self._lines:
            if line in hidden:
                top = self._y + self._block.line_top(line)
                box = QRect(left, top, 30, self._setting.glyph + 2)
                self._painter.drawText(box, _LOW, f"+{hidden[line]}")

    def _paint_stripes(self) -> None:
        scene, page = self._scene, self._scene.page
        known = scene.lanes.of(self._index)
        chosen = {scene.in_hand, scene.hovered}
        wide = known.stripes == WIDE_LANES
        for lane in known.lanes:
            if lane.stripe >= known.stripes or not self._in_clip(lane):
                continue
            color = tints.ink(lane.mark.color, scene.colors.background)
            rect = stripe_rect(page, self._block, self._y, lane, known.slot)
            grown = rect.adjusted(-1, 0, 1, 0) if lane.mark.id in chosen else rect
            self._painter.fillRect(grown, color)
            if wide and lane.mark.letter and lane.mark.span.start == lane.start:
                self._paint_letter(rect, lane.mark.letter)
        for rect, count in crowd_rects(page, scene.lanes, self._index, self._y):
            self._painter.fillRect(rect, tints.density(count, scene.colors.muted, scene.colors.background))

    def _paint_letter(self, stripe: QRect, letter: str) -> None:
        self._painter.setFont(self._scene.page.metrics.small_font)
        self._painter.setPen(QColor(self._scene.colors.muted))
        box = QRect(stripe.right() + 3, stripe.top() - 2, 12, self._setting.glyph)
        self._painter.drawText(box, _HIGH, letter[:1])

    def _in_clip(self, lane: Lane) -> bool:
        return lane.first_line < self._lines.stop and lane.last_line >= self._lines.start

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, float, float]]:
        """Yield the lines in the clip that a span touches, each with its left and right edge."""
        block = self._block
        start, end = max(start, block.block.start), min(end, block.block.end)
        if start >= end:
            return
        first, last = block.line_of(start), block.line_of(end - 1)
        for line in range(max(first, self._lines.start), min(last + 1, self._lines.stop)):
            yield line, self._left + block.x_of(start, line), self._left + block.x_of(end, line)

    def _tint(self, color: str) -> QColor:
        return tints.tint(color, self._scene.colors.background)


def _paint_handles(painter: QPainter, scene: Scene) -> None:
    mark = scene.held()
    if mark is None or not scene.page.blocks:
        return
    page, color = scene.page, tints.ink(mark.color, scene.colors.background)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for edge in (START, END):
        place, knob = scene.end(edge), scene.knob(edge)
        if place is not None and knob is not None:
            spot = page.spot(place)
            bottom = knob.center().y() if edge == END else spot.y + page.laid(page.index_of(place)).setting.glyph
            painter.drawRect(QRectF(round(spot.x) - 1, spot.y, 2, bottom - spot.y))
            painter.drawEllipse(QRectF(knob))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
