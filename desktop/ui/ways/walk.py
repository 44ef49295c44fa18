"""A walk through the units of an article: where one stands, and which units are judged already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from desktop.core.spans import Span


class Walk:
    """Units in reading order, and the codings and none-marks that lie over them.

    Attributes:
        at: the number of the unit one stands on; 0 where there is none.
        seen: how many units are judged: something of the coder's lies over them.
    """

    def __init__(self, units: Sequence[Span] = ()) -> None:
        self.units = tuple(units)
        self.at = 0
        self.seen = 0
        self._starts = [unit.start for unit in self.units]
        self._ends = [unit.end for unit in self.units]
        self._over = [0] * len(self.units)
        self._stretches: dict[str, range] = {}

    def unit(self) -> Span | None:
        """Return the unit one stands on."""
        return self.units[self.at] if self.units else None

    def put(self, identity: str, span: Span) -> None:
        """Take note of a coding or none-mark, or of where it stands now."""
        self.drop(identity)
        stretch = self._stretches[identity] = self._under(span)
        for number in stretch:
            self.seen += self._over[number] == 0
            self._over[number] += 1

    def drop(self, identity: str) -> None:
        """Forget a coding or none-mark that is gone."""
        for number in self._stretches.pop(identity, ()):
            self._over[number] -= 1
            self.seen -= self._over[number] == 0

    def of(self, identity: str) -> int | None:
        """Return the number of the first unit that a coding or none-mark lies over."""
        stretch = self._stretches.get(identity)
        return stretch[0] if stretch else None

    def is_judged(self, number: int) -> bool:
        """Tell whether something lies over a unit."""
        return self._over[number] > 0

    def go_to(self, number: int) -> bool:
        """Stand on a unit and tell whether there is such a one."""
        inside = 0 <= number < len(self.units)
        self.at = number if inside else self.at
        return inside

    def near(self, position: int) -> int:
        """Return the number of the unit that a position lies in, else of the one that follows, else of the last."""
        return max(min(bisect_right(self._ends, position), len(self.units) - 1), 0)

    def open_from(self, number: int) -> int | None:
        """Return the number of the first unit from here on that is not judged, else of the first one at all."""
        count = len(self.units)
        around = ((number + step) % count for step in range(count))
        return next((each for each in around if not self._over[each]), None)

    def _under(self, span: Span) -> range:
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
