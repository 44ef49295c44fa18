"""Read entities of one kind from its state table; removed ones are never seen."""

from __future__ import annotations

import sqlite3
from typing import TypeVar, cast

from desktop.core.entities import Entity
from desktop.storage.rows import columns, table, to_entity

Kind = TypeVar("Kind", bound=Entity)


def every(
    connection: sqlite3.Connection,
    kind: type[Kind],
    where: str = "",
    values: tuple[object, ...] = (),
    order: str = "id",
) -> list[Kind]:
    """Return the entities that a condition (in SQL, values apart) admits, in order."""
    condition = f" AND {where}" if where else ""
    query = f"SELECT {columns(kind.KIND)} FROM {table(kind.KIND)} WHERE removed = 0{condition} ORDER BY {order}"
    rows = connection.execute(query, values).fetchall()
    return [cast("Kind", to_entity(kind.KIND, row)) for row in rows]


def one(connection: sqlite3.Connection, kind: type[Kind], identity: str) -> Kind | None:
    """Return the entity with this identity, None if there is none or it was removed."""
    found = every(connection, kind, "id = ?", (identity,))
    return found[0] if found else None


def tombstones(connection: sqlite3.Connection, kind: type[Kind]) -> list[Kind]:
    """Return the entities of a kind that were removed while others still refer to them, in the order of identities."""
    query = f"SELECT {columns(kind.KIND)} FROM {table(kind.KIND)} WHERE removed = 1 ORDER BY id"
    return [cast("Kind", to_entity(kind.KIND, row)) for row in connection.execute(query).fetchall()]
