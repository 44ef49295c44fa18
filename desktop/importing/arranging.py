"""Arranged text: paragraphs with exactly one blank line between them, tied to the raw text they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.core.segments import Segment, SegmentKind
from desktop.core.spans import Span

SEPARATOR = "\n\n"


def arrange(
    text: str, segments: Sequence[Segment], stretches: Sequence[Span]
) -> tuple[str, tuple[Span, ...], tuple[Segment, ...]]:
    """Return the stretches of a text as paragraphs, where each now stands, and the segments back to the raw text.

    `segments` tie `text` to its raw text. Of the result, copied and substituted stretches cover every raw code
    point that stays, dropped ones the rest, and inserted ones are the separators that the raw text did not have.
    """
    runs = _runs(text, stretches)
    arranged = SEPARATOR.join(text[run.start : run.end] for run in runs)
    return arranged, tuple(_standing(stretches)), tuple(_tied(segments, runs))


def _runs(text: str, stretches: Sequence[Span]) -> list[Span]:
    """Return the stretches, those joined that are separated just as they should be."""
    runs: list[Span] = []
    for stretch in stretches:
        if runs and text[runs[-1].end : stretch.start] == SEPARATOR:
            runs[-1] = Span(runs[-1].start, stretch.end)
        else:
            runs.append(stretch)
    return runs


def _standing(stretches: Sequence[Span]) -> Iterator[Span]:
    place = 0
    for stretch in stretches:
        length = stretch.end - stretch.start
        yield Span(place, place + length)
        place += length + len(SEPARATOR)


def _tied(segments: Sequence[Segment], runs: Sequence[Span]) -> Iterator[Segment]:
    place = raw_place = 0
    for number, run in enumerate(runs):
        if number:
            yield Segment(place, place + len(SEPARATOR), raw_place, raw_place, SegmentKind.INSERT)
            place += len(SEPARATOR)
        for part in _clipped(segments, run):
            if part.raw_start > raw_place:
                yield Segment(place, place, raw_place, part.raw_start, SegmentKind.DROP)
            length = part.clean_end - part.clean_start
            yield Segment(place, place + length, part.raw_start, part.raw_end, part.kind)
            place, raw_place = place + length, part.raw_end
    raw_end = segments[-1].raw_end if segments else 0
    if raw_end > raw_place:
        yield Segment(place, place, raw_place, raw_end, SegmentKind.DROP)


def _clipped(segments: Sequence[Segment], run: Span) -> Iterator[Segment]:
    """Return what the segments say about one run, in order; a stretch that is cut is one of equal lengths."""
    for number in range(_first_beyond(segments, run.start), len(segments)):
        segment = segments[number]
        if segment.clean_start >= run.end:
            return
        if segment.clean_start == segment.clean_end:
            continue
        before = max(0, run.start - segment.clean_start)
        behind = max(0, segment.clean_end - run.end)
        yield Segment(
            segment.clean_start + before, segment.clean_end - behind,
            segment.raw_start + before, segment.raw_end - behind, segment.kind,
        )  # fmt: skip


def _first_beyond(segments: Sequence[Segment], place: int) -> int:
    low, high = 0, len(segments)
    while low < high:
        middle = (low + high) // 2
        if segments[middle].clean_end <= place:
            low = middle + 1
        else:
            high = middle
    return low
