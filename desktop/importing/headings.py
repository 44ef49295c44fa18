"""Headings inside an article: short lines of their own between whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LONGEST = 24
_OTHERS_TO_ONE = 2
_WHOLE = 28  # code points; lines of a column are shorter, paragraphs longer
_CLOSED = re.compile(r"[。！？…!?][”’』」）》]*$")
_RUNNING = re.compile(r"[。；,;\n]|，.*，")
_LONGEST_PAIR = 18  # two halves with a comma between them, as headings in pairs have it
_HAN = re.compile(r"[\u4e00-\u9fff]")


def headings(paragraphs: Sequence[str]) -> set[int]:
    """Return which body paragraphs are headings, by their place; none where too many look like one.

    A heading is one short line without running punctuation, or a pair of halves with one comma between them; the
    paragraph before it is closed, and it has one behind it. Where short lines are many they are
    a narrow column, a list or verse, and nothing is said of them.
    """
    places = [place for place, paragraph in enumerate(paragraphs) if _looks_like_one(paragraph)]
    if not places or len(places) * (_OTHERS_TO_ONE + 1) > len(paragraphs) or _is_narrow(paragraphs):
        return set()
    last = len(paragraphs) - 1
    return {place for place in places if place < last and _follows_a_whole(paragraphs, place)}


def _follows_a_whole(paragraphs: Sequence[str], place: int) -> bool:
    return place == 0 or bool(_CLOSED.search(paragraphs[place - 1].rstrip()))


def _is_narrow(paragraphs: Sequence[str]) -> bool:
    """Tell whether these are the lines of a column rather than paragraphs."""
    return sorted(map(len, paragraphs))[len(paragraphs) // 2] < _WHOLE


def _looks_like_one(paragraph: str) -> bool:
    line = paragraph.strip()
    if not 2 <= len(line) <= _LONGEST or _RUNNING.search(line) or _CLOSED.search(line):
        return False
    if "，" in line and len(line) > _LONGEST_PAIR:
        return False
    return len(_HAN.findall(line)) >= 2 and line[0] not in "（(【□■●▲"
