"""The page: which blocks are in sight and where, held in place while estimated heights turn into real ones."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.spans import Span
from desktop.ui.reader.blocks import cut_blocks
from desktop.ui.reader.heights import Heights
from desktop.ui.reader.layouts import LaidBlock, Layouts
from desktop.ui.reader.metrics import BOTTOM, TOP, Metrics
from desktop.ui.reader.values import ReaderText


class Place(NamedTuple):
    """A spot in the text: a position, and whether it hangs on the end of a wrapped line."""

    position: int
    upstream: bool = False


class Spot(NamedTuple):
    """Where something is drawn, in pixels of the viewport."""

    x: float
    y: int
    height: int


class Page:
    """An article set in a column, looked at through a window of some height.

    The truth about scrolling is the top block and how far it is scrolled past; the scroll bar's value follows
    from it, so that what is on screen stays where it is when a height above it becomes known.
    """

    def __init__(self, article: ReaderText, metrics: Metrics, height: int) -> None:
        self.article = article
        self.blocks = cut_blocks(article)
        self.height = height
        self._first, self._offset = 0, -TOP
        self._heights = Heights(())
        self.set_metrics(metrics)

    def set_metrics(self, metrics: Metrics) -> None:
        """Set the article anew at other measures, keeping the top block on top."""
        share = self._offset / max(self._heights[self._first], 1) if self._first or self._offset > 0 else None
        self.metrics = metrics
        self.layouts = Layouts(self.article, self.blocks, metrics)
        estimates = [metrics.estimate(block, self.layouts.setting(i)) for i, block in enumerate(self.blocks)]
        self._heights = Heights(estimates)
        if share is not None and self.blocks:
            self._offset = round(share * self.laid(self._first).height)
        self.settle()

    def laid(self, index: int) -> LaidBlock:
        """Return a block laid out, its real height taken into account."""
        block = self.layouts.laid(index)
        if block.height != self._heights[index]:
            self._heights.set(index, block.height)
        return block

    def in_sight(self) -> list[tuple[int, int]]:
        """Return the blocks in sight, each with the height of its top in the viewport."""
        found = []
        index, y = self._first, -self._offset
        while y < self.height and index < len(self.blocks):
            block = self.laid(index)
            if y + block.height > 0:
                found.append((index, y))
            y += block.height
            index += 1
        return found

    def heights(self) -> list[int]:
        """Return the heights of all blocks, as far as they are known."""
        return [self._heights[index] for index in range(len(self.blocks))]

    @property
    def value(self) -> int:
        """Return how far the article is scrolled, as far as heights are known."""
        return TOP + self._heights.before(self._first) + self._offset

    @property
    def maximum(self) -> int:
        """Return how far it can be scrolled, as far as heights are known."""
        return max(TOP + self._heights.total + BOTTOM - self.height, 0)

    def scroll_by(self, distance: int) -> int:
        """Scroll by a distance, near ones by real heights; return by how much what was in sight moved up."""
        if not self.blocks:
            return 0
        if abs(distance) > 3 * self.height:
            return self.scroll_to(self.value + distance)
        held, y = self._first, -self._offset
        self._offset += distance
        self._walk_up()
        self.settle()
        return y - self.top_of(held)

    def bring(self, position: int, y: int) -> None:
        """Scroll so that the line a position stands on has its top at this height, if the ends allow it."""
        if not self.blocks:
            return
        position = self.blocks.clamp(position)
        self._first = self.blocks.index_at(position)
        block = self.laid(self._first)
        self._offset = block.line_top(block.line_of(position)) - y
        self._walk_up()
        self.settle()

    def scroll_to(self, value: int) -> int:
        """Scroll to a value of the scroll bar; return by how much what was in sight moved up."""
        held, y = self._first, -self._offset
        self._put(value)
        self.settle()
        return y - self.top_of(held)

    def settle(self) -> None:
        """Lay out what is in sight and keep within the ends."""
        for _ in range(8):
            self._walk_down()
            self.in_sight()
            within = min(max(self.value, 0), self.maximum)
            if within == self.value:
                break
            self._put(within)

    def top_of(self, index: int) -> int:
        """Return the height of a block's top in the viewport; out of sight it may be an estimate."""
        return self._heights.before(index) - self._heights.before(self._first) - self._offset

    def index_of(self, place: Place) -> int:
        """Return the block in which a place is drawn."""
        position = self.blocks.clamp(place.position)
        index = self.blocks.index_at(position)
        hangs = place.upstream and index > 0 and self.blocks[index - 1].end == position
        return index - 1 if hangs else index

    def spot(self, place: Place) -> Spot:
        """Return where a caret at a place stands."""
        if not self.blocks:
            return Spot(self.metrics.left, TOP, self.metrics.body.line)
        position, index = self.blocks.clamp(place.position), self.index_of(place)
        block = self.laid(index)
        line = block.line_of(position, upstream=place.upstream)
        y = self.top_of(index) + block.line_top(line)
        return Spot(self.metrics.left + block.x_of(position, line), y, block.setting.line)

    def place_at(self, x: float, y: float) -> Place:
        """Return the place nearest to a point of the viewport."""
        if not self.blocks:
            return Place(0)
        index = self._block_at(y)
        block = self.laid(index)
        line = block.line_at(y - self.top_of(index))
        return Place(*block.position_at(x - self.metrics.left, line))

    def character_at(self, x: float, y: float) -> int | None:
        """Return the position of the character under a point of the viewport, if one is there."""
        if not self.blocks:
            return None
        index = self._block_at(y)
        block, top = self.laid(index), self.top_of(index)
        if not block.top <= y - top < block.top + block.lines * block.setting.line:
            return None
        return block.character_at(x - self.metrics.left, block.line_at(y - top))

    def lines_of(self, span: Span) -> list[tuple[int, int]]:
        """Return the stretches of height, `(top, bottom)`, that the lines of a span take up in sight."""
        touched = self.blocks.touched(*span)
        found = []
        for index, y in self.in_sight():
            if index in touched:
                block = self.laid(index)
                first = block.line_of(max(span.start, block.block.start))
                last = block.line_of(min(span.end, block.block.end) - 1)
                found.append((y + block.line_top(first), y + block.line_top(last) + block.setting.line))
        return found

    def _block_at(self, y: float) -> int:
        return self._heights.block_at(int(y) + self.value - TOP)

    def _walk_up(self) -> None:
        while self._offset < 0 and self._first > 0:
            self._first -= 1
            self._offset += self.laid(self._first).height

    def _walk_down(self) -> None:
        while self._first + 1 < len(self.blocks) and self._offset >= (height := self.laid(self._first).height):
            self._offset -= height
            self._first += 1

    def _put(self, value: int) -> None:
        value = min(max(value, 0), self.maximum) - TOP
        if not self.blocks:
            return
        self._first = self._heights.block_at(value)
        self._offset = value - self._heights.before(self._first)
