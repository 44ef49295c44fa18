"""Marks: the punctuation that the segmentation of Chinese text goes by."""

from __future__ import annotations

import re

STOPS = "。！？!?"
ELLIPSES = "…⋯"
OPENERS = "“‘「『﹁﹃（(《〈【〔［[｛{"
CLOSERS = "”’」』﹂﹄）)》〉】〕］]｝}"
OPENER_OF = dict(zip(CLOSERS, OPENERS, strict=True))
QUOTES = "“‘「『﹁﹃"

# Letters, digits and Han: what makes a stretch more than marks.
CONTENT = re.compile(r"[^\W_]")

_STRAIGHT = re.compile(r"[\"\uff02]|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])")


def directed_quotes(text: str) -> str:
    """Return the text with straight quotes turned into opening and closing ones, code point for code point.

    They alternate; an apostrophe inside a Latin word is none. The text is for looking at, never for keeping.
    """
    seen = {"“”": 0, "‘’": 0}

    def direct(match: re.Match[str]) -> str:
        pair = "‘’" if match.group() == "'" else "“”"
        seen[pair] += 1
        return pair[(seen[pair] + 1) % 2]

    return _STRAIGHT.sub(direct, text)


def within(pieces: str) -> str:
    """Return a regular expression's class body for any of these characters."""
    return re.escape(pieces)
