"""Orders in which articles can be listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.core.articles import ArticleLine
from desktop.session.progress import STATES, Standing

ORDERS = ("position", "headline", "outlet", "date", "codings", "state")


def ordered(lines: Sequence[ArticleLine], order: str, standing: Callable[[str], Standing]) -> Sequence[int]:
    """Return the places of the lines in an order (`ORDERS`); equals stay as they were, what is not known comes last."""
    if order == "position":
        return range(len(lines))
    keys = _keys(lines, order, standing)
    return sorted(range(len(lines)), key=keys.__getitem__)


def _keys(lines: Sequence[ArticleLine], order: str, standing: Callable[[str], Standing]) -> list[Any]:
    if order == "codings":
        return [-standing(line.id).codings for line in lines]
    if order == "state":
        rank = {
            state: place for place, state in enumerate(("returned", *(each for each in STATES if each != "returned")))
        }
        return [rank[standing(line.id).state] for line in lines]
    if order == "date":
        return [line.date or "~" for line in lines]
    return _sounds([line.headline if order == "headline" else line.outlet for line in lines])


def _sounds(names: list[str]) -> list[str]:
    """Return keys that put names in the order of their sounds, empty ones last.

    GB 18030 has the characters in everyday use by their sounds, which is how Chinese lists are read. All at once, and
    as text of one byte a character, it takes a fifth of the time.
    """
    keys = "\0".join(names).encode("gb18030", "replace").decode("latin-1").split("\0")
    if len(keys) != len(names):
        keys = [name.encode("gb18030", "replace").decode("latin-1") for name in names]
    return [key or "\xff" for key in keys]
