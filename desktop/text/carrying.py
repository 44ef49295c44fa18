"""Carrying: where a span of one text version stands in another, by the stretches that were copied between them.

The rule for the two ends of a span:

- A start inside a copied stretch, or at its beginning, goes with the character there. A start at the beginning of what
  was replaced goes to the beginning of the replacement.
- An end inside a copied stretch, or at its end, goes with the character before it. An end at the end of what was
  replaced goes to the end of the replacement.
- Any other end, that is one amid replaced words, goes nowhere, and neither does a span of which nothing is left.

So a span keeps the words it stood on, whatever was corrected inside it; one that covered just the replaced words covers
the replacement; and words put in at its edge stay outside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.core.spans import Span

Carried = Sequence[tuple[int, int, int]]

_LONGEST_COMPARED = 4000  # code points; of longer stretches only the equal ends count as copied


class Gap(NamedTuple):
    """What was replaced: a stretch of the old text and what stands there in the new one; either may be empty."""

    old: Span
    new: Span


class OffsetMap:
    """The way from one text version to another; lengths and positions are code points.

    `carried` holds the copied stretches as `(old_start, old_end, new_start)`.
    """

    def __init__(self, carried: Carried, old_length: int, new_length: int) -> None:
        self._carried = sorted(carried)
        self._starts = [start for start, _, _ in self._carried]
        self._lengths = old_length, new_length

    def span(self, span: Span) -> Span | None:
        """Return where a span stands now, None if it cannot be carried."""
        start, end = self.start(span.start), self.end(span.end)
        return Span(start, end) if start is not None and end is not None and start < end else None

    def start(self, position: int) -> int | None:
        """Return where a position at which a span starts stands now."""
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return 0 if position == 0 else None
        old_start, old_end, new_start = self._carried[at]
        # Right behind a copied stretch begins what was replaced.
        return new_start + position - old_start if position <= old_end else None

    def end(self, position: int) -> int | None:
        """Return where a position at which a span ends stands now."""
        at = bisect_right(self._starts, position - 1) - 1
        if at >= 0 and position <= self._carried[at][1]:
            return self._carried[at][2] + position - self._carried[at][0]
        if at + 1 < len(self._carried):
            old_start, _, new_start = self._carried[at + 1]
            return new_start if position == old_start else None
        return self._lengths[1] if position == self._lengths[0] else None

    def inverse(self) -> OffsetMap:
        """Return the way back."""
        back = [(new, new + end - start, start) for start, end, new in self._carried]
        return OffsetMap(back, self._lengths[1], self._lengths[0])


def carried_over(maps: Iterable[OffsetMap], span: Span) -> Span | None:
    """Return where a span stands after several maps, one after the other."""
    now: Span | None = span
    for each in maps:
        now = each.span(now) if now is not None else None
    return now


def gaps(carried: Carried, old_length: int, new_length: int) -> Iterator[Gap]:
    """Return what lies between the copied stretches of two texts in the same order."""
    edges = [(0, 0, 0), *carried, (old_length, old_length, new_length)]
    for (start, end, new), (next_start, _, next_new) in pairwise(edges):
        gap = Gap(Span(end, next_start), Span(new + end - start, next_new))
        if gap.old.start < gap.old.end or gap.new.start < gap.new.end:
            yield gap


def copied(text: str, span: Span, words: str) -> tuple[tuple[int, int, int], ...]:
    """Return the copied stretches when words take the place of a span of a text."""
    grown = len(words) - (span.end - span.start)
    equal, by = _equal(text[span.start : span.end], words), span.start
    inside = ((by + old, by + end, by + new) for old, end, new in equal)
    stretches = [(0, span.start, 0), *inside, (span.end, len(text), span.end + grown)]
    return tuple(_joined(stretch for stretch in stretches if stretch[0] < stretch[1]))


def _joined(stretches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the stretches, those made one that follow each other in both texts."""
    found: list[tuple[int, int, int]] = []
    for start, end, new in stretches:
        if found and found[-1][1] == start and found[-1][2] + start - found[-1][0] == new:
            start, _, new = found.pop()  # noqa: PLW2901 - the stretch begins where the one before it did
        found.append((start, end, new))
    return found


def going_on(old: str, new: str, position: int) -> int:
    """Return where a place of a text is once its words are others: behind what was changed it moves along."""
    head, tail = common_ends(old, new)
    if position <= head:
        return position
    return position + len(new) - len(old) if position >= len(old) - tail else head


def common_ends(old: str, new: str) -> tuple[int, int]:
    """Return how many characters two texts share at the beginning, and of the rest at the end."""
    shortest = min(len(old), len(new))
    head = next((place for place in range(shortest) if old[place] != new[place]), shortest)
    tail = next((place for place in range(shortest - head) if old[-1 - place] != new[-1 - place]), shortest - head)
    return head, tail


def _equal(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return what two short texts share, in order: equal ends, and between them what is no mere chance."""
    head, tail = common_ends(old, new)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = _blocks(inner_old, inner_new) if max(len(inner_old), len(inner_new)) <= _LONGEST_COMPARED else []
    middle = [(head + start, head + end, head + at) for start, end, at in blocks]
    return [(0, head, 0), *middle, (len(old) - tail, len(old), len(new) - tail)]


def _blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    # Late: to carry, which every article opened may ask for, it is not needed.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = [(found.a, found.a + found.size, found.b) for found in matcher.get_matching_blocks() if found.size]
    while (chance := _by_chance(blocks, len(old), len(new))) is not None:
        del blocks[chance]
    return blocks


def _by_chance(blocks: list[tuple[int, int, int]], old_length: int, new_length: int) -> int | None:
    """Return the first shared piece that is shorter than what was replaced on either side of it."""
    edges = [(0, 0, 0), *blocks, (old_length, old_length, new_length)]
    replaced = [
        max(next_start - end, next_new - (new + end - start))
        for (start, end, new), (next_start, _, next_new) in pairwise(edges)
    ]
    for place, (start, end, _) in enumerate(blocks):
        if end - start < min(replaced[place], replaced[place + 1]):
            return place
    return None
