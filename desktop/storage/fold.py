"""The fold: state tables from revisions, by the same rules however the revisions came.

Of an entity's revisions the one with the greatest `(lamport, stream, sequence)` counts. A put writes the row.
A del takes the row away; while something still refers to it, the row stays as a tombstone (`removed = 1`) with
its last body and goes with the last reference. A coder's own work counts only if it was written for that coder,
by that coder, or by the lead for the consensus. So the state is a function of the set of revisions alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from desktop.core.kinds import kinds
from desktop.core.studies import CoderRole
from desktop.storage.rows import table, to_row, upsert
from desktop.storage.tombstones import revive, settle, sweep

__all__ = ["Step", "apply", "rebuild", "settle"]

NOT_STATE = frozenset({"stream", "action"})
_FOREIGN_KEY = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
_Rows = Iterable[tuple[str, str, str | None, str | None, str]]


class Step(NamedTuple):
    """What the fold needs of a revision; `body` is JSON, null for a del."""

    kind: str
    entity: str
    body: str | None


class _Last(NamedTuple):
    """The last counting body of an entity, whether it was taken away since, and whose it is."""

    body: str
    gone: bool
    coder: str | None


def apply(connection: sqlite3.Connection, step: Step) -> None:
    """Bring the state tables up to date with a step newer than all folded so far; `settle` ends the transaction."""
    if step.kind in NOT_STATE:
        return
    if step.body is None:
        connection.execute(f"UPDATE {table(step.kind)} SET removed = 1 WHERE id = ?", (step.entity,))
        return
    row = to_row(step.kind, step.entity, json.loads(step.body))
    try:
        connection.execute(upsert(step.kind), [*row, 0])
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != _FOREIGN_KEY:
            raise
        revive(connection, step.kind, row)
        connection.execute(upsert(step.kind), [*row, 0])


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all state tables anew from the log, within a transaction."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for kind in reversed(kinds()):
        connection.execute(f"UPDATE {table(kind)} SET removed = 1")
    sweep(connection)
    query = "SELECT kind, entity, body, coder, actor FROM revision ORDER BY lamport, stream, sequence"
    for (kind, entity), last in _folded(connection.execute(query).fetchall()).items():
        row = [*to_row(kind, entity, json.loads(last.body)), int(last.gone)]
        connection.execute(upsert(kind), row)
    sweep(connection)


def _folded(revisions: list[tuple[str, str, str | None, str | None, str]]) -> dict[tuple[str, str], _Last]:
    own = {kind for kind, each in kinds().items() if each.OWN}
    study = _last_ones(row for row in revisions if row[0] not in own | NOT_STATE)
    people = (json.loads(last.body) | {"id": entity} for (kind, entity), last in study.items() if kind == "coder")
    consensus = {each["id"] for each in people if each["role"] == CoderRole.CONSENSUS}
    work = _last_ones(row for row in revisions if row[0] in own and (row[3] == row[4] or row[3] in consensus))
    return study | work


def _last_ones(revisions: _Rows) -> dict[tuple[str, str], _Last]:
    """Return what counts in the end, of revisions in fold order; whose an entity is, its first put says for good."""
    found: dict[tuple[str, str], _Last] = {}
    for kind, entity, body, coder, _ in revisions:
        before = found.get((kind, entity))
        if before is not None and before.coder != coder:
            continue
        if body is None and before is not None:
            found[kind, entity] = before._replace(gone=True)
        elif body is not None and (coder is None or json.loads(body)["coder"] == coder):
            found[kind, entity] = _Last(body, gone=False, coder=coder)
    return found
