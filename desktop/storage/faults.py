"""Sort what SQLite and the file system report into known errors; what is left is a fault of the program."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import KnownError

_BY_CODE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_failed",
    sqlite3.SQLITE_READONLY: "project_read_only",
    sqlite3.SQLITE_CORRUPT: "project_damaged",
    sqlite3.SQLITE_NOTADB: "not_a_project",
    sqlite3.SQLITE_BUSY: "project_busy",
    sqlite3.SQLITE_LOCKED: "project_busy",
    sqlite3.SQLITE_CANTOPEN: "project_unreadable",
    sqlite3.SQLITE_PERM: "file_no_permission",
    sqlite3.SQLITE_NOMEM: "memory_full",
}
# Damage for which SQLite has no code of its own.
_DAMAGED_BY_MESSAGE = ("Could not decode to UTF-8", "malformed database schema")
_BY_ERRNO = {
    errno.ENOENT: "file_missing",
    errno.EISDIR: "file_is_folder",
    errno.EACCES: "file_no_permission",
    errno.EPERM: "file_no_permission",
    errno.EROFS: "project_read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "file_name_too_long",
}

# Of a file that is not there yet nothing can be said but where it was to be.
_OF_NEW = {
    "project_read_only": "place_read_only",
    "disk_full": "no_room_for_new",
    "disk_failed": "no_room_for_new",
}


@contextmanager
def known_database_faults(path: Path) -> Iterator[None]:
    """Raise what SQLite reports about the disk or the file as a known error that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sorted(error, path) from error
    except UnicodeDecodeError as error:
        # SQLite's own message about a damaged schema may quote bytes that are no text.
        raise KnownError("project_damaged", file=path.name) from error


@contextmanager
def known_faults(path: Path) -> Iterator[None]:
    """Raise what the surroundings cause as a known error that names the file."""
    try:
        with known_database_faults(path):
            yield
    except OSError as error:
        raise KnownError(_BY_ERRNO.get(error.errno or 0, "file_unreadable"), file=path.name) from error


@contextmanager
def known_faults_of_new(path: Path) -> Iterator[None]:
    """Raise what the surroundings cause as a known error about a file that is only just being made."""
    try:
        with known_faults(path):
            yield
    except KnownError as error:
        if error.kind not in _OF_NEW:
            raise
        folder = str(path.absolute().parent)
        raise KnownError(_OF_NEW[error.kind], file=path.name, folder=folder) from error


def _sorted(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return KnownError("project_needs_recovery", file=path.name)
    if str(error).startswith(_DAMAGED_BY_MESSAGE):
        return KnownError("project_damaged", file=path.name)
    kind = None if code is None else _BY_CODE.get(code & 0xFF)
    return error if kind is None else KnownError(kind, file=path.name)
