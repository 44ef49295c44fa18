"""Keep a project safe: checked copies before risky work, checks after an unclean close, and the full check."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.places import user_data
from desktop.places.system import sync_folder
from desktop.storage.chains import broken_chains
from desktop.storage.faults import known_database_faults, known_faults
from desktop.storage.lock import Lock

if TYPE_CHECKING:
    from desktop.storage.project import Project

KEPT_COPIES = 20
KEPT_BYTES = 2_000_000_000
_CHECK_EVERY = timedelta(days=1)
_FULL = frozenset({"disk_full", "disk_failed"})


def why_read_only(path: Path) -> KnownError | None:
    """Return why this file cannot be written to, or None."""
    if not os.access(path, os.R_OK):
        raise KnownError("file_no_permission", file=path.name)
    if not os.access(path, os.W_OK):
        return KnownError("project_read_only", file=path.name)
    if not os.access(path.parent, os.W_OK):
        return KnownError("folder_read_only", folder=str(path.parent))
    return None


def back_up(project: Project, reason: str) -> Path:
    """Write a checked copy into the user's backup folder; older copies over the cap go, oldest first."""
    folder = _backup_folder(project)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"{stamp}-{reason}.zhubi"
    with _naming(target):
        save_copy(project, target)
    _thin_out(folder)
    return target


def save_copy(project: Project, target: Path) -> None:
    """Write a copy beside the target, check it, and only then put it in the target's place."""
    if target.resolve() == project.path.resolve():
        raise KnownError("copy_onto_itself", file=target.name)
    if not target.parent.is_dir():
        raise KnownError("folder_missing", folder=str(target.parent))
    with known_faults(target), _held(target), _temporary_beside(target) as draft:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            # The backup API on the writer's own connection: a second connection would block its commits.
            project.connection.backup(copy, pages=-1)
            _verify_copy(project, copy, target)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        # A copy of something read-only is there to be worked on.
        draft.chmod(stat.S_IMODE(project.path.stat().st_mode) | stat.S_IWUSR)
        draft.replace(target)
        sync_folder(target.parent)


def check_when_due(project: Project, *, unclean: bool) -> None:
    """Check the file and the chains of its log after an unclean close, and otherwise once a day."""
    row = project.connection.execute("SELECT content FROM bookkeeping WHERE name = 'checked'").fetchone()
    if not unclean and row and row[0] > (datetime.now(UTC) - _CHECK_EVERY).isoformat():
        return
    if problems := check_database(project.connection):
        raise KnownError("project_damaged_details", file=project.path.name, details=problems[0])
    if broken := broken_chains(project.log.all_revisions()):
        raise KnownError("project_log_broken", file=project.path.name, **broken[0].facts)
    with known_faults(project.path):
        note_checked(project.connection)


def note_checked(connection: sqlite3.Connection) -> None:
    """Note in the file that it was found whole just now."""
    note = "INSERT INTO bookkeeping VALUES ('checked', ?) ON CONFLICT (name) DO UPDATE SET content = excluded.content"
    connection.execute(note, (now(),))


def check_database(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds wrong with the file and its references; nothing, if all is well."""
    try:
        found = [row[0] for row in connection.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        # Some damage stops even the check.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return [str(error)]
    return found + [f"{row[0]} -> {row[2]}" for row in broken]


def _verify_copy(project: Project, copy: sqlite3.Connection, target: Path) -> None:
    # What is broken in a copy just made is broken in the project: that is the file to name.
    with known_database_faults(project.path):
        if problems := check_database(copy):
            raise KnownError("project_damaged_details", file=project.path.name, details=problems[0])
        if _counts(project.connection) != _counts(copy):
            raise KnownError("copy_failed", file=target.name)


def _counts(connection: sqlite3.Connection) -> tuple[int, ...]:
    tables = ("revision", "long_text", "coder_name", "coding", "article")
    return tuple(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """Name the backup folder where its copy is in trouble: nobody knows the copy's own name."""
    try:
        yield
    except KnownError as error:
        if error.facts.get("file") != target.name:
            raise
        kind = "backup_disk_full" if error.kind in _FULL else "backup_impossible"
        raise KnownError(kind, folder=str(target.parent)) from error


@contextmanager
def _held(target: Path) -> Iterator[None]:
    """Hold the lock of a project about to be replaced: who has it open would go on writing to a file without a name."""
    if not target.is_file():
        yield
        return
    lock = Lock(target)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _temporary_beside(target: Path) -> Iterator[Path]:
    try:
        handle, name = tempfile.mkstemp(prefix=".zhubi-", suffix=".part", dir=target.parent)
    except OSError as error:
        if error.errno != errno.EROFS:
            raise
        raise KnownError("place_read_only", file=target.name, folder=str(target.absolute().parent)) from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        for left in (draft, draft.with_name(draft.name + "-journal")):
            left.unlink(missing_ok=True)


def _backup_folder(project: Project) -> Path:
    study = project.studies.study()
    name = study.id if study else project.path.stem
    try:
        folder = user_data() / "backups" / name
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError("backup_impossible", folder=str(error.filename or "backups")) from error
    if not os.access(folder, os.W_OK):
        raise KnownError("backup_impossible", folder=str(folder))
    return folder


def _thin_out(folder: Path) -> None:
    copies = sorted(folder.glob("*.zhubi"), reverse=True)
    size = 0
    for place, copy in enumerate(copies):
        size += copy.stat().st_size
        if place > 0 and (place >= KEPT_COPIES or size > KEPT_BYTES):
            copy.unlink(missing_ok=True)
