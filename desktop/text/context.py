"""Context: the sentences around a passage, on one line."""

from __future__ import annotations

import re

from desktop.core.spans import Span
from desktop.text.find import InContext, one_line
from desktop.text.segment import sentences

_BLANK_LINE = re.compile(r"\n\s*\n")


def in_sentences(text: str, span: Span, *, reach: int = 160, beside: int = 0) -> InContext:
    """Return a passage within the sentences it touches, at most `reach` code points of them on either side.

    `beside` asks for so many sentences more before and after, as far as they are of the same paragraph.
    """
    begin, end = _paragraph_around(text, span, reach)
    cut = [Span(begin + start, begin + stop) for start, stop in sentences(text[begin:end])]
    touched = [place for place, each in enumerate(cut) if each.overlaps(span)]
    shown = cut[max(0, touched[0] - beside) : touched[-1] + beside + 1] if touched else []
    first = min([span.start, *(each.start for each in shown)])
    last = max([span.end, *(each.end for each in shown)])
    before, hit, after = (one_line(text, Span(*edges)) for edges in ((first, span.start), span, (span.end, last)))
    return InContext(before, hit, after)


def _paragraph_around(text: str, span: Span, reach: int) -> Span:
    """Return what of its own paragraph lies within reach, so that a long text costs no more than a short one."""
    lowest, highest = max(0, span.start - reach), min(len(text), span.end + reach)
    ends = [lowest + match.end() for match in _BLANK_LINE.finditer(text[lowest : span.start])]
    following = _BLANK_LINE.search(text, span.end, highest)
    return Span(ends[-1] if ends else lowest, following.start() if following else highest)
