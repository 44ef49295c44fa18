"""The fold: state tables from revisions, by the same rules however the revisions came.

Of an entity's revisions the one with the greatest `(lamport, stream, sequence)` counts. A put writes the row.
A del takes the row away; while something still refers to it, the row stays as a tombstone (`removed = 1`) with
its last body and goes with the last reference. So the state is a function of the set of revisions alone.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import NamedTuple

from desktop.core.kinds import kinds
from desktop.storage.rows import table, to_row, upsert

NOT_STATE = frozenset({"stream", "action"})


class Step(NamedTuple):
    """What the fold needs of a revision; `body` is JSON, null for a del."""

    kind: str
    entity: str
    body: str | None


def apply(connection: sqlite3.Connection, step: Step) -> None:
    """Bring the state tables up to date with a step newer than all folded so far; `settle` ends the transaction."""
    if step.kind in NOT_STATE:
        return
    if step.body is None:
        connection.execute(f"UPDATE {table(step.kind)} SET removed = 1 WHERE id = ?", (step.entity,))
    else:
        row = [*to_row(step.kind, step.entity, json.loads(step.body)), 0]
        connection.execute(upsert(step.kind), row)


def settle(connection: sqlite3.Connection) -> None:
    """Take away what was removed and is no longer referred to, before the transaction ends."""
    if connection.execute(_tombstone_query()).fetchone()[0] == 1:
        sweep(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make all state tables anew from the log, within a transaction."""
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for kind in reversed(kinds()):
        connection.execute(f"UPDATE {table(kind)} SET removed = 1")
    sweep(connection)
    query = "SELECT kind, entity, body FROM revision ORDER BY lamport, stream, sequence"
    last: dict[tuple[str, str], str] = {}
    gone: set[tuple[str, str]] = set()
    for kind, entity, body in connection.execute(query).fetchall():
        if body is None:
            gone.add((kind, entity))
        elif kind not in NOT_STATE:
            last[kind, entity] = body
            gone.discard((kind, entity))
    for (kind, entity), body in last.items():
        row = [*to_row(kind, entity, json.loads(body)), int((kind, entity) in gone)]
        connection.execute(upsert(kind), row)
    sweep(connection)


def sweep(connection: sqlite3.Connection) -> None:
    """Take away every removed row that nothing refers to any more, children before parents."""
    for kind in reversed(kinds()):
        if connection.execute(f"SELECT 1 FROM {table(kind)} WHERE removed = 1 LIMIT 1").fetchone():
            _sweep_kind(connection, kind)


def _sweep_kind(connection: sqlite3.Connection, kind: str) -> None:
    statement = _sweep_statement(connection, kind)
    # A row may be held by another removed row of its own kind, so until nothing more goes.
    while connection.execute(statement).rowcount:
        pass


@cache
def _tombstone_query() -> str:
    each = " OR ".join(f"EXISTS (SELECT 1 FROM {table(kind)} WHERE removed = 1)" for kind in kinds())
    return f"SELECT {each}"


def _sweep_statement(connection: sqlite3.Connection, kind: str) -> str:
    held = "".join(
        f' AND NOT EXISTS (SELECT 1 FROM {table(child)} AS child WHERE child."{column}" = {table(kind)}.id)'
        for child, column in _references(connection).get(kind, ())
    )
    return f"DELETE FROM {table(kind)} WHERE removed = 1{held}"


_reference_cache: dict[str, list[tuple[str, str]]] = {}


def _references(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Return for every kind the (kind, column) pairs that refer to it, as the schema declares them."""
    if not _reference_cache:
        for child in kinds():
            for row in connection.execute(f"PRAGMA foreign_key_list({table(child)})").fetchall():
                _reference_cache.setdefault(row[2], []).append((child, row[3]))
    return _reference_cache
