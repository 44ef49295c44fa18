"""Open the SQLite connection as the project file needs it, and read back that it is so.

`journal_mode=DELETE, synchronous=EXTRA`: no acknowledged commit is lost to a power cut, and the file can be
copied, mailed and put on read-only media at any moment, which WAL does not allow.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import KnownError

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x5A484249  # "ZHBI"
FORMAT = 1  # user_version: what a reader must at least understand

_PRAGMAS = (
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("fullfsync", "ON", 1),
    ("busy_timeout", "2000", 2000),
    ("temp_store", "MEMORY", 2),
    # In KiB: the indexes of ten thousand codings, of which the default of 2 MB lets go between two of them.
    ("cache_size", "-16384", -16384),
)
_WRITING = (("synchronous", "EXTRA", 3),)
_STATEMENTS = 512  # kept compiled: a day's work has more different ones than the 128 that are kept by default


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Return a connection with every pragma set and read back."""
    mode = "ro" if read_only else "rw"
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, cached_statements=_STATEMENTS)
    try:
        _prepare(connection, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    for name, value, expected in _PRAGMAS + (() if read_only else _WRITING):
        connection.execute(f"PRAGMA {name}={value}")
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != expected:
            raise KnownError("database_library", setting=name)
    if not read_only and connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] != "delete":
        raise KnownError("database_library", setting="journal_mode")


def database_of(connection: sqlite3.Connection) -> Database:
    """Return sqlite-utils' hold on a connection; only steps of the schema need it, so that a project opens without."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def read_header(path: Path) -> None:
    """Refuse a file that is no project of ours, or a newer one, by its first hundred bytes.

    Raises KnownError: not_a_project, project_empty, other_database, project_newer.
    """
    with path.open("rb") as file:
        header = file.read(100)
    if not header:
        raise KnownError("project_empty", file=path.name)
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise KnownError("not_a_project", file=path.name)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise KnownError("other_database", file=path.name)
    version = int.from_bytes(header[60:64], "big")
    if version > FORMAT:
        raise KnownError("project_newer", file=path.name, theirs=version, ours=FORMAT)
