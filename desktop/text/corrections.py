"""Corrections: a text with other words in one place, its paragraphs, and how it is tied to the raw text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.core.paragraphs import Paragraph
from desktop.core.segments import Segment, SegmentKind
from desktop.core.spans import Span
from desktop.text.carrying import Gap, copied, gaps


class Corrected(NamedTuple):
    """A corrected text and all that its version says of it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
    carried: tuple[tuple[int, int, int], ...]


def corrected(
    text: str, paragraphs: Sequence[Paragraph], segments: Sequence[Segment], span: Span, words: str
) -> Corrected:
    """Return the text with these words in the place of a span that lies within one paragraph."""
    new_text = text[: span.start] + words + text[span.end :]
    carried = copied(text, span, words)
    grown = len(new_text) - len(text)
    moved = tuple(
        Paragraph(
            each.start + (grown if each.start > span.start else 0), each.end + (grown if each.end >= span.end else 0),
            each.role,
        )
        for each in paragraphs
    )  # fmt: skip
    tied = retied(segments, list(gaps(carried, len(text), len(new_text))))
    return Corrected(new_text, moved, tied, carried)


def holding(paragraphs: Iterable[Paragraph], span: Span) -> Paragraph | None:
    """Return the paragraph that a span lies in, None where it lies in none or reaches into another."""
    return next((each for each in paragraphs if each.start <= span.start and span.end <= each.end), None)


def raw_stretch(segments: Iterable[Segment], span: Span) -> Span | None:
    """Return the stretch of raw text that a span of clean text comes from, None if it comes from nowhere."""
    parts = [_clipped(each, span) for each in segments if each.clean_start < span.end and span.start < each.clean_end]
    return _hull(part for part in parts if part.raw_start < part.raw_end)


def retied(segments: Sequence[Segment], replaced: Sequence[Gap]) -> tuple[Segment, ...]:
    """Return segments that tie a corrected text to the raw text, given those of the text before and what was replaced.

    A stretch that was replaced is tied as a whole to the raw text it came from; so is all of an older such stretch
    that it touches, for of that nobody can say which character became which.
    """
    if not segments:
        return ()
    found: list[Segment] = []
    rest = list(segments)
    for gap in _widened(segments, replaced):
        shift = gap.new.start - gap.old.start
        before, rest = _split(rest, gap.old.start)
        while rest and rest[0].clean_start == rest[0].clean_end == gap.old.start:
            before.append(rest.pop(0))
        inside, rest = _split(rest, gap.old.end)
        found += [_shifted(each, shift) for each in before]
        found += _standing_for(inside, gap, found, rest)
    shift = 0 if not replaced else replaced[-1].new.end - replaced[-1].old.end
    return (*found, *(_shifted(each, shift) for each in rest))


def _standing_for(inside: list[Segment], gap: Gap, before: list[Segment], behind: list[Segment]) -> list[Segment]:
    raw = _hull(each for each in inside if each.raw_start < each.raw_end)
    if raw is None:
        place = before[-1].raw_end if before else behind[0].raw_start if behind else 0
        raw = Span(place, place)
    if gap.new.start == gap.new.end:
        kind = SegmentKind.DROP
    else:
        kind = SegmentKind.INSERT if raw.start == raw.end else SegmentKind.SUBSTITUTE
    stands = Segment(*gap.new, *raw, kind)
    return [stands] if gap.new.start < gap.new.end or raw.start < raw.end else []


def _split(segments: list[Segment], at: int) -> tuple[list[Segment], list[Segment]]:
    """Return what lies before a position and what lies from it on; a dropped stretch right there comes behind."""
    place = next((index for index, each in enumerate(segments) if each.clean_end > at or each.clean_start >= at), None)
    if place is None:
        return segments, []
    cut = segments[place]
    if cut.clean_start >= at:
        return segments[:place], segments[place:]
    first, second = _clipped(cut, Span(cut.clean_start, at)), _clipped(cut, Span(at, cut.clean_end))
    return [*segments[:place], first], [second, *segments[place + 1 :]]


def _widened(segments: Sequence[Segment], replaced: Iterable[Gap]) -> list[Gap]:
    """Return what was replaced, grown to whole segments where a segment cannot be cut; those that meet made one."""
    found: list[Gap] = []
    for gap in replaced:
        wide = gap
        for each in segments:
            if not _can_be_cut(each) and each.clean_start < wide.old.end and wide.old.start < each.clean_end:
                wide = _grown(wide, each)
        if found and wide.old.start < found[-1].old.end:
            last = found.pop()
            wide = Gap(Span(last.old.start, wide.old.end), Span(last.new.start, wide.new.end))
        found.append(wide)
    return found


def _grown(gap: Gap, segment: Segment) -> Gap:
    before = max(0, gap.old.start - segment.clean_start)
    behind = max(0, segment.clean_end - gap.old.end)
    return Gap(Span(gap.old.start - before, gap.old.end + behind), Span(gap.new.start - before, gap.new.end + behind))


def _can_be_cut(segment: Segment) -> bool:
    return segment.clean_end - segment.clean_start == segment.raw_end - segment.raw_start or (
        segment.kind is SegmentKind.INSERT
    )


def _clipped(segment: Segment, span: Span) -> Segment:
    """Return the part of a segment inside a span; one that cannot be cut keeps all of its raw text."""
    before, behind = max(0, span.start - segment.clean_start), max(0, segment.clean_end - span.end)
    start, end = segment.clean_start + before, segment.clean_end - behind
    if segment.clean_end - segment.clean_start != segment.raw_end - segment.raw_start:
        return Segment(start, end, segment.raw_start, segment.raw_end, segment.kind)
    return Segment(start, end, segment.raw_start + before, segment.raw_end - behind, segment.kind)


def _shifted(segment: Segment, by: int) -> Segment:
    return segment._replace(clean_start=segment.clean_start + by, clean_end=segment.clean_end + by)


def _hull(segments: Iterable[Segment]) -> Span | None:
    parts = list(segments)
    return Span(min(each.raw_start for each in parts), max(each.raw_end for each in parts)) if parts else None
