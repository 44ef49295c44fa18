"""Codes that are like some words: what a coder sees before the words become one more code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from desktop.core.codebooks import Code
from desktop.core.spans import Span
from desktop.text import pinyin
from desktop.text.edges import trim_punctuation
from desktop.text.widths import HALF_WIDTH

_LETTERS = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ALIKE = 0.4  # share of common characters, or words, from which two names count as alike
_LEAST = 2  # characters that a part must have to say anything


class Known(NamedTuple):
    """A code there is: its names in Chinese and English, its keywords, and what the manual says of it."""

    id: str
    names: tuple[str, str]
    keywords: tuple[str, ...] = ()
    definition: str = ""


def known(code: Code) -> Known:
    """Return what is compared of a code."""
    return Known(code.id, (code.name_zh, code.name_en), code.keywords, f"{code.definition}\n{code.include}")


class Why(IntEnum):
    """In what a code is like the words, the closer the smaller."""

    SAME = 0
    SOUND = 1
    KEYWORD = 2
    PART = 3
    CHARACTERS = 4
    DEFINITION = 5


class Like(NamedTuple):
    """A code that is like the words, and why."""

    id: str
    why: Why


def like(words: str, codes: Sequence[Known], *, most: int = 9) -> list[Like]:
    """Return the codes that are like some words, closest first, at most so many."""
    wanted = _tight(words)
    if not wanted:
        return []
    found = []
    for place, code in enumerate(codes):
        why = _why(wanted, words, code)
        if why is not None:
            share = max(_share(words, name) for name in code.names)
            found.append((why, -share, place, code.id))
    return [Like(identity, why) for why, _, _, identity in sorted(found)[:most]]


def as_name(words: str, *, most: int = 30) -> str:
    """Return selected words as the name of a code: one line, no punctuation at its edges, not too long."""
    line = " ".join(words.split())
    start, end = trim_punctuation(line, Span(0, len(line)))
    return line[start:end][:most].strip()


def _why(wanted: str, words: str, code: Known) -> Why | None:
    names = [name for name in map(_tight, code.names) if name]
    keywords = [each for each in map(_tight, code.keywords) if each]
    if wanted in names:
        return Why.SAME
    if _sounds_like(wanted, code.names[0]):
        return Why.SOUND
    if any(_is_part(each, wanted) for each in keywords):
        return Why.KEYWORD
    if any(_is_part(name, wanted) or _is_part(wanted, name) for name in names):
        return Why.PART
    if any(_share(words, name) >= _ALIKE for name in code.names):
        return Why.CHARACTERS
    return Why.DEFINITION if _is_part(wanted, _tight(code.definition)) else None


def _is_part(part: str, whole: str) -> bool:
    return len(part) >= _LEAST and part in whole


def _sounds_like(wanted: str, name: str) -> bool:
    """Tell whether a name is read like the words: an input method may have taken another character."""
    name = _tight(name)
    if len(name) != len(wanted) or len(wanted) < _LEAST or not _HAN.search(wanted):
        return False
    return pinyin.full(wanted) == pinyin.full(name)


def _share(one: str, other: str) -> float:
    """Return how much of two names is common (0 to 1): their characters, or where they are Latin their words."""
    ours, theirs = Counter(_pieces(one)), Counter(_pieces(other))
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common >= _LEAST else 0.0


def _pieces(text: str) -> list[str]:
    runs = _LETTERS.findall(_folded(text))
    return [piece for run in runs for piece in (list(run) if _HAN.search(run) else [run])]


def _tight(text: str) -> str:
    return "".join(_LETTERS.findall(_folded(text)))


def _folded(text: str) -> str:
    return text.translate(HALF_WIDTH).casefold()
