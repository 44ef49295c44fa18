"""Lanes: which underline and which stripe of the margin a coding takes within one block."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.metrics import NARROW_LANES, WIDE_LANES
from desktop.ui.reader.page import Page
from desktop.ui.reader.values import Mark

_KEPT = 512


class Lane(NamedTuple):
    """One coding within one block: its part `[start, end)`, its lines (both inside), and its two lanes."""

    mark: Mark
    start: int
    end: int
    first_line: int
    last_line: int
    underline: int
    stripe: int


class BlockLanes(NamedTuple):
    """The codings of a block; `slot` is the width of one stripe's lane, `hidden` what the underlines leave out."""

    lanes: list[Lane]
    slot: int
    stripes: int
    hidden: dict[int, int]
    crowd: dict[int, int]


class LaneBook:
    """The lanes of each block, worked out when it is first seen and again when a coding in it changes.

    They follow from the block's own codings alone, so that neither scrolling nor a coding elsewhere moves them.
    """

    def __init__(self, page: Page, marks: MarkIndex[Mark]) -> None:
        self._page = page
        self._marks = marks
        self._known: dict[int, BlockLanes] = {}

    def of(self, index: int) -> BlockLanes:
        """Return the lanes of a block."""
        found = self._known.get(index)
        if found is None:
            if len(self._known) > _KEPT:
                self._known.clear()
            found = self._known[index] = self._assigned(self._page.laid(index))
        return found

    def forget(self, indices: Iterable[int]) -> None:
        """Have the lanes of these blocks worked out again."""
        for index in indices:
            self._known.pop(index, None)

    def forget_all(self) -> None:
        """Have all lanes worked out again."""
        self._known.clear()

    def _assigned(self, block: LaidBlock) -> BlockLanes:
        start, end = block.block.start, block.block.end
        marks = self._marks.overlapping(start, end)
        parts = [(max(mark.span.start, start), min(mark.span.end, end)) for mark in marks]
        lines = [(block.line_of(first), block.line_of(last - 1)) for first, last in parts]
        owners = [mark.owner for mark in marks]
        underlines = fit_apart(owners, parts)
        stripes = fit_apart(owners, [(first, last + 1) for first, last in lines])
        lanes = [
            Lane(mark, *part, *span, underline, stripe)
            for mark, part, span, underline, stripe in zip(marks, parts, lines, underlines, stripes, strict=True)
        ]
        room = self._page.metrics.lanes(block.setting)
        slot, shown = self._slots(max(stripes, default=0) + 1)
        hidden = _count(lane for lane in lanes if lane.underline >= room)
        return BlockLanes(lanes, slot, shown, hidden, _count(lane for lane in lanes if lane.stripe >= shown))

    def _slots(self, needed: int) -> tuple[int, int]:
        """Return the width of a lane and how many are drawn apart; the last one is left to the crowd."""
        narrow = self._page.metrics.slot
        if needed <= WIDE_LANES:
            return narrow * NARROW_LANES // WIDE_LANES, WIDE_LANES
        return narrow, NARROW_LANES if needed <= NARROW_LANES else NARROW_LANES - 1


def first_fit(intervals: Iterable[tuple[int, int]]) -> list[int]:
    """Return for intervals in order of their starts the lowest lane in which each is free of the others."""
    ends: list[int] = []
    found = []
    for start, end in intervals:
        lane = next((lane for lane, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        found.append(lane)
    return found


def fit_apart(owners: Sequence[str], intervals: Sequence[tuple[int, int]]) -> list[int]:
    """Return lanes as `first_fit` does, but no two owners in one lane: one's own first, then by letter."""
    if len(set(owners)) <= 1:
        return first_fit(intervals)
    found, taken = [0] * len(intervals), 0
    for owner in sorted(set(owners)):
        places = [place for place, each in enumerate(owners) if each == owner]
        lanes = first_fit([intervals[place] for place in places])
        for place, lane in zip(places, lanes, strict=True):
            found[place] = taken + lane
        taken += max(lanes) + 1
    return found


def _count(lanes: Iterable[Lane]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for lane in lanes:
        for line in range(lane.first_line, lane.last_line + 1):
            counts[line] = counts.get(line, 0) + 1
    return counts
