"""The margin of coding stripes: where each stands, and which one is under the mouse."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect

from desktop.ui.reader.lanes import Lane, LaneBook
from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.metrics import GAP
from desktop.ui.reader.page import Page
from desktop.ui.reader.values import Mark

WIDTH = 4


def stripe_rect(page: Page, block: LaidBlock, y: int, lane: Lane, slot: int) -> QRect:
    """Return where a coding's stripe stands beside its lines; `y` is the block's top in the viewport."""
    top = y + block.line_top(lane.first_line) + 2
    bottom = y + block.line_top(lane.last_line) + block.setting.glyph + 2
    return QRect(page.metrics.stripes + lane.stripe * slot, top, WIDTH, bottom - top)


def crowd_rects(page: Page, book: LaneBook, index: int, y: int) -> Iterator[tuple[QRect, int]]:
    """Yield the pieces of the density strip of a block, each with the number of codings it stands for."""
    known, block = book.of(index), page.laid(index)
    left = page.metrics.stripes + known.stripes * known.slot
    for line, count in known.crowd.items():
        yield QRect(left, y + block.line_top(line), WIDTH, block.setting.line), count


def stripes_at(page: Page, book: LaneBook, point: QPoint) -> list[Mark]:
    """Return the codings whose stripe is under a point; of the density strip, all it stands for there."""
    if point.x() < page.metrics.stripes - 2:
        return []
    for index, y in page.in_sight():
        if y <= point.y() < y + page.laid(index).height:
            return _in_block(page, book, (index, y), point)
    return []


def _in_block(page: Page, book: LaneBook, place: tuple[int, int], point: QPoint) -> list[Mark]:
    index, y = place
    known, block = book.of(index), page.laid(index)
    column = (point.x() - page.metrics.stripes + 1) // known.slot
    line = block.line_at(point.y() - y)
    crowd = column >= known.stripes
    found = []
    for lane in known.lanes:
        if not lane.first_line <= line <= lane.last_line:
            continue
        if lane.stripe == column and not crowd:
            grown = stripe_rect(page, block, y, lane, known.slot).adjusted(-2, -2, known.slot, 2)
            return [lane.mark] if grown.contains(point) else []
        if crowd and column == known.stripes and lane.stripe >= known.stripes:
            found.append(lane.mark)
    return found


def marks_under(page: Page, book: LaneBook, point: QPoint) -> list[Mark]:
    """Return the codings whose stripe or underline is under a point."""
    underlined = underline_at(page, book, point)
    return stripes_at(page, book, point) if underlined is None else [underlined]


def underline_at(page: Page, book: LaneBook, point: QPoint) -> Mark | None:
    """Return the coding whose underline is under a point of the column."""
    for index, y in page.in_sight():
        block = page.laid(index)
        line = block.line_at(point.y() - y)
        below = point.y() - y - block.line_top(line) - block.setting.glyph - GAP
        number = below // page.metrics.pitch
        if not (y <= point.y() < y + block.height and 0 <= number < page.metrics.lanes(block.setting)):
            continue
        position = block.character_at(point.x() - page.metrics.left, line)
        if position is not None:
            lanes = book.of(index).lanes
            return next((each.mark for each in lanes if each.underline == number and _covers(each, position)), None)
    return None


def _covers(lane: Lane, position: int) -> bool:
    return lane.start <= position < lane.end
