"""What does not go together in a codebook: a 编号 or key given twice, a circle, a condition or options left loose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop.core.codebooks import Code, Option, Variable
from desktop.core.heirs import heir
from desktop.core.questions import CHOICES
from desktop.core.sheets import waits_for_itself
from desktop.core.snapshots import CodebookSet

Things = Mapping[str, Sequence[Any]]  # by kind

_KEY = {"variable": "column"}  # a question's key is the name of its column in exports, and can be edited


class Clash(NamedTuple):
    """Things of a codebook that do not go together: what is wrong, with which, and the facts that tell it.

    `kind` is number, option_number, key, column, merged, circle, condition, options or sheet.
    """

    kind: str
    things: frozenset[str]
    facts: dict[str, object]

    @property
    def mark(self) -> Hashable:
        """Return what tells this clash from others, whatever its things are called."""
        return self.kind, self.things


def things_of(codebook: CodebookSet) -> Things:
    """Return the things of a codebook by kind."""
    return {
        "rank": codebook.ranks, "category": codebook.categories, "code": codebook.codes + codebook.merged,
        "attribute": codebook.attributes, "sheet": codebook.sheets, "variable": codebook.variables,
        "option": codebook.options,
    }  # fmt: skip


def clashes(things: Things) -> Iterator[Clash]:
    """Yield what does not go together."""
    for kind in ("category", "code", "rank", "variable"):
        yield from _doubles("number", ((each.number, each) for each in things.get(kind, ())))
        yield from _doubles(_KEY.get(kind, "key"), ((each.key, each) for each in things.get(kind, ())))
    attributes = things.get("attribute", ())
    yield from _doubles("number", (((each.code, each.number), each) for each in attributes))
    yield from _doubles("column", (((each.code, each.key), each) for each in attributes))
    options = things.get("option", ())
    yield from _doubles("option_number", (((*_owner(each), each.number), each) for each in options))
    yield from _merged_in_circles(things.get("code", ()))
    yield from _loose_conditions(things.get("variable", ()), options)
    yield from _loose_questions(things)


def _owner(option: Option) -> tuple[str | None, str | None]:
    return option.variable, option.attribute


def _doubles(kind: str, marked: Iterable[tuple[Hashable, Any]]) -> Iterator[Clash]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for mark, thing in marked:
        groups[mark].append(thing)
    for found in groups.values():
        if len(found) > 1:
            one, other = found[-1], found[0]
            facts = {"name": one.name_zh, "other": other.name_zh, "number": one.number, "key": getattr(one, "key", "")}
            yield Clash(kind, frozenset(each.id for each in found), facts)


def _merged_in_circles(codes: Sequence[Code]) -> Iterator[Clash]:
    known = {code.id: code for code in codes}
    for code in codes:
        if heir(code, known).merged_into is not None:
            yield Clash("merged", frozenset({code.id}), {"name": code.name_zh})


def _loose_conditions(variables: Sequence[Variable], options: Sequence[Option]) -> Iterator[Clash]:
    """Yield the variables that wait for themselves, or for what cannot be answered."""
    numbers: dict[str | None, set[int]] = defaultdict(set)
    for option in options:
        numbers[option.variable].add(option.number)
    there = {variable.id: variable for variable in variables}
    for variable in variables:
        other = there.get(variable.ask_variable or "")
        found = frozenset({variable.id})
        facts: dict[str, object] = {"name": variable.name_zh}
        if waits_for_itself(variables, variable):
            yield Clash("circle", found, facts)
        elif variable.ask_variable is not None and (other is None or not numbers[other.id] >= set(variable.ask_any_of)):
            yield Clash("condition", found, facts)


def _loose_questions(things: Things) -> Iterator[Clash]:
    """Yield the questions to choose from without options, those to write with some, and variables without a sheet."""
    have = {_owner(option) for option in things.get("option", ())}
    sheets = {sheet.id for sheet in things.get("sheet", ())}
    questions = [(each, (each.id, None)) for each in things.get("variable", ())]
    questions += [(each, (None, each.id)) for each in things.get("attribute", ())]
    for each, owner in questions:
        if (owner in have) != (each.type in CHOICES):
            yield Clash("options", frozenset({each.id}), {"name": each.name_zh})
        elif isinstance(each, Variable) and each.sheet not in sheets:
            yield Clash("sheet", frozenset({each.id}), {"name": each.name_zh})
