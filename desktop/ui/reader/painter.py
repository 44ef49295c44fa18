"""Draw what lies in the clip: grounds below the letters, underlines between the lines, signs and stripes beside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.ui.reader import tints
from desktop.ui.reader.grounds import Pieces, band_top, paint_grounds, paint_nothing, text_color
from desktop.ui.reader.lanes import Lane
from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.lines import draw_stripe, draw_underline
from desktop.ui.reader.metrics import GAP, WIDE_LANES
from desktop.ui.reader.scene import END, START, Scene
from desktop.ui.reader.sign_shapes import draw_sign
from desktop.ui.reader.signs import WAITING, sign_rect
from desktop.ui.reader.stripes import crowd_rects, stripe_rect
from desktop.ui.reader.values import Mark

# Tall signs and underlines reach this far beyond their line.
_OVERHANG = 8
_RECEDED = 0.22
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
        self._pieces = Pieces(self._block, y, self._left, self._lines)

    def paint(self) -> None:
        """Paint the block from the ground up."""
        scene = self._scene
        paint_grounds(self._painter, scene, self._pieces, self._index)
        self._paint_underlines()
        paint_nothing(self._painter, scene, self._pieces)
        self._painter.setPen(text_color(scene, muted=self._setting.muted))
        unit = None if scene.unit is None else (scene.unit, QColor(scene.colors.text))
        self._block.draw(self._painter, self._left, self._y, QRectF(self._clip), unit)
        self._paint_hidden()
        self._paint_stripes()
        self._paint_signs()

    def _paint_underlines(self) -> None:
        metrics, scene = self._scene.page.metrics, self._scene
        room = metrics.lanes(self._setting)
        for lane in scene.lanes.of(self._index).lanes:
            if lane.underline >= room or not self._in_clip(lane):
                continue
            color = self._ink(lane.mark)
            below = self._setting.glyph + GAP + lane.underline * metrics.pitch
            for line, left, right in self._pieces.of(lane.start, lane.end):
                y = self._y + self._block.line_top(line) + below
                width = max(round(right) - round(left) - 2, 1)
                box = QRect(round(left) + 1, y, width, metrics.thickness)
                draw_underline(self._painter, box, lane.mark, color, patterned=scene.patterned)

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
            color = self._ink(lane.mark)
            rect = stripe_rect(page, self._block, self._y, lane, known.slot)
            grown = rect.adjusted(-1, 0, 1, 0) if lane.mark.id in chosen else rect
            draw_stripe(self._painter, grown, lane.mark, color, patterned=scene.patterned)
            letter = lane.mark.owner or lane.mark.letter
            if wide and letter and lane.mark.span.start == lane.start:
                self._paint_letter(rect, letter)
        for rect, count in crowd_rects(page, scene.lanes, self._index, self._y):
            self._painter.fillRect(rect, tints.density(count, scene.colors.muted, scene.colors.background))

    def _paint_signs(self) -> None:
        page, colors, font = self._scene.page, self._scene.colors, self._scene.page.metrics.small_font
        for line, clusters in self._scene.signs.beside(self._index).items():
            for cluster in clusters if line in self._lines else ():
                box = QRectF(sign_rect(page, self._block, self._y, line, cluster.place))
                color = QColor(colors.caret if cluster.kind in WAITING else colors.muted)
                draw_sign(self._painter, box, cluster.kind, count=len(cluster.signs), color=color, font=font)

    def _paint_letter(self, stripe: QRect, letter: str) -> None:
        self._painter.setFont(self._scene.page.metrics.small_font)
        self._painter.setPen(QColor(self._scene.colors.muted))
        box = QRect(stripe.right() + 3, stripe.top() - 2, 12, self._setting.glyph)
        self._painter.drawText(box, _HIGH, letter[:1])

    def _ink(self, mark: Mark) -> QColor:
        background = self._scene.colors.background
        ink = tints.ink(mark.color, background, self._scene.colors.line_contrast)
        return tints.wash(ink.name(), background, _RECEDED) if self._scene.recedes(mark) else ink

    def _in_clip(self, lane: Lane) -> bool:
        return lane.first_line < self._lines.stop and lane.last_line >= self._lines.start


def _paint_handles(painter: QPainter, scene: Scene) -> None:
    mark = scene.held()
    if mark is None or not scene.page.blocks:
        return
    page, color = scene.page, tints.ink(mark.color, scene.colors.background, scene.colors.line_contrast)
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
    # The next piece of the picture begins with this painter as it is left.
    painter.setBrush(Qt.BrushStyle.NoBrush)
