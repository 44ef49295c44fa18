"""The fold: state tables from revisions, by the same rules however the revisions came.

Of an entity's revisions the one with the greatest `(lamport, stream, sequence)` counts. A put writes the row.
A del takes the row away; while something still refers to it, the row stays as a tombstone (`removed = 1`) with
its last body and goes with the last reference. A coder's own work counts only if it was written for that coder,
by that coder, or for the consensus by someone who is or was a lead; whose it is, its first put says for good.
So the state is a function of the set of revisions alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from desktop.core.kinds import kinds
from desktop.core.studies import CoderRole
from desktop.storage.rows import table, to_row, upsert
from desktop.storage.tombstones import revive, settle, sweep

__all__ = ["apply", "rebuild", "settle"]

NOT_STATE = frozenset({"stream", "action"})
_STEPS = "SELECT kind, entity, body, coder, actor FROM revision"
_IN_ORDER = "ORDER BY lamport, stream, sequence"
_Roles = Callable[[str], frozenset[str]]


class _Step(NamedTuple):
    """What the fold needs of a revision; `body` is JSON, null for a del."""

    kind: str
    entity: str
    body: str | None
    coder: str | None
    actor: str


class _Last(NamedTuple):
    """The last counting body of an entity, whether it was taken away since, and whose it is."""

    body: str
    gone: bool
    coder: str | None


def apply(connection: sqlite3.Connection, kind: str, entity: str) -> None:
    """Bring an entity's row up to date with the log, foreign keys deferred; `settle` ends the transaction."""
    if kind in NOT_STATE:
        return
    found = connection.execute(f"{_STEPS} WHERE kind = ? AND entity = ? {_IN_ORDER}", (kind, entity)).fetchall()
    last = _folded(map(_Step._make, found), _roles(connection)).get((kind, entity))
    if last is None:
        return
    if last.gone:
        connection.execute(f"UPDATE {table(kind)} SET removed = 1 WHERE id = ?", (entity,))
        return
    row = to_row(kind, entity, json.loads(last.body))
    connection.execute(upsert(kind), [*row, 0])
    revive(connection, kind, row)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all state tables anew from the log, within a transaction."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for kind in reversed(kinds()):
        connection.execute(f"UPDATE {table(kind)} SET removed = 1")
    sweep(connection)
    steps = (_Step(*row) for row in connection.execute(f"{_STEPS} {_IN_ORDER}").fetchall())
    state = (step for step in steps if step.kind not in NOT_STATE)
    for (kind, entity), last in _folded(state, _roles(connection)).items():
        row = [*to_row(kind, entity, json.loads(last.body)), int(last.gone)]
        connection.execute(upsert(kind), row)
    sweep(connection)


def _folded(steps: Iterable[_Step], roles: _Roles) -> dict[tuple[str, str], _Last]:
    """Return what counts of each entity in the end, from steps in fold order."""
    found: dict[tuple[str, str], _Last] = {}
    for step in steps:
        key = step.kind, step.entity
        before = found.get(key)
        if not _counts(step, roles) or (before is not None and before.coder != step.coder):
            continue
        if step.body is not None:
            found[key] = _Last(step.body, gone=False, coder=step.coder)
        elif before is not None:
            found[key] = before._replace(gone=True)
    return found


def _counts(step: _Step, roles: _Roles) -> bool:
    """Tell whether a step counts: the study's for nobody in particular, own work for its coder or the consensus."""
    if not kinds()[step.kind].OWN:
        return step.coder is None
    if step.coder is None or (step.body is not None and json.loads(step.body)["coder"] != step.coder):
        return False
    return step.coder == step.actor or (
        CoderRole.CONSENSUS in roles(step.coder) and CoderRole.LEAD in roles(step.actor)
    )


def _roles(connection: sqlite3.Connection) -> _Roles:
    """Return what tells the roles that a coder has or once had: what a former lead settled stays settled."""

    @cache
    def roles(coder: str) -> frozenset[str]:
        query = "SELECT body FROM revision WHERE kind = 'coder' AND entity = ? AND body IS NOT NULL"
        bodies = connection.execute(query, (coder,)).fetchall()
        return frozenset(json.loads(body).get("role", "") for (body,) in bodies)

    return roles
