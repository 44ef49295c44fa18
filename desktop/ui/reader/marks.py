"""The codings shown on an article, in an order in which overlaps are found quickly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.ui.reader.values import Mark

Positions = NDArray[np.int64]


class MarkIndex:
    """Marks by start, longest first; overlap queries scan sorted arrays, not Python objects."""

    def __init__(self, marks: Sequence[Mark] = ()) -> None:
        self.replace_all(marks)

    def replace_all(self, marks: Sequence[Mark]) -> None:
        """Hold these marks instead of what was held."""
        count = len(marks)
        starts = np.fromiter((mark.span.start for mark in marks), np.int64, count)
        ends = np.fromiter((mark.span.end for mark in marks), np.int64, count)
        order = np.lexsort((-ends, starts))
        self._starts: Positions = starts[order]
        self._ends: Positions = ends[order]
        self._marks = [marks[index] for index in order.tolist()]
        self._by_id = {mark.id: mark for mark in marks}

    def __len__(self) -> int:
        return len(self._marks)

    def get(self, mark_id: str | None) -> Mark | None:
        """Return the mark of this id, if it is shown."""
        return None if mark_id is None else self._by_id.get(mark_id)

    def add(self, mark: Mark) -> None:
        """Take one more mark in."""
        start, end = mark.span
        first, last = self._same_start(start)
        place = first + int(np.searchsorted(-self._ends[first:last], -end, side="right"))
        self._starts = np.insert(self._starts, place, start)
        self._ends = np.insert(self._ends, place, end)
        self._marks.insert(place, mark)
        self._by_id[mark.id] = mark

    def remove(self, mark_id: str) -> Mark | None:
        """Take a mark out and return it."""
        mark = self._by_id.pop(mark_id, None)
        if mark is None:
            return None
        place = self._place(mark)
        self._starts = np.delete(self._starts, place)
        self._ends = np.delete(self._ends, place)
        del self._marks[place]
        return mark

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with `[start, end)`, by start, longest first."""
        stop = int(np.searchsorted(self._starts, end, side="left"))
        found = np.flatnonzero(self._ends[:stop] > start)
        return [self._marks[index] for index in found.tolist()]

    def at(self, position: int) -> list[Mark]:
        """Return the marks on the character at a position, innermost first."""
        found = self.overlapping(position, position + 1)
        return sorted(found, key=lambda mark: (mark.span.end - mark.span.start, -mark.span.start))

    def after(self, mark: Mark) -> Mark | None:
        """Return the mark that follows this one in reading order."""
        place = self._place(mark) + 1
        return self._marks[place] if place < len(self._marks) else None

    def before(self, mark: Mark) -> Mark | None:
        """Return the mark that precedes this one in reading order."""
        place = self._place(mark) - 1
        return self._marks[place] if place >= 0 else None

    def first_from(self, position: int) -> Mark | None:
        """Return the first mark that starts at a position or behind it."""
        place = int(np.searchsorted(self._starts, position, side="left"))
        return self._marks[place] if place < len(self._marks) else None

    def last_before(self, position: int) -> Mark | None:
        """Return the last mark that starts before a position."""
        place = int(np.searchsorted(self._starts, position, side="left"))
        return self._marks[place - 1] if place else None

    def _same_start(self, start: int) -> tuple[int, int]:
        first = int(np.searchsorted(self._starts, start, side="left"))
        return first, int(np.searchsorted(self._starts, start, side="right"))

    def _place(self, mark: Mark) -> int:
        first, last = self._same_start(mark.span.start)
        return next(place for place in range(first, last) if self._marks[place].id == mark.id)
