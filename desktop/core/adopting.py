"""Taking a codebook from a file over into one that is in use: what is the same thing, what is new, what is missing.

A thing is the same if it has the same key, else the same 编号 and name; so codings and answers stay with it. Where the
file has no keys (`MadeKey`), the name alone tells within the category, and the thing keeps the key it has.

What a file says of a thing replaces what was there. A YAML file is our own whole format, so a field that it leaves out
says the usual value; a table may be somebody's own list, so a column that it lacks says nothing (`CodebookSet.unsaid`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Rank, Sheet, Variable
from desktop.core.entities import Entity
from desktop.core.given_numbers import given, settled
from desktop.core.snapshots import CodebookSet

Thing = TypeVar("Thing", bound=Entity)
Mark = Callable[[Any], Hashable]


class MadeKey(str):
    """A key that no file wrote, made from the 编号 for want of one; it tells of no thing which one it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Adoption:
    """What reading a codebook would do; `missing` are things the file does not have, those that hang on others first.

    `wanted` is everything the file holds under the identities it will have, parents first. `again` are identities among
    the new that were removed before: with them comes back what was coded and answered. `given` names the fields of new
    things that the file left empty and that were filled: 编号, colour.
    """

    wanted: tuple[Entity, ...]
    new: tuple[Entity, ...]
    changed: tuple[tuple[Entity, Entity], ...]
    unchanged: tuple[Entity, ...]
    missing: tuple[Entity, ...]
    again: frozenset[str] = frozenset()
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def adopt(now: CodebookSet, read: CodebookSet, gone: Iterable[Entity] = ()) -> Adoption:
    """Return what reading `read` would do to `now`; order and colour count as changes as well.

    `gone` are things that were removed and that work still hangs on: what has the key and 编号 of one, and as a
    question its type, is that thing again.
    """
    gone = list(gone)
    same = _Same(gone)
    head = _head(now.head, read.head)
    ranks = same.match(now.ranks, read.ranks, _by_key, _by_number, unkeyed=_by_name(""))
    categories = same.match(now.categories, read.categories, _by_key, _by_number, unkeyed=_by_name(""))
    codes = [replace(each, category=same.of(each.category)) for each in read.codes + read.merged]
    codes = same.match(now.codes + now.merged, codes, _by_key, _by_number, unkeyed=_by_name("category"))
    codes = [replace(each, merged_into=same.of_any(each.merged_into)) for each in codes]
    attributes = [replace(each, code=same.of(each.code)) for each in read.attributes]
    attributes = same.match(
        now.attributes, attributes, lambda each: (each.code, _by_key(each)), _within("code"), unkeyed=_by_name("code")
    )
    sheets = same.match(now.sheets, read.sheets, lambda each: each.name_zh, lambda each: each.position)
    variables = same.match(now.variables, read.variables, _by_key, _by_number, unkeyed=_by_name(""))
    variables = [
        replace(each, sheet=same.of(each.sheet), ask_variable=same.of_any(each.ask_variable)) for each in variables
    ]
    options = [_moved(option, same) for option in read.options]
    options = same.match(now.options, options, _owned, unkeyed=_option_named)
    wanted = (head, *ranks, *categories, *codes, *attributes, *sheets, *variables, *options)
    before = {each.id: each for each in (*gone, *_all(now))}
    adoption = _sorted(now, tuple(settled(before, _completed(before, wanted, read.unsaid))))
    made = {each.id: given(each) for each in wanted if each.id not in before and given(each)}
    return replace(adoption, again=frozenset(each.id for each in adoption.new if each.id in before), given=made)


def to_write(adoption: Adoption, *, without_missing: bool) -> tuple[Entity, ...]:
    """Return what is to be written: where what is missing goes, no variable waits for one of that."""
    gone = {each.id for each in adoption.missing} if without_missing else set()
    return tuple(
        replace(each, ask_variable=None, ask_any_of=())
        if isinstance(each, Variable) and each.ask_variable in gone
        else each
        for each in adoption.wanted
    )


def result(now: CodebookSet, adoption: Adoption, *, without_missing: bool) -> dict[str, list[Any]]:
    """Return all things there would be, by kind."""
    gone = {each.id for each in adoption.missing} if without_missing else set()
    things = {each.id: each for each in _all(now) if each.id not in gone} | {
        each.id: each for each in to_write(adoption, without_missing=without_missing)
    }
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

    def __init__(self, gone: Sequence[Entity]) -> None:
        self._identities: dict[str, str] = {}
        self._gone = gone

    def of(self, identity: str) -> str:
        return self._identities.get(identity, identity)

    def of_any(self, identity: str | None) -> str | None:
        return None if identity is None else self.of(identity)

    def match(
        self, now: Sequence[Thing], read: Iterable[Thing], *marks: Mark, unkeyed: Mark | None = None
    ) -> list[Thing]:
        """Return the things read with the identities of those that are the same, by the first mark that tells so.

        What has no key of its own is looked for by one mark more.
        """
        left = {each.id: each for each in now}
        waiting = list(read)
        for mark in marks:
            self._find(left, waiting, mark)
        if unkeyed is not None:
            nameless = [each for each in waiting if isinstance(_key(each), MadeKey) or "number" in given(each)]
            self._find(left, nameless, unkeyed)
        self._find_removed(waiting)
        return [replace(each, id=self.of(each.id)) for each in waiting]

    def _find_removed(self, waiting: Sequence[Thing]) -> None:
        """Look for things among the removed ones: these have to be the same in more, for nobody sees them any more."""
        kinds = {each.KIND for each in waiting}
        removed: dict[str, Any] = {each.id: each for each in self._gone if each.KIND in kinds}
        keyed = [each for each in waiting if not isinstance(_key(each), MadeKey)]
        self._find(removed, keyed, lambda thing: (str(_key(thing)) or thing.name_zh, *_traits(thing)))
        unkeyed = [each for each in waiting if isinstance(_key(each), MadeKey)]
        self._find(removed, unkeyed, lambda thing: (thing.name_zh, *_traits(thing)))

    def _find(self, left: dict[str, Thing], waiting: Sequence[Thing], mark: Mark) -> None:
        there = {mark(each): each.id for each in left.values()}
        for each in waiting:
            found = there.get(mark(each))
            if each.id not in self._identities and found in left:
                self._identities[each.id] = left.pop(found).id


def _completed(
    there: Mapping[str, Any], wanted: Sequence[Entity], unsaid: frozenset[tuple[str, str]]
) -> Iterator[Entity]:
    """Return the things with what the file does not say of them: as it was, or a made key that nothing else has."""
    taken = {_place_of_key(each) for each in (*there.values(), *wanted)}
    for each in wanted:
        key, old = _key(each), there.get(each.id)
        if old is not None:
            names = [name for kind, name in unsaid if kind == each.KIND and hasattr(each, name)]
            names += [*given(each), *(["key"] if isinstance(key, MadeKey) else [])]
            yield replace(each, **{name: getattr(old, name) for name in names})
        elif isinstance(key, MadeKey):
            yield _with_free_key(each, taken, {_place_of_key(other) for other in there.values()})
        else:
            yield each


def _with_free_key(thing: Any, taken: set[Hashable], there: set[Hashable]) -> Any:
    """Return a new thing under its made key, numbered on where something that is there has that one already."""
    fresh, number = replace(thing, key=str(thing.key)), 1
    while _place_of_key(fresh) in (there if number == 1 else taken):
        number += 1
        fresh = replace(thing, key=f"{thing.key}_{number}")
    taken.add(_place_of_key(fresh))
    return fresh


def _key(thing: Any) -> str:
    return getattr(thing, "key", "")


def _place_of_key(thing: Any) -> Hashable:
    return thing.KIND, getattr(thing, "code", None), str(_key(thing))


def _by_key(thing: Any) -> Hashable:
    # A made key is nobody's, and an identity is no key.
    return thing.id if isinstance(thing.key, MadeKey) else str(thing.key)


def _by_number(thing: Any) -> Hashable:
    return thing.number, thing.name_zh


def _by_name(owner: str) -> Mark:
    return lambda thing: (getattr(thing, owner, None), thing.name_zh)


def _traits(thing: Any) -> tuple[object, ...]:
    return thing.KIND, *(getattr(thing, name, None) for name in ("number", "code", "type"))


def _within(owner: str) -> Mark:
    return lambda thing: (getattr(thing, owner), thing.number, thing.name_zh)


def _owned(option: Option) -> Hashable:
    # A number that was given for want of one tells of no option which one it is.
    return option.id if given(option) else (option.variable, option.attribute, option.number)


def _option_named(option: Option) -> Hashable:
    return option.variable, option.attribute, option.name_zh


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
