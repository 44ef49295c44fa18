"""Pinyin of names, for choosing a code by the initials of its characters.

pypinyin takes a seventh of a second and over 50 MB to load, nearly all of it for the phrases by which it tells apart
调解 tj and 调研 dy; it is loaded when the first Chinese name is asked for, and never for the first window.
"""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.text.widths import HALF_WIDTH

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"(?P<han>[{_HAN}]+)|(?P<latin>[A-Za-z0-9+]+)")


def initials(text: str) -> str:
    """Return the first letters of the syllables, 网格化管理 → wghgl; letters, digits and + stay, other marks go."""
    return "".join(piece if is_latin else piece[0] for piece, is_latin in _syllables(text))


def full(text: str) -> str:
    """Return the syllables without tones, 网格化管理 → wanggehuaguanli, ü as v; else as `initials`."""
    return "".join(piece for piece, _ in _syllables(text))


def warm_up() -> None:
    """Load what the first name would load; may be called from a worker."""
    _syllables("朱笔")


@lru_cache(maxsize=4096)
def _syllables(text: str) -> tuple[tuple[str, bool], ...]:
    found: list[tuple[str, bool]] = []
    for run in _RUNS.finditer(text.translate(HALF_WIDTH)):
        if run["latin"]:
            found.append((run["latin"].lower(), True))
        else:
            found += [(syllable, False) for syllable in _read(run["han"]) if syllable]
    return tuple(found)


def _read(han: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(han, errors="ignore")
