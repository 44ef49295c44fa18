"""Tombstones: rows that were removed while something still refers to them; nobody sees them.

They stay with their last body until the last reference goes, and come back as such when one returns.
"""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import NamedTuple

from desktop.core.kinds import fields, kinds
from desktop.storage.rows import table, to_row, upsert


class _Reference(NamedTuple):
    child: str
    column: str
    parent: str


def settle(connection: sqlite3.Connection, touched: frozenset[str]) -> None:
    """Take away what was removed and is no longer referred to, before a transaction that touched these kinds ends."""
    # What was let go of before is gone already: only what was touched now can be, and what that refers to.
    while touched:
        kinds_now = touched | _parents(connection, touched)
        some = [row[0] for row in connection.execute(_kinds_with_tombstones(kinds_now)).fetchall()]
        touched = frozenset(kind for kind in some if _sweep_kind(connection, kind))


def sweep(connection: sqlite3.Connection) -> None:
    """Take away every removed row that nothing refers to any more, children before parents."""
    settle(connection, frozenset(kinds()))


def revive(connection: sqlite3.Connection, kind: str, row: list[object]) -> None:
    """Put back, as tombstones, the removed things that this row refers to, foreign keys deferred."""
    values = dict(zip(fields(kind), row, strict=False))
    for _, column, parent in (each for each in _references(connection) if each.child == kind):
        identity = values[column]
        if identity is not None and not _is_there(connection, parent, identity):
            body = _last_body(connection, parent, identity)
            if body is not None:
                buried = to_row(parent, str(identity), json.loads(body))
                # First the row, then what it refers to: two things may refer to each other.
                connection.execute(upsert(parent), [*buried, 1])
                revive(connection, parent, buried)


def _is_there(connection: sqlite3.Connection, kind: str, identity: object) -> bool:
    return connection.execute(f"SELECT 1 FROM {table(kind)} WHERE id = ?", (identity,)).fetchone() is not None


def _last_body(connection: sqlite3.Connection, kind: str, identity: object) -> str | None:
    query = (
        "SELECT body FROM revision WHERE kind = ? AND entity = ? AND body IS NOT NULL "
        "ORDER BY lamport DESC, stream DESC, sequence DESC LIMIT 1"
    )
    row = connection.execute(query, (kind, identity)).fetchone()
    return None if row is None else row[0]


def _sweep_kind(connection: sqlite3.Connection, kind: str) -> int:
    held = "".join(
        f' AND NOT EXISTS (SELECT 1 FROM {table(each.child)} AS child WHERE child."{each.column}" = {table(kind)}.id)'
        for each in _references(connection)
        if each.parent == kind
    )
    return connection.execute(f"DELETE FROM {_few(kind)} WHERE removed = 1{held}").rowcount


@cache
def _kinds_with_tombstones(wanted: frozenset[str]) -> str:
    one = "SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM {few} WHERE removed = 1)"
    # Children before parents, so that one round is mostly enough.
    order = (kind for kind in reversed(kinds()) if kind in wanted)
    return " UNION ALL ".join(one.format(kind=kind, few=_few(kind)) for kind in order)


def _few(kind: str) -> str:
    """Return a kind's table by the index of what was removed."""
    # Named, for the planner would rather look through every coding there is, of which there may be a million.
    return f'{table(kind)} INDEXED BY "{kind}_removed"'


def _parents(connection: sqlite3.Connection, children: frozenset[str]) -> frozenset[str]:
    return frozenset(each.parent for each in _references(connection) if each.child in children)


_reference_cache: list[_Reference] = []


def _references(connection: sqlite3.Connection) -> list[_Reference]:
    """Return who refers to whom by which column, as the schema declares it."""
    if not _reference_cache:
        for child in kinds():
            declared = connection.execute(f"PRAGMA foreign_key_list({table(child)})").fetchall()
            _reference_cache.extend(_Reference(child, row[3], row[2]) for row in declared)
    return _reference_cache
