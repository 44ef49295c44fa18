"""The schema's history, step by step; a step once shipped is never edited. `steps.STEPS` names them all.

- `first` (0.1.0): the log, what lies beside it, and a state table for every kind.
- `former` (0.1.0): which text version another one was made from.
- `place` (0.1.0): the words of an article that a suggested code was asked for.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from desktop.storage.steps import SET

SCHEMA = Migrations(SET)
_FOLDER = Path(__file__).parent / "schema"


@SCHEMA()
def first(database: Database) -> None:
    """Create the log, the texts beside it and all state tables."""
    _run(database, "0001_first.sql")


@SCHEMA()
def former(database: Database) -> None:
    """Let a text version say which one it was made from; what is there already does not."""
    _run(database, "0002_former.sql")


@SCHEMA()
def place(database: Database) -> None:
    """Let a suggestion say which words it is about; those that are there already do not."""
    _run(database, "0003_place.sql")


def _run(database: Database, name: str) -> None:
    # Statement by statement: executescript would commit the transaction that wraps this step.
    script = (_FOLDER / name).read_text(encoding="utf-8")
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    for statement in "\n".join(lines).split(";"):
        if statement.strip():
            database.conn.execute(statement)
