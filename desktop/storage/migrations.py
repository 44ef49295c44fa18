"""The schema's history, step by step; a step once shipped is never edited.

- `first` (0.1.0): the log, what lies beside it, and a state table for every kind.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

SCHEMA = Migrations("zhubi")
_FOLDER = Path(__file__).parent / "schema"


@SCHEMA()
def first(database: Database) -> None:
    """Create the log, the texts beside it and all state tables."""
    _run(database, "0001_first.sql")


def unknown_steps(database: Database) -> list[str]:
    """Return the steps in this file that this program does not know: a later one made them."""
    known = {migration.name for migration in SCHEMA._migrations}  # noqa: SLF001 - there is no public list
    return [step.name for step in SCHEMA.applied(database) if step.name not in known]


def _run(database: Database, name: str) -> None:
    # Statement by statement: executescript would commit the transaction that wraps this step.
    script = (_FOLDER / name).read_text(encoding="utf-8")
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    for statement in "\n".join(lines).split(";"):
        if statement.strip():
            database.conn.execute(statement)
