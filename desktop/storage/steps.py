"""The schema's steps as a file records them, read without sqlite-utils: to open a finished file it is not loaded."""

from __future__ import annotations

import sqlite3

SET = "zhubi"
STEPS = ("first", "former", "place")


def taken(connection: sqlite3.Connection) -> list[str]:
    """Return the names of the steps that a file has taken, in order; none in a file that was never finished."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    if connection.execute(query).fetchone() is None:
        return []
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
    return [row[0] for row in connection.execute(query, (SET,)).fetchall()]


def pending(connection: sqlite3.Connection) -> bool:
    """Tell whether a file has yet to take a step that this program knows."""
    return not set(STEPS) <= set(taken(connection))


def unknown(connection: sqlite3.Connection) -> list[str]:
    """Return the steps in a file that this program does not know: a later one made them."""
    return [step for step in taken(connection) if step not in STEPS]
