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


def settle(connection: sqlite3.Connection) -> None:
    """Take away what was removed and is no longer referred to, before the transaction ends."""
    sweep(connection)


def sweep(connection: sqlite3.Connection) -> None:
    """Take away every removed row that nothing refers to any more, children before parents."""
    # An article and its reprint group refer to each other, so no order of kinds is enough: until nothing more goes.
    kinds_with_some = [row[0] for row in connection.execute(_kinds_with_tombstones()).fetchall()]
    while sum(_sweep_kind(connection, kind) for kind in kinds_with_some):
        pass


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
    return connection.execute(f"DELETE FROM {table(kind)} WHERE removed = 1{held}").rowcount


@cache
def _kinds_with_tombstones() -> str:
    one = "SELECT '{kind}' WHERE EXISTS (SELECT 1 FROM {table} WHERE removed = 1)"
    return " UNION ALL ".join(one.format(kind=kind, table=table(kind)) for kind in reversed(kinds()))


_reference_cache: list[_Reference] = []


def _references(connection: sqlite3.Connection) -> list[_Reference]:
    """Return who refers to whom by which column, as the schema declares it."""
    if not _reference_cache:
        for child in kinds():
            declared = connection.execute(f"PRAGMA foreign_key_list({table(child)})").fetchall()
            _reference_cache.extend(_Reference(child, row[3], row[2]) for row in declared)
    return _reference_cache
