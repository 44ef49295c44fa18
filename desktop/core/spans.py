"""Spans: places in an article's canonical text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of canonical text in code points, start inside, end outside."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
