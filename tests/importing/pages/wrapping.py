"""Lines of a column: breaks between characters, none inside numbers, closing marks never first, opening ones never last."""

from __future__ import annotations

import re

_UNIT = re.compile(r"[A-Za-z0-9.%:]+|——|……|[\s\S]")
_NEVER_FIRST = frozenset("，。；：、！？”’）》】,;:)!?·％")
_NEVER_LAST = frozenset("“‘（《【(")
_ENDS = ("。", "！", "？", "…", "”", "’", "）", "!", "?", ")", "·", "：", ":")


def wrap(text: str, width: int, *, first_shorter_by: int = 0) -> list[str]:
    """Return a text in lines of `width` full-width characters (ASCII counts half); joined they are the text again.

    A closing mark that does not fit hangs beyond the edge, as the narrow columns of newspapers have it.
    """
    lines = [""]
    room = float(width - first_shorter_by)
    for unit in _UNIT.findall(text):
        if breadth(lines[-1] + unit) > room and lines[-1] and unit[0] not in _NEVER_FIRST:
            carried = lines[-1][-1] if lines[-1][-1] in _NEVER_LAST and len(lines[-1]) > 1 else ""
            lines[-1] = lines[-1][: len(lines[-1]) - len(carried)]
            lines.append(carried)
            room = float(width)
        lines[-1] += unit
    return lines


def breadth(text: str) -> float:
    """Return how many full-width characters a line is wide."""
    return sum(0.5 if character < "\x7f" else 1.0 for character in text)


def is_open(text: str) -> bool:
    """Tell whether a line stops in mid-sentence."""
    return not text.rstrip().endswith(_ENDS)
