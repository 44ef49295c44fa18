"""What lies below the letters: the unit to be judged, tints of codings and signs, what was found, the selection."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.core.spans import Span
from desktop.ui.reader import tints
from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.scene import Scene

_UNIT_WASH, _UNIT_EDGE, _SIGN_WASH = 0.05, 0.5, 0.16
# How much is left of the letters around the unit.
_RECEDING = 0.7
_DOT, _DOTS_APART = 1.4, 5.0


class Pieces:
    """Cuts spans into pieces of lines of one block, in pixels of the viewport; only lines in the clip are cut."""

    def __init__(self, block: LaidBlock, y: int, left: int, lines: range) -> None:
        self.block, self.y, self.left, self.lines = block, y, left, lines
        self.setting = block.setting

    def of(self, start: int, end: int) -> Iterator[tuple[int, float, float]]:
        """Yield the lines that a span touches, each with its left and right edge."""
        block = self.block
        start, end = max(start, block.block.start), min(end, block.block.end)
        if start >= end:
            return
        first, last = block.line_of(start), block.line_of(end - 1)
        for line in range(max(first, self.lines.start), min(last + 1, self.lines.stop)):
            yield line, self.left + block.x_of(start, line), self.left + block.x_of(end, line)

    def bands(self, span: Span) -> Iterator[QRectF]:
        """Yield the bands behind the letters of a span."""
        top = band_top(self.setting.baseline, self.setting.em)
        for line, left, right in self.of(span.start, span.end):
            yield QRectF(left, self.y + self.block.line_top(line) + top, right - left, self.setting.glyph - top)


def paint_grounds(painter: QPainter, scene: Scene, pieces: Pieces, index: int) -> None:
    """Paint everything below the letters of one block."""
    colors = scene.colors
    if scene.unit is not None:
        _paint_unit(painter, scene, pieces, scene.unit)
    for span, color in _tinted(scene, index):
        _fill(painter, pieces, span, color)
    for sign in scene.pointed:
        _fill(painter, pieces, sign.span, tints.wash(colors.muted, colors.background, _SIGN_WASH))
    _paint_found(painter, scene, pieces)
    if scene.selection is not None:
        _fill(painter, pieces, scene.selection, QColor(colors.selection))


def paint_nothing(painter: QPainter, scene: Scene, pieces: Pieces) -> None:
    """Draw the dotted line below units to which no code applies."""
    block = pieces.block.block
    spans = [sign.span for sign in scene.signs.nothing_in(block.start, block.end)]
    if not spans:
        return
    pen = QPen(QColor(scene.colors.muted), _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, _DOTS_APART / _DOT])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    for span in spans:
        for line, left, right in pieces.of(span.start, span.end):
            y = pieces.y + pieces.block.line_top(line) + pieces.setting.glyph + 3.5
            painter.drawLine(round(left) + 2, y, round(right) - 2, y)  # type: ignore[call-overload]
    painter.restore()


def text_color(scene: Scene, *, muted: bool) -> QColor:
    """Return the colour of letters; around a unit to be judged they step back."""
    colors = scene.colors
    own = colors.muted if muted else colors.text
    return QColor(own) if scene.unit is None else tints.wash(own, colors.background, _RECEDING)


def band_top(baseline: int, em: float) -> int:
    """Return where the letters of a line begin below its top."""
    return max(baseline - round(em * 0.96), 0)


def _tinted(scene: Scene, index: int) -> Iterator[tuple[Span, QColor]]:
    background = scene.colors.background
    if scene.focused is not None:
        for lane in scene.lanes.of(index).lanes:
            if lane.mark.label == scene.focused:
                yield lane.mark.span, tints.tint(lane.mark.color, background)
    for mark in (scene.marks.get(scene.hovered), scene.held()):
        if mark is not None and not (scene.recedes(mark) and mark.id != scene.in_hand):
            yield mark.span, tints.tint(mark.color, background)


def _fill(painter: QPainter, pieces: Pieces, span: Span, color: QColor) -> None:
    for band in pieces.bands(span):
        painter.fillRect(band, color)


def _paint_found(painter: QPainter, scene: Scene, pieces: Pieces) -> None:
    block, colors = pieces.block.block, scene.colors
    for span in scene.found_in(block.start, block.end):
        _fill(painter, pieces, span, QColor(colors.found_now if span == scene.found_now else colors.found))
    if scene.found_now is not None:
        painter.setPen(QColor(colors.muted))
        for band in pieces.bands(scene.found_now):
            painter.drawRect(band.adjusted(0, 0, -1, -1))


def _paint_unit(painter: QPainter, scene: Scene, pieces: Pieces, unit: Span) -> None:
    """Frame the unit: one outline around all its lines, and a breath of colour in it."""
    setting, outline = pieces.setting, QPainterPath()
    first = band_top(setting.baseline, setting.em) - 3
    for line, left, right in pieces.of(unit.start, unit.end):
        top = pieces.y + pieces.block.line_top(line) + first
        # A line reaches down to the next one, so that the outline has no gaps between them.
        going_on = pieces.block.line_end(line) < min(unit.end, pieces.block.block.end)
        bottom = top + setting.line if going_on else top + setting.glyph - first + 3
        outline.addRect(QRectF(left - 1.5, top, right - left + 3, bottom - top + (0.5 if going_on else 0)))
    if outline.isEmpty():
        return
    outline = outline.simplified()
    ink, page = scene.colors.caret, scene.colors.background
    painter.fillPath(outline, tints.wash(ink, page, _UNIT_WASH))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0.5, 0.5)
    painter.strokePath(outline, QPen(tints.wash(ink, page, _UNIT_EDGE), 1.2))
    painter.restore()
