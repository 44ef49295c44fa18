"""Relations between spans: which of some spans stand to any of others as asked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate

from desktop.core.spans import Span


class Relation(StrEnum):
    """How one span stands to another of the same article.

    NEAR: at most so many code points lie between them. BEFORE: it ends at most so many before the other begins.
    """

    OVERLAPS = "overlaps"
    INSIDE = "inside"
    CONTAINS = "contains"
    NEAR = "near"
    BEFORE = "before"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


# Relations that a distance belongs to, and those that need to know sentences or paragraphs.
BY_DISTANCE = frozenset({Relation.NEAR, Relation.BEFORE})
BY_UNIT = frozenset({Relation.SENTENCE, Relation.PARAGRAPH})


class Others:
    """Some spans of an article, ready to be asked whether any of them stands to a span as wanted."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))
        # From the last back: the nearest end of all that begin here or later.
        self._nearest = list(accumulate((span.end for span in reversed(ordered)), min))[::-1]

    def any_as(self, span: Span, relation: Relation, distance: int = 0) -> bool:
        """Tell whether this span stands in the relation to any of the others."""
        if relation is Relation.INSIDE:
            return self._reaches(bisect_right(self._starts, span.start), span.end)
        if relation is Relation.CONTAINS:
            first = bisect_left(self._starts, span.start)
            return first < len(self._starts) and self._nearest[first] <= span.end
        if relation is Relation.NEAR:
            return self._reaches(bisect_right(self._starts, span.end + distance), span.start - distance)
        if relation is Relation.BEFORE:
            first = bisect_left(self._starts, span.end)
            return first < len(self._starts) and self._starts[first] <= span.end + distance
        return self._reaches(bisect_left(self._starts, span.end), span.start + 1)

    def _reaches(self, count: int, position: int) -> bool:
        """Tell whether one of the first `count` ends at a position or behind it."""
        return count > 0 and self._furthest[count - 1] >= position


def standing_so(
    spans: Sequence[Span],
    others: Iterable[Span],
    relation: Relation,
    *,
    distance: int = 0,
    units: Sequence[Span] = (),
) -> list[bool]:
    """Tell of each span whether it stands in the relation to any of the others.

    `units` are the sentences or paragraphs of the article in order, for the relations that go by them: two spans
    share a unit if both have a character in it.
    """
    if relation in BY_UNIT:
        touched = _Units(units)
        spans, others = [touched.of(span) for span in spans], [touched.of(span) for span in others]
        relation = Relation.OVERLAPS
    # What touches no unit is an empty span of numbers, and stands to nothing.
    found = Others(other for other in others if other.start < other.end)
    return [span.start < span.end and found.any_as(span, relation, distance) for span in spans]


class _Units:
    def __init__(self, units: Sequence[Span]) -> None:
        self._starts = [unit.start for unit in units]
        self._ends = [unit.end for unit in units]

    def of(self, span: Span) -> Span:
        """Return which units a span touches, as a span of their numbers; of none, an empty one."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return Span(first, max(first, last))
