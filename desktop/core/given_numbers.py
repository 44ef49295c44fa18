"""The 编号 and colours of things that a file brings without: free in the file and in what is there already."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop.core.codebooks import Category, Code, Option
from desktop.core.numbering import (
    MadeColor,
    MadeNumber,
    next_code_number,
    next_color,
    next_number,
    next_option_number,
)


def given(thing: Any) -> tuple[str, ...]:
    """Return the fields of a thing that were given for want of anything in the file."""
    made = {"number": MadeNumber, "color": MadeColor}
    return tuple(name for name, kind in made.items() if isinstance(getattr(thing, name, None), kind))


def settled(there: Mapping[str, Any], things: Iterable[Any]) -> Iterator[Any]:
    """Return the things, parents first as they come, with a free 编号 for those new ones that were given one."""
    things = list(things)
    taken: dict[Hashable, set[int]] = {}
    for each in (*there.values(), *(each for each in things if "number" not in given(each))):
        if hasattr(each, "number"):
            taken.setdefault(_scope(each), set()).add(each.number)
    count = sum(each.KIND == Category.KIND for each in there.values())
    numbers: dict[str, int] = {}
    for each in things:
        said: dict[str, Any] = {}
        if "color" in given(each):
            said["color"] = next_color(count)
            count += 1
        if "number" in given(each):
            numbered = taken.setdefault(_scope(each), set())
            said["number"] = _free(each, numbered, numbers)
            numbered.add(said["number"])
        if isinstance(each, Category):
            numbers[each.id] = said.get("number", each.number)
        yield replace(each, **said) if said else each


def _free(thing: Any, taken: set[int], categories: Mapping[str, int]) -> int:
    if isinstance(thing, Code):
        return next_code_number(taken, categories.get(thing.category, 0))
    return next_option_number(taken) if isinstance(thing, Option) else next_number(taken)


def _scope(thing: Any) -> Hashable:
    """Return among what a number stands for one thing only."""
    owners = ("variable", "attribute") if isinstance(thing, Option) else ("code",)
    return thing.KIND, *(getattr(thing, owner, None) for owner in owners)
