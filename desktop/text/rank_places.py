"""Where a coder's codings break the rule of main and secondary: each coded unit has one main coding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.core.codings import Coding
from desktop.core.spans import Span
from desktop.text.edges import trim_punctuation


class RankPlace(NamedTuple):
    """A unit that has several main codings, or secondary ones and no main one (`mains` is empty then).

    `span` is the first of a run of units with the same codings; `codings` are all that lie on it, by place.
    """

    span: Span
    mains: tuple[str, ...]
    codings: tuple[str, ...]


def rank_places(text: str, units: Sequence[Span], codings: Iterable[Coding], main: str) -> list[RankPlace]:
    """Return the units with more or less than one coding of the rank `main`, in order; those not coded are left out.

    Punctuation at the edges of units and codings counts for nothing. Units in a row with the same codings are one.
    """
    trimmed = [trim_punctuation(text, unit) for unit in units]
    starts, ends = [unit.start for unit in trimmed], [unit.end for unit in trimmed]
    on_unit: dict[int, list[Coding]] = {}
    for coding in sorted(codings, key=lambda each: (each.start, each.end, each.id)):
        span = trim_punctuation(text, coding.span)
        for place in range(bisect_right(ends, span.start), bisect_left(starts, span.end)):
            on_unit.setdefault(place, []).append(coding)
    found: list[RankPlace] = []
    for place in sorted(on_unit):
        here = on_unit[place]
        mains = tuple(each.id for each in here if each.rank == main)
        ids = tuple(each.id for each in here)
        if len(mains) != 1 and not (found and found[-1].codings == ids):
            found.append(RankPlace(trimmed[place], mains, ids))
    return found
