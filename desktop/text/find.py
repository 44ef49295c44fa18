"""Find: where a text has some words, and the words in their context."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from desktop.core.spans import Span
from desktop.text.variants import forms
from desktop.text.wraps import join

_BLANK = r"(?:[^\S\n]\n?|\n)"
_WRAP = r"\n?"
_PARAGRAPH_END = re.compile(r"\s*\n\s*\n\s*")


class InContext(NamedTuple):
    """Words found, with what stands before and after them, on one line."""

    before: str
    hit: str
    after: str


def find(text: str, needle: str, *, fold: bool = True) -> list[Span]:
    """Return where the text has the needle, first to last, without overlaps.

    A wrap may lie inside a match, a blank line may not. With `fold`, full-width and half-width forms, upper and lower
    case of A to Z, and simplified and traditional characters are the same; each stays one code point, so spans are
    those of the text as it is.
    """
    pattern = _pattern(needle, fold)
    return [Span(*match.span()) for match in pattern.finditer(text)] if pattern else []


def kwic(text: str, span: Span, width: int) -> InContext:
    """Return a span's words with up to `width` code points either side, wraps joined and blank lines as one blank."""
    before = one_line(text, Span(max(0, span.start - 2 * width), span.start))
    after = one_line(text, Span(span.end, min(len(text), span.end + 2 * width)))
    return InContext(before[max(0, len(before) - width) :], one_line(text, span), after[:width])


def one_line(text: str, span: Span) -> str:
    """Return a stretch of the text as one line, its wraps joined and blank lines as one blank."""
    piece = _PARAGRAPH_END.sub(" ", text[span.start : span.end])
    return join(piece, Span(0, len(piece))).text.replace("\n", " ")


@lru_cache(maxsize=32)
def _pattern(needle: str, fold: bool) -> re.Pattern[str] | None:  # noqa: FBT001 -- the cache takes it by position
    words = join(needle, Span(0, len(needle))).text.strip()
    if not words:
        return None
    parts: list[str] = []
    for index, character in enumerate(words):
        blank = character.isspace()
        if index and not blank and not words[index - 1].isspace():
            parts.append(_WRAP)
        parts.append(_BLANK if blank else _forms(character) if fold else re.escape(character))
    return re.compile("".join(parts))


def _forms(character: str) -> str:
    found = forms(character)
    return f"[{re.escape(found)}]" if len(found) > 1 else re.escape(character)
