"""Taking a codebook from a file over into one that is in use: what is the same thing, what is new, what is missing.

A thing is the same if it has the same key, else the same 编号 and name; so codings and answers stay with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Rank, Sheet, Variable
from desktop.core.entities import Entity
from desktop.core.snapshots import CodebookSet

Thing = TypeVar("Thing", bound=Entity)
Mark = Callable[[Any], Hashable]


@dataclass(frozen=True, slots=True)
class Adoption:
    """What reading a codebook would do; `missing` are things the file does not have, those that hang on others first.

    `wanted` is everything the file holds under the identities it will have, parents first.
    """

    wanted: tuple[Entity, ...]
    new: tuple[Entity, ...]
    changed: tuple[tuple[Entity, Entity], ...]
    unchanged: tuple[Entity, ...]
    missing: tuple[Entity, ...]


def adopt(now: CodebookSet, read: CodebookSet) -> Adoption:
    """Return what reading `read` would do to `now`; order and colour count as changes as well."""
    same = _Same()
    head = _head(now.head, read.head)
    ranks = same.match(now.ranks, read.ranks, _by_key, _by_number)
    categories = same.match(now.categories, read.categories, _by_key, _by_number)
    codes = same.match(now.codes + now.merged, read.codes + read.merged, _by_key, _by_number)
    codes = [
        replace(each, category=same.of(each.category), merged_into=same.of_any(each.merged_into)) for each in codes
    ]
    attributes = [replace(each, code=same.of(each.code)) for each in read.attributes]
    attributes = same.match(now.attributes, attributes, lambda each: (each.code, each.key), _within("code"))
    sheets = same.match(now.sheets, read.sheets, lambda each: each.name_zh, lambda each: each.position)
    variables = same.match(now.variables, read.variables, _by_key, _by_number)
    variables = [
        replace(each, sheet=same.of(each.sheet), ask_variable=same.of_any(each.ask_variable)) for each in variables
    ]
    options = [_moved(option, same) for option in read.options]
    options = same.match(now.options, options, _owned, _owned)
    wanted = (head, *ranks, *categories, *codes, *attributes, *sheets, *variables, *options)
    return _sorted(now, wanted)


def result(now: CodebookSet, adoption: Adoption, *, without_missing: bool) -> dict[str, list[Any]]:
    """Return all things there would be, by kind."""
    gone = {each.id for each in adoption.missing} if without_missing else set()
    things = {each.id: each for each in _all(now) if each.id not in gone} | {each.id: each for each in adoption.wanted}
    found: dict[str, list[Any]] = {}
    for each in things.values():
        found.setdefault(each.KIND, []).append(each)
    return found


def _head(now: Codebook, read: Codebook) -> Codebook:
    """Return the head there will be; a file without a title, such as a bare table of codes, says nothing of it."""
    if now.id and not (read.title_zh or read.title_en):
        return now
    return replace(read, id=now.id or read.id)


class _Same:
    """Which thing of the file is which thing there is."""

    def __init__(self) -> None:
        self._identities: dict[str, str] = {}

    def of(self, identity: str) -> str:
        return self._identities.get(identity, identity)

    def of_any(self, identity: str | None) -> str | None:
        return None if identity is None else self.of(identity)

    def match(self, now: Sequence[Thing], read: Iterable[Thing], *marks: Mark) -> list[Thing]:
        """Return the things read with the identities of those that are the same, by the first mark that tells so."""
        left = {each.id: each for each in now}
        waiting = list(read)
        for mark in marks:
            there = {mark(each): each.id for each in left.values()}
            for each in waiting:
                found = there.get(mark(each))
                if each.id not in self._identities and found in left:
                    self._identities[each.id] = left.pop(found).id
        return [replace(each, id=self.of(each.id)) for each in waiting]


def _by_key(thing: Any) -> Hashable:
    return str(thing.key)


def _by_number(thing: Any) -> Hashable:
    return thing.number, thing.name_zh


def _within(owner: str) -> Mark:
    return lambda thing: (getattr(thing, owner), thing.number, thing.name_zh)


def _owned(option: Option) -> Hashable:
    return option.variable, option.attribute, option.number


def _moved(option: Option, same: _Same) -> Option:
    return replace(
        option, variable=same.of_any(option.variable), attribute=same.of_any(option.attribute),
        category=same.of_any(option.category),
    )  # fmt: skip


def _sorted(now: CodebookSet, wanted: tuple[Entity, ...]) -> Adoption:
    there = {each.id: each for each in _all(now)}
    wanted = tuple(_standing(there, wanted))
    kept = {each.id for each in wanted} | _with_merged(now)
    return Adoption(
        wanted=wanted,
        new=tuple(each for each in wanted if each.id not in there),
        changed=tuple((there[each.id], each) for each in wanted if there.get(each.id, each) != each),
        unchanged=tuple(each for each in wanted if there.get(each.id) == each),
        missing=tuple(each for each in reversed(_all(now)) if each.id not in kept),
    )


def _with_merged(now: CodebookSet) -> set[str]:
    """Return the merged codes with their questions: a file need not name what is no longer coded with."""
    codes = {code.id for code in now.merged}
    attributes = {each.id for each in now.attributes if each.code in codes}
    return codes | attributes | {each.id for each in now.options if each.attribute in attributes}


def _standing(there: dict[str, Entity], wanted: Iterable[Entity]) -> Iterable[Entity]:
    """Return the things with the places they have where their order is the same: a gap in the count is no change."""
    groups: dict[Hashable, list[Any]] = {}
    for each in wanted:
        groups.setdefault(_siblings(each), []).append(each)
    for group in groups.values():
        before = [there.get(each.id) for each in group]
        if all(each is not None and _siblings(each) == _siblings(group[0]) for each in before):
            places: list[int] = [getattr(each, "position", 0) for each in before]
            if places == sorted(places) and len(set(places)) == len(places):
                group[:] = [_at(each, place) for each, place in zip(group, places, strict=True)]
        yield from group


def _siblings(thing: Any) -> tuple[Any, ...]:
    owners = ("category",) if isinstance(thing, Code) else ("code", "sheet", "variable", "attribute")
    return thing.KIND, *(getattr(thing, owner, None) for owner in owners)


def _at(thing: Any, place: int) -> Any:
    return replace(thing, position=place) if hasattr(thing, "position") else thing


def _all(codebook: CodebookSet) -> list[Entity]:
    """Return every thing of a codebook, parents first."""
    head: tuple[Codebook, ...] = (codebook.head,) if codebook.head.id else ()
    parts: tuple[Sequence[Rank | Category | Code | Attribute | Sheet | Variable | Option | Codebook], ...] = (
        head, codebook.ranks, codebook.categories, codebook.codes, codebook.merged, codebook.attributes,
        codebook.sheets, codebook.variables, codebook.options,
    )  # fmt: skip
    return [each for part in parts for each in part]
