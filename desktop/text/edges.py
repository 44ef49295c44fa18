"""Edges of a span: what counts when two coders' spans are compared."""

from __future__ import annotations

from unicodedata import category

from desktop.core.spans import Span

# Unicode calls them punctuation or not; here it is the other way round: a per cent sign is part of a figure.
_PARTS_OF_WORDS = frozenset("%\uff05‰‱&\uff06@＠#\uff03§")
_MARKS_TOO = frozenset("～~｜|^\uff40`\u00b4¨")
_IGNORED = ("P", "Z", "C")


def trim_punctuation(text: str, span: Span) -> Span:
    """Return the span without punctuation, quotes, brackets and white space at both edges.

    A span with nothing else in it comes back as it is: it would otherwise be nowhere.
    """
    start, end = span
    while start < end and _is_edge(text[start]):
        start += 1
    while start < end and _is_edge(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else span


def _is_edge(character: str) -> bool:
    if character in _PARTS_OF_WORDS:
        return False
    return character.isspace() or character in _MARKS_TOO or category(character)[0] in _IGNORED
