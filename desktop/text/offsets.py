"""Offsets: code points, which the program counts, against UTF-16 units, which Qt counts."""

from __future__ import annotations

import re
from bisect import bisect_left

from desktop.core.spans import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    """Map positions of one text between code points and UTF-16 units, at no cost where no character needs two."""

    def __init__(self, text: str) -> None:
        self._code_points: list[int] = []
        self._units: list[int] = []
        if _has_astral(text):
            self._code_points = [match.start() for match in _ASTRAL.finditer(text)]
            self._units = [position + before for before, position in enumerate(self._code_points)]

    @property
    def identical(self) -> bool:
        """Tell whether both counts are the same everywhere in the text."""
        return not self._code_points

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 unit at which a code point begins."""
        return position + bisect_left(self._code_points, position)

    def to_code_point(self, utf16: int) -> int:
        """Return the code point at a UTF-16 unit; inside a surrogate pair it is the character the pair stands for."""
        return utf16 - bisect_left(self._units, utf16)

    def span_to_utf16(self, span: Span) -> Span:
        """Return a span of code points in UTF-16 units."""
        return Span(self.to_utf16(span.start), self.to_utf16(span.end))

    def span_to_code_points(self, span: Span) -> Span:
        """Return a span of UTF-16 units in code points."""
        return Span(self.to_code_point(span.start), self.to_code_point(span.end))


def _has_astral(text: str) -> bool:
    # Quicker than looking at each character: the encoder is written in C and counts as it goes.
    return len(text) * 2 != len(text.encode("utf-16-le", "surrogatepass"))
