"""Read the codebook's past from the log: what was changed, and how it stood under a version."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop.core.codebook_history import KINDS, CodebookChange, Step, meaning
from desktop.core.codebooks import CodebookVersion, Ruling
from desktop.core.entities import Entity
from desktop.core.heirs import heir
from desktop.core.kinds import from_body, to_body
from desktop.core.revisions import Action, dump
from desktop.core.snapshots import CodebookSet, codebook_of
from desktop.storage.codebooks import EMPTY

_PLACE = tuple[int, str, int]
_COLUMNS = "lamport, stream, sequence, action, kind, entity, body"
_WANTED = f"kind IN ({', '.join(f'{kind!r}' for kind in (*KINDS, CodebookVersion.KIND))}) AND coder IS NULL"
_QUERY = f"SELECT {_COLUMNS} FROM revision WHERE {_WANTED} ORDER BY lamport, stream, sequence"


class _Row(NamedTuple):
    lamport: int
    stream: str
    sequence: int
    action: str
    kind: str
    entity: str
    body: str | None

    @property
    def place(self) -> _PLACE:
        return self.lamport, self.stream, self.sequence

    def thing(self) -> Entity | None:
        return None if self.body is None else from_body(self.kind, self.entity, json.loads(self.body))


@dataclass(frozen=True, slots=True)
class Meanings:
    """When each version was made, and for each code what it meant from when on."""

    versions: dict[str, _PLACE] = field(default_factory=dict)
    codes: dict[str, list[tuple[_PLACE, int]]] = field(default_factory=dict)

    def differs(self, code: str, version: str) -> bool:
        """Tell whether a code means something else now than it did under a version."""
        made, marks = self.versions.get(version), self.codes.get(code, [])
        then = [mark for place, mark in marks if made is not None and place <= made]
        return bool(then) and then[-1] != marks[-1][1]


class CodebookLog:
    """The revisions of the codebook, its rulings and its versions, in the order of the fold."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def as_of(self, version: str) -> tuple[CodebookSet, list[Ruling]] | None:
        """Return codebook and rulings as the action left them that made a version, None for one never made."""
        rows = self._rows()
        made = next(
            (row for row in rows if row.kind == "codebook_version" and row.entity == version and row.body), None
        )
        if made is None:
            return None
        found: dict[str, Entity] = {}
        for row in rows:
            if row.place > made.place:
                break
            thing = row.thing() if row.kind in KINDS else None
            found.pop(row.entity, None)
            if thing is not None:
                found[row.entity] = thing
        return _codebook(found.values())

    def version(self, identity: str) -> CodebookVersion | None:
        """Return a version with the reason it was given last, be it one that was taken back since."""
        found = [row.thing() for row in self._rows() if row.entity == identity]
        return next((thing for thing in reversed(found) if isinstance(thing, CodebookVersion)), None)

    def changes(self) -> list[CodebookChange]:
        """Return what was changed, latest first; of an action that left all as it was, nothing."""
        before: dict[str, Entity] = {}
        steps: dict[str, dict[str, Step]] = defaultdict(dict)
        versions: dict[str, str] = {}
        made: dict[str, CodebookVersion] = {}
        for row in self._rows():
            thing = row.thing()
            if isinstance(thing, CodebookVersion):
                # Done again, an action brings back the version it made: that is told once, where it was made.
                if row.entity not in made:
                    versions[row.action] = row.entity
                made[row.entity] = thing
            elif row.kind in KINDS:
                first = steps[row.action].get(row.entity, Step(before.get(row.entity), None))
                steps[row.action][row.entity] = Step(first.before, thing)
                _keep(before, row.entity, thing)
        actions = self._actions(steps)
        told = {each: [step for step in found.values() if step.before != step.after] for each, found in steps.items()}
        changed = [(each, found) for each, found in reversed(told.items()) if found and each in actions]
        return [_change(actions[each], found, made.get(versions.get(each, ""))) for each, found in changed]

    def meanings(self) -> Meanings:
        """Return what each code meant over time, told by marks that are equal where it meant the same.

        A code's attributes, their options, the rulings on it and the codes merged into it are part of what it means.
        """
        rows = self._rows()
        owner = _owners(rows)
        meant: dict[str, dict[str, str]] = defaultdict(dict)
        found = Meanings()
        for row in rows:
            if row.kind == CodebookVersion.KIND:
                found.versions.setdefault(row.entity, row.place)
            elif (code := owner(row.entity)) is not None:
                thing = row.thing()
                # What is gone means as little as what never was.
                meant[code].pop(row.entity, None)
                if thing is not None:
                    meant[code][row.entity] = dump(meaning(thing, to_body(thing)))
                found.codes.setdefault(code, []).append((row.place, hash(frozenset(meant[code].items()))))
        return found

    def _rows(self) -> list[_Row]:
        return [_Row(*row) for row in self._connection.execute(_QUERY).fetchall()]

    def _actions(self, wanted: Iterable[str]) -> dict[str, Action]:
        found: dict[str, Action] = {}
        query = "SELECT name, actor, time, body FROM revision WHERE action = ? AND kind = 'action'"
        for action in wanted:
            row = self._connection.execute(query, (action,)).fetchone()
            if row is not None:
                content = json.loads(row[3])
                found[action] = Action(action, row[0], row[1], row[2], content["facts"], content["inverts"])
        return found


def _change(action: Action, steps: list[Step], version: CodebookVersion | None) -> CodebookChange:
    if version is None:
        reason = action.facts.get("reason", "") if action.inverts is None else ""
        return CodebookChange(action, tuple(steps), reason=reason if isinstance(reason, str) else "")
    return CodebookChange(action, tuple(steps), version.id, version.number, version.reason)


def _keep(things: dict[str, Entity], identity: str, thing: Entity | None) -> None:
    if thing is None:
        things.pop(identity, None)
    else:
        things[identity] = thing


def _codebook(things: Iterable[Entity]) -> tuple[CodebookSet, list[Ruling]]:
    parts: dict[str, list[Any]] = defaultdict(list)
    for thing in things:
        parts[thing.KIND].append(thing)
    for found in parts.values():
        found.sort(key=lambda each: (getattr(each, "position", 0), getattr(each, "number", 0), each.id))
    named = {
        "attribute": "attributes",
        "option": "options",
        "rank": "ranks",
        "sheet": "sheets",
        "variable": "variables",
    }
    rest = {part: tuple(parts[kind]) for kind, part in named.items()}
    head = parts["codebook"][0] if parts["codebook"] else EMPTY
    rulings = sorted(parts["ruling"], key=lambda each: (each.made, each.id))
    return codebook_of(head, parts["category"], parts["code"], **rest), rulings


def _owners(rows: Iterable[_Row]) -> Callable[[str], str | None]:
    """Return what tells the code that a thing of the codebook belongs to, None for one that belongs to none."""
    things: dict[str, Any] = {}
    for row in rows:
        if (thing := row.thing()) is not None:
            things[row.entity] = thing
    codes = {identity: thing for identity, thing in things.items() if thing.KIND == "code"}

    def owner(identity: str) -> str | None:
        thing = things.get(identity)
        if thing is None:
            return None
        if thing.KIND == "code":
            return heir(thing, codes).id
        above = {"attribute": "code", "option": "attribute", "ruling": "code"}.get(thing.KIND)
        return owner(getattr(thing, above) or "") if above else None

    return owner
