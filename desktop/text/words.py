"""Words of a canonical text: the spans to which selections snap and by which the cursor moves."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from desktop.core.spans import Span
from desktop.text.engines import engine
from desktop.text.paragraphs import paragraphs
from desktop.text.widths import HALF_WIDTH_WORDS
from desktop.text.wraps import Joined, join

_BLANKS = re.compile(r"\s*")
_DOUBLED = ("…", "—")
_JOINER = "\u200d"
# Accents, variation selectors and skin tones belong to the character before them.
_MODIFIERS = re.compile("[\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]")


def words(text: str, *, lexicon: bool = True) -> list[Span]:
    """Return words, marks and stretches of white space in order, covering the text without a gap."""
    filled = [word for paragraph in paragraphs(text) for word in _words(text, paragraph, lexicon=lexicon)]
    edges = sorted({0, len(text), *(edge for word in filled for edge in word)})
    return [Span(start, end) for start, end in pairwise(edges)]


def word_at(text: str, position: int, *, lexicon: bool = True) -> Span:
    """Return the word, mark or white space that holds the code point at a position; at the end, the last one."""
    if not text:
        return Span(0, 0)
    position = min(position, len(text) - 1)
    return _filled_at(text, position, lexicon=lexicon) or _blank_at(text, position)


def smallest_words(text: str, span: Span, *, lexicon: bool = True) -> Span:
    """Return the smallest span of whole words that covers a selection.

    White space at the edges of the selection is left out; where nothing else is selected, the span is empty.
    """
    selected = text[span.start : span.end]
    start = span.start + len(selected) - len(selected.lstrip())
    end = span.start + len(selected.rstrip())
    if start >= end:
        return Span(span.start, span.start)
    first = word_at(text, start, lexicon=lexicon)
    last = first if end <= first.end else word_at(text, end - 1, lexicon=lexicon)
    return Span(first.start, last.end)


def next_word(text: str, position: int, *, lexicon: bool = True) -> int:
    """Return where the next word or mark behind a position begins, or the end of the text."""
    if position >= len(text):
        return len(text)
    blanks = _BLANKS.match(text, word_at(text, position, lexicon=lexicon).end)
    return blanks.end() if blanks else len(text)


def previous_word(text: str, position: int, *, lexicon: bool = True) -> int:
    """Return where the word or mark before a position begins, or 0."""
    before = len(text[:position].rstrip())
    return word_at(text, before - 1, lexicon=lexicon).start if before else 0


def is_known(word: str) -> bool:
    """Tell whether the dictionary or the lexicon has a word; what else is cut as one is a guess."""
    return engine(lexicon=True).knows(word.translate(HALF_WIDTH_WORDS))


def warm_up() -> None:
    """Load the engine and the lexicon ahead of the first selection; may be called from a worker."""
    engine(lexicon=True)


def _filled_at(text: str, position: int, *, lexicon: bool) -> Span | None:
    spans = _paragraphs(text)
    before = bisect_right(spans, position, key=itemgetter(0))
    if not before or spans[before - 1].end <= position:
        return None
    joined, ends = _paragraph(text, spans[before - 1], lexicon=lexicon)
    index = joined.index_of(position)
    number = bisect_right(ends, index)
    start = ends[number - 1] if number else 0
    if joined.text[start].isspace():
        return None
    word = joined.span(start, ends[number])
    return word if word.start <= position < word.end else None


def _blank_at(text: str, position: int) -> Span:
    start = len(text[:position].rstrip())
    blanks = _BLANKS.match(text, start)
    return Span(start, blanks.end() if blanks else position)


def _words(text: str, paragraph: Span, *, lexicon: bool) -> list[Span]:
    joined, ends = _paragraph(text, paragraph, lexicon=lexicon)
    pieces = pairwise((0, *ends))
    return [joined.span(start, end) for start, end in pieces if not joined.text[start].isspace()]


# The text of an article is one object while it is shown, so looking these up costs no second reading of it.
@lru_cache(maxsize=8)
def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(paragraphs(text))


@lru_cache(maxsize=64)
def _paragraph(text: str, paragraph: Span, *, lexicon: bool) -> tuple[Joined, tuple[int, ...]]:
    joined = join(text, paragraph)
    return joined, _ends(joined.text.translate(HALF_WIDTH_WORDS), lexicon=lexicon)


def _ends(line: str, *, lexicon: bool) -> tuple[int, ...]:
    ends: list[int] = []
    before = ""
    end = 0
    for piece in engine(lexicon=lexicon).cut(line):
        if ends and _belongs(piece, before):
            ends.pop()
        end += len(piece)
        ends.append(end)
        before = piece
    return tuple(ends)


def _belongs(piece: str, before: str) -> bool:
    if before.isspace() or piece.isspace():
        return before.isspace() and piece.isspace()
    doubled = piece[0] == before[-1] and piece[0] in _DOUBLED
    return doubled or before[-1] == _JOINER or _MODIFIERS.match(piece) is not None
