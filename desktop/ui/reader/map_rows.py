"""A whole article on a few hundred rows of pixels: which row a position lies on, and how many codings lie on each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from desktop.core.spans import Span
from desktop.ui.reader.blocks import Block
from desktop.ui.reader.values import Mark

# A short article is not blown up: a line of text takes no more than a few pixels.
_LARGEST = 0.17
_MANY, _VERY_MANY = 4, 16


class MapScale:
    """Where blocks lie on the map; their heights are those known when it was made, so that nothing on it moves."""

    def __init__(self, blocks: Sequence[Block], heights: Sequence[int], room: int) -> None:
        self._blocks = blocks
        self._tops = list(accumulate(heights, initial=0))
        total = max(self._tops[-1], 1)
        self.scale = min(room / total, _LARGEST)
        self.rows = max(round(total * self.scale), 1)
        self._starts = [self._position(row / self.scale) for row in range(self.rows)]

    def row_of(self, position: int) -> int:
        """Return the row that a position lies on, the first of them if it is larger than a row."""
        row = bisect_left(self._starts, position)
        found = row < self.rows and self._starts[row] == position
        return row if found else max(row - 1, 0)

    def ends(self, start: int, end: int) -> tuple[int, int]:
        """Return the first and the last row of a stretch of text, which is mostly on one."""
        first = self.row_of(start)
        if first + 1 == self.rows or end <= self._starts[first + 1]:
            return first, first
        return first, bisect_right(self._starts, end - 1) - 1

    def all_ends(self, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """Yield what `ends` returns for each of many spans in order of their starts."""
        starts, most, row = self._starts, self.rows, 0
        for start, end in spans:
            while row < most and starts[row] < start:
                row += 1
            first = row if row < most and starts[row] == start else max(row - 1, 0)
            if first + 1 == most or end <= starts[first + 1]:
                yield first, first
            else:
                yield first, bisect_right(starts, end - 1) - 1

    def row_in(self, index: int, share: float) -> float:
        """Return the row of a share of a block, from its top."""
        if not self._blocks:
            return 0.0
        return (self._tops[index] + share * (self._tops[index + 1] - self._tops[index])) * self.scale

    def position_at(self, row: float) -> int:
        """Return a position that lies on a row."""
        return self._position(row / self.scale)

    def bars(self, rows: range) -> Iterator[tuple[float, float]]:
        """Yield top and height, in rows, of each block that lies on some rows."""
        first = max(bisect_right(self._tops, rows.start / self.scale) - 1, 0)
        last = min(bisect_left(self._tops, rows.stop / self.scale), len(self._tops) - 1)
        for index in range(first, last):
            top, bottom = self._tops[index], self._tops[index + 1]
            yield top * self.scale, (bottom - top) * self.scale

    def _position(self, height: float) -> int:
        if not self._blocks:
            return 0
        index = min(max(bisect_right(self._tops, height) - 1, 0), len(self._blocks) - 1)
        block, tall = self._blocks[index], max(self._tops[index + 1] - self._tops[index], 1)
        share = min(max((height - self._tops[index]) / tall, 0.0), 1.0)
        return block.start + int(share * (block.end - block.start))


class Run(NamedTuple):
    """Rows `[first, end)` that one colour covers to the same level, 1 to 4."""

    first: int
    end: int
    level: int


class Density:
    """How many codings of each colour lie on each row; they are given in reading order."""

    def __init__(self, scale: MapScale, marks: Sequence[Mark] = ()) -> None:
        self._scale = scale
        steps: dict[tuple[int, str], list[int]] = {}
        for mark, (first, last) in zip(marks, scale.all_ends(mark.span for mark in marks), strict=True):
            key = (mark.pattern, mark.color)
            found = steps.get(key)
            if found is None:
                found = steps[key] = [0] * (scale.rows + 1)
            found[first] += 1
            found[last + 1] -= 1
        # By category, as the codebook has them: each keeps its place across the map.
        self._counts = {key: list(accumulate(steps[key]))[:-1] for key in sorted(steps)}

    def colors(self) -> list[tuple[int, str]]:
        """Return the colours, each with its pattern, in the order in which they stand side by side."""
        return list(self._counts)

    def add(self, mark: Mark, count: int = 1) -> range:
        """Count a coding in, or out with -1, and return the rows it lies on."""
        key = (mark.pattern, mark.color)
        if key not in self._counts:
            self._counts = dict(sorted({**self._counts, key: [0] * self._scale.rows}.items()))
        counts = self._counts[key]
        first, last = self._scale.ends(*mark.span)
        rows = range(first, last + 1)
        for row in rows:
            counts[row] += count
        return rows

    def runs(self, color: tuple[int, str], rows: range) -> Iterator[Run]:
        """Yield what a colour covers of some rows, neighbours of one level together."""
        counts, first = self._counts[color][rows.start : rows.stop], rows.start
        for level, group in groupby(counts, key=_level):
            end = first + sum(1 for _ in group)
            if level:
                yield Run(first, end, level)
            first = end


def _level(count: int) -> int:
    if count <= 1:
        return max(count, 0)
    return 2 if count < _MANY else 3 if count < _VERY_MANY else 4
