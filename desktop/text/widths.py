"""Widths: full-width and half-width forms of one character, folded code point for code point."""

from __future__ import annotations

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_HALF = 0xFEE0

HALF_WIDTH: dict[int, int] = {code: code - _TO_HALF for code in _FULL_WIDTH} | {0x3000: 0x20}

# What jieba takes as parts of numbers and Latin words; full-width punctuation stays what it is.
HALF_WIDTH_WORDS: dict[int, int] = {
    code: half for code, half in HALF_WIDTH.items() if chr(half).isalnum() or chr(half) in ".%"
}

# Half-width forms in one case, for finding.
FOLDED: dict[int, int] = {code: ord(chr(half).lower()) for code, half in HALF_WIDTH.items()} | {
    code: code + 0x20 for code in range(ord("A"), ord("Z") + 1)
}
