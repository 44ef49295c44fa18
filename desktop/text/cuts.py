"""Cuts: a line parted behind its closing marks, each part with more in it than marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TypeAlias

from desktop.core.spans import Span
from desktop.text.marks import CONTENT
from desktop.text.wraps import Joined

Closes: TypeAlias = Callable[[str, int, re.Match[str]], bool]


def cut(line: str, part: Span, *, runs: re.Pattern[str], closes: Closes) -> list[Span]:
    """Return the gapless pieces of a part of the line.

    `runs` finds the closing marks; `closes` is asked with the line, the begin of the piece and the run. Marks alone
    make no piece: they go with the piece after them, or at the end with the one before.
    """
    ends: list[int] = []
    begin = looked_to = part.start
    filled = False
    for run in runs.finditer(line, part.start, part.end):
        filled = filled or _has_content(line, looked_to, run.start())
        looked_to = run.end()
        if filled and closes(line, begin, run):
            ends.append(run.end())
            begin, filled = run.end(), False
    if ends and not filled and not _has_content(line, looked_to, part.end):
        ends.pop()
    return [Span(*edges) for edges in pairwise([part.start, *ends, part.end]) if edges[0] < edges[1]]


def trimmed(joined: Joined, pieces: list[Span]) -> Iterator[Span]:
    """Yield the pieces as spans of the article, without white space at their edges and without empty ones."""
    for piece in pieces:
        words = joined.text[piece.start : piece.end]
        start = piece.start + len(words) - len(words.lstrip())
        end = piece.start + len(words.rstrip())
        if start < end:
            yield joined.span(start, end)


def _has_content(line: str, start: int, end: int) -> bool:
    return CONTENT.search(line, start, end) is not None
