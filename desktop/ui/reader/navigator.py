"""Words, clauses, sentences and paragraphs of an article, for selecting and for moving the caret."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from desktop.core.spans import Span
from desktop.ui.reader.values import ReaderText

_KEPT = 4096


class Unit(StrEnum):
    """What the caret can move by, and a click can select."""

    WORD = "word"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Navigator(Protocol):
    """What the view asks of a text; positions are code points of the article."""

    def snap(self, span: Span) -> Span:
        """Return the smallest span of whole words around a selection; empty if it holds white space only."""
        ...

    def unit_at(self, unit: Unit, position: int) -> Span | None:
        """Return the unit that a position lies in, or the nearest one in its paragraph."""
        ...

    def next_start(self, unit: Unit, position: int) -> int:
        """Return where the next unit starts, or the end of the text."""
        ...

    def next_end(self, unit: Unit, position: int) -> int:
        """Return where the unit at a position, or the next one, ends."""
        ...

    def previous_start(self, unit: Unit, position: int) -> int:
        """Return where the unit before a position starts, or the start of the text."""
        ...


class TextNavigator:
    """Finds units paragraph by paragraph, when they are first asked for."""

    def __init__(self, article: ReaderText) -> None:
        self._text = article.text
        spans = [Span(each.start, each.end) for each in article.paragraphs]
        self._paragraphs = spans or [Span(0, len(article.text))]
        self._starts = [span.start for span in self._paragraphs]
        self._units: dict[tuple[Unit, int], list[Span]] = {}

    def snap(self, span: Span) -> Span:
        """Return the smallest span of whole words around a selection; empty if it holds white space only."""
        if span.start >= span.end:
            return span
        first, last = self._paragraph_at(span.start), self._paragraph_at(span.end - 1)
        starts = (word.start for index in range(first, last + 1) for word in self._words_in(index, span))
        start = next(starts, None)
        if start is None:
            return Span(span.start, span.start)
        ends = (word.end for index in range(last, first - 1, -1) for word in reversed(self._words_in(index, span)))
        return Span(start, next(ends))

    def unit_at(self, unit: Unit, position: int) -> Span | None:
        """Return the unit that a position lies in, or the nearest one in its paragraph."""
        found = self._of(unit, self._paragraph_at(position))
        place = bisect_right(found, position, key=lambda span: span.start) - 1
        return found[max(place, 0)] if found else None

    def next_start(self, unit: Unit, position: int) -> int:
        """Return where the next unit starts, or the end of the text."""
        for index in range(self._paragraph_at(position), len(self._paragraphs)):
            found = self._of(unit, index)
            place = bisect_right(found, position, key=lambda span: span.start)
            if place < len(found):
                return found[place].start
        return self._paragraphs[-1].end

    def next_end(self, unit: Unit, position: int) -> int:
        """Return where the unit at a position, or the next one, ends."""
        for index in range(self._paragraph_at(position), len(self._paragraphs)):
            found = self._of(unit, index)
            place = bisect_right(found, position, key=lambda span: span.end)
            if place < len(found):
                return found[place].end
        return self._paragraphs[-1].end

    def previous_start(self, unit: Unit, position: int) -> int:
        """Return where the unit before a position starts, or the start of the text."""
        for index in range(self._paragraph_at(position), -1, -1):
            found = self._of(unit, index)
            place = bisect_right(found, position - 1, key=lambda span: span.start)
            if place:
                return found[place - 1].start
        return self._paragraphs[0].start

    def _words_in(self, index: int, span: Span) -> list[Span]:
        """Return the words of a paragraph that share characters with a span."""
        found = self._of(Unit.WORD, index)
        first = bisect_right(found, span.start, key=lambda word: word.end)
        return found[first : bisect_right(found, span.end - 1, key=lambda word: word.start)]

    def _paragraph_at(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)

    def _of(self, unit: Unit, index: int) -> list[Span]:
        key = (unit, index)
        if key not in self._units:
            if len(self._units) > _KEPT:
                self._units.clear()
            self._units[key] = self._cut(unit, self._paragraphs[index])
        return self._units[key]

    def _cut(self, unit: Unit, paragraph: Span) -> list[Span]:
        if unit is Unit.PARAGRAPH:
            return [paragraph]
        from desktop.text import segment, words

        text = self._text[paragraph.start : paragraph.end]
        cut: dict[Unit, Callable[[str], list[Span]]] = {
            Unit.WORD: words.words, Unit.CLAUSE: segment.clauses, Unit.SENTENCE: segment.sentences,
        }  # fmt: skip
        shift = paragraph.start
        return [Span(start + shift, end + shift) for start, end in cut[unit](text) if not text[start:end].isspace()]
