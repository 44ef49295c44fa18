"""Founder garble as the old fonts make it: the printed sign's GB2312 code with 0x31 added to its first byte (PAGES.md)."""

from __future__ import annotations

_SHIFT = 0x31
_MARKS, _NUMBERS, _WIDTH = 0xA1, 0xA2, 0xA3
_IDEOGRAPHIC_SPACE = "\u3000"


def garble(text: str, *, digits: bool = False) -> str:
    """Return a text as shown: its punctuation garbled, or with `digits` only full-width digits, ①–⑩ and the like."""
    return "".join(_shown(character) if character.isnumeric() is digits else character for character in text)


def widened(text: str) -> str:
    """Return a text with its ASCII digits full-width, as they come out of a repair."""
    return text.translate({ord("0") + number: chr(0xFF10 + number) for number in range(10)})


def _shown(character: str) -> str:
    if character < "\x7f" or character == _IDEOGRAPHIC_SPACE:
        return character
    code = character.encode("gb18030")
    if len(code) != 2 or code[0] not in (_MARKS, _NUMBERS, _WIDTH) or character.isalpha():
        return character
    return bytes((code[0] + _SHIFT, code[1])).decode("gb18030")
