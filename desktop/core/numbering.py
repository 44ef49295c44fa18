"""What a thing of the codebook gets where nobody says: the next 编号, the next colour."""

from __future__ import annotations

from collections.abc import Collection

COLORS = ("#C0392B", "#2471A3", "#1E8449", "#B9770E", "#7D3C98", "#117A65", "#A04000", "#415A77", "#AD1457", "#5D6D1E")
_UNCLEAR = 98  # 98 and 99 of a hundred are 无法判断 and 其他


class MadeNumber(int):
    """A 编号 that no file wrote, given for want of one: what is there already keeps its own."""

    __slots__ = ()


class MadeColor(str):
    """A colour that no file wrote, given for want of one: what is there already keeps its own."""

    __slots__ = ()


def next_color(count: int) -> str:
    """Return the colour of a category that has so many before it."""
    return COLORS[count % len(COLORS)]


def next_number(taken: Collection[int]) -> int:
    """Return the number after the greatest there is."""
    return 1 + max(taken, default=0)


def next_code_number(taken: Collection[int], category: int) -> int:
    """Return the first free number of a category, as 205 in category 2; beyond its hundred where that is full."""
    first = category * 100
    own = next((number for number in range(first + 1, first + _UNCLEAR) if number not in taken), None)
    return own if own is not None else next_number(taken)


def next_option_number(taken: Collection[int]) -> int:
    """Return the least number from 1 that no option has."""
    return next(number for number in range(1, len(taken) + 2) if number not in taken)
