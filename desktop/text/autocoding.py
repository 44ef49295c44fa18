"""Coding by words: where a text has any of some words, and what would be coded there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from desktop.core.spans import Span
from desktop.text.clause_ends import CLAUSE_CLOSERS
from desktop.text.find import find
from desktop.text.paragraphs import paragraphs
from desktop.text.segment import clauses, sentences
from desktop.text.words import is_known, words


class Stretch(StrEnum):
    """What is coded where words were found."""

    WORDS = "words"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Target(NamedTuple):
    """A passage to code, and the words in it that it was found by."""

    span: Span
    hits: tuple[Span, ...]


def targets(
    text: str,
    needles: Iterable[str],
    stretch: Stretch,
    *,
    whole_words: bool = True,
    closers: str = CLAUSE_CLOSERS,
) -> list[Target]:
    """Return what would be coded, in order and without overlaps; several hits in one stretch make one target.

    With `whole_words`, a hit begins where a word begins and ends where one ends: 回乡创业 does not have 乡创.
    """
    found = sorted({hit for needle in needles for hit in find(text, needle)}, key=lambda hit: (hit.start, -hit.end))
    made: list[Target] = []
    for paragraph, hits in _by_paragraph(text, found):
        piece = text[paragraph.start : paragraph.end]
        local = [Span(hit.start - paragraph.start, hit.end - paragraph.start) for hit in hits]
        kept = _apart(_whole(piece, local) if whole_words else local)
        made += [_moved(target, paragraph.start) for target in _stretched(piece, kept, stretch, closers)]
    return made


def _by_paragraph(text: str, hits: Sequence[Span]) -> list[tuple[Span, list[Span]]]:
    if not hits:
        return []
    cut = paragraphs(text)
    starts = [paragraph.start for paragraph in cut]
    grouped: dict[int, list[Span]] = {}
    for hit in hits:
        grouped.setdefault(bisect_right(starts, hit.start) - 1, []).append(hit)
    return [(cut[place], inside) for place, inside in grouped.items()]


def _whole(piece: str, hits: list[Span]) -> list[Span]:
    """Keep the hits that are words or runs of words."""
    cut = words(piece) if hits else []
    return [hit for hit in hits if _is_edge(piece, cut, hit.start) and _is_edge(piece, cut, hit.end)]


def _is_edge(piece: str, cut: list[Span], position: int) -> bool:
    """Tell whether no word of the dictionary runs across a position; one that is only guessed does not count."""
    place = bisect_right(cut, position, key=lambda word: word.start) - 1
    word = cut[place] if place >= 0 else Span(position, position)
    inside = word.start < position < word.end
    return not inside or not is_known(piece[word.start : word.end].replace("\n", ""))


def _apart(hits: list[Span]) -> list[Span]:
    """Keep, of hits that overlap, the first and longest."""
    kept: list[Span] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _stretched(piece: str, hits: list[Span], stretch: Stretch, closers: str) -> list[Target]:
    cut = _cut(piece, stretch, closers) if hits else []
    made: list[Target] = []
    for hit in hits:
        span = _around(cut, hit)
        if made and span.start < made[-1].span.end:
            former = made.pop()
            span, earlier = Span(former.span.start, max(former.span.end, span.end)), former.hits
        else:
            earlier = ()
        made.append(Target(span, (*earlier, hit)))
    return made


def _cut(piece: str, stretch: Stretch, closers: str) -> list[Span]:
    if stretch is Stretch.CLAUSE:
        return clauses(piece, closers=closers)
    if stretch is Stretch.SENTENCE:
        return sentences(piece)
    if stretch is Stretch.PARAGRAPH:
        start = len(piece) - len(piece.lstrip())
        return [Span(start, len(piece.rstrip()))]
    return []


def _around(cut: list[Span], hit: Span) -> Span:
    """Return the hit with all of the stretches it touches."""
    first = bisect_right(cut, hit.start, key=lambda each: each.end)
    last = bisect_left(cut, hit.end, key=lambda each: each.start)
    touched = cut[first:last]
    return Span(min(hit.start, touched[0].start), max(hit.end, touched[-1].end)) if touched else hit


def _moved(target: Target, by: int) -> Target:
    hits = tuple(Span(hit.start + by, hit.end + by) for hit in target.hits)
    return Target(Span(target.span.start + by, target.span.end + by), hits)
