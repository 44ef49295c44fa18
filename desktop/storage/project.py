"""The one door to a project file: open it, read it, write to it by actions."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.storage import connection as opening
from desktop.storage import maintenance, steps
from desktop.storage.articles import Articles
from desktop.storage.carrying import Carrying
from desktop.storage.codebooks import Codebooks
from desktop.storage.codings import Codings
from desktop.storage.doubts import Doubts
from desktop.storage.faults import known_faults
from desktop.storage.lock import Lock
from desktop.storage.log import Log
from desktop.storage.memos import Memos
from desktop.storage.none_marks import NoneMarks
from desktop.storage.overlaps import Overlaps
from desktop.storage.retrieval import Retrieval
from desktop.storage.sheets import Sheets
from desktop.storage.studies import Studies
from desktop.storage.texts import Texts
from desktop.storage.work import Work
from desktop.storage.writer import Writer


class Project:
    """An open project: managers to read by, and `action` to write by.

    Attributes:
        path: the file.
        read_only: None, or the kind of sentence that says why nothing can be written.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: Lock | None, read_only: KnownError | None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._lock = lock
        self.log = Log(self.connection)
        self.texts = Texts(connection)
        self.studies = Studies(self.connection, self.texts)
        self.articles = Articles(self.connection, self.texts)
        self.codebooks = Codebooks(self.connection)
        self.carrying = Carrying(self.connection, self.texts)
        self.codings = Codings(self.connection, self.carrying)
        self.retrieval = Retrieval(self.connection)
        self.sheets = Sheets(self.connection)
        self.overlaps = Overlaps(self.connection, self.carrying, self.codings)
        self.none_marks = NoneMarks(self.connection, self.carrying, self.overlaps)
        self.memos = Memos(self.connection, self.codings)
        self.work = Work(self.connection)
        self.doubts = Doubts(self.connection)

    @contextmanager
    def action(self, *, name: str, actor: str) -> Iterator[ActionRun]:
        """Run one action: everything written inside becomes durable together, or not at all.

        After the block `run.changes` says what changed. Raises KnownError when the disk or the file refuses;
        then nothing of the action was written.
        """
        if self.read_only is not None:
            raise self.read_only
        self.log.remember()
        run = ActionRun(Writer(self, name=name, actor=actor))
        try:
            with known_faults(self.path), self._transaction():
                yield run
                run.changes = run.writer.close()
        except BaseException:
            self.log.forget()
            # What was refused before anything was written leaves nothing to be read again.
            if run.writer.touched_anything:
                self.overlaps.forget()
                self.carrying.forget()
                self.codings.doubles.forget()
            raise

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            # A code may be merged into one that is written after it: references must hold at the end.
            self.connection.execute("PRAGMA defer_foreign_keys=ON")
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled the transaction back already.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Show everything read inside as it was at one moment; whoever wants to write elsewhere waits meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def back_up(self, reason: str) -> Path:
        """Write a checked copy into the user's backup folder and return its path."""
        return maintenance.back_up(self, reason)

    def save_copy(self, target: Path) -> None:
        """Write a checked copy of the project to another file."""
        maintenance.save_copy(self, target)

    def close(self) -> None:
        """Close the file and give back its lock."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()


class ActionRun:
    """One action under way: its writer, and what it changed once it is through."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.changes = Changes()


def create_project(path: Path) -> Project:
    """Make a new, empty project file and open it; an existing file is refused."""
    with known_faults(path):
        if os.path.lexists(path):
            raise KnownError("file_exists", file=path.name)
        if not path.parent.is_dir():
            raise KnownError("folder_missing", folder=str(path.parent))
        lock = Lock(path)
        lock.take()
        try:
            connection = _made_new(path)
        except BaseException:
            lock.release()
            raise
        return Project(path, connection, lock, None)


def _made_new(path: Path) -> sqlite3.Connection:
    """Return a new file's connection; a file that someone else made meanwhile is left alone, a half-made one goes."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise KnownError("file_exists", file=path.name) from error
    try:
        return _fill_new(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill_new(path: Path) -> sqlite3.Connection:
    connection = opening.connect(path, read_only=False)
    try:
        connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
        connection.execute("BEGIN IMMEDIATE")
        _take_steps(connection)
        maintenance.note_checked(connection)
        connection.execute(f"PRAGMA user_version={opening.FORMAT}")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _take_steps(connection: sqlite3.Connection) -> None:
    from desktop.storage.migrations import SCHEMA

    SCHEMA.apply(opening.database_of(connection))


def open_project(path: Path, *, read_only: bool = False) -> Project:
    """Open a project file, for writing if that can be had.

    Raises KnownError for whatever is not a readable project of this program or an older one.
    A file in use elsewhere, on read-only media or a full disk, or with steps of a later program opens read-only,
    and says why.
    """
    with known_faults(path):
        _refuse_unreadable(path)
        opening.read_header(path)
        if read_only and _has_journal(path):
            # A step that a crash left unsettled can only be taken back by someone who may write.
            open_project(path).close()
        reason = KnownError("opened_read_only", file=path.name) if read_only else maintenance.why_read_only(path)
        lock = Lock(path)
        if reason is None:
            try:
                with known_faults(path):
                    lock.take()
            except KnownError as error:
                reason = error
        try:
            return _opened(path, lock, reason)
        except BaseException:
            lock.release()
            raise


def _opened(path: Path, lock: Lock, reason: KnownError | None) -> Project:
    connection = opening.connect(path, read_only=reason is not None)
    try:
        _refuse_unready(path, connection, reason)
        reason = _later_steps(path, connection) or reason
        project = Project(path, connection, None if reason else lock, reason)
        if reason is None and steps.pending(connection):
            maintenance.back_up(project, "migration")
            _take_steps(connection)
        if reason is None:
            maintenance.check_when_due(project, unclean=lock.stale)
        else:
            lock.release()
    except BaseException:
        connection.close()
        raise
    return project


def _has_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _refuse_unready(path: Path, connection: sqlite3.Connection, reason: KnownError | None) -> None:
    if not steps.taken(connection):
        raise KnownError("project_unfinished", file=path.name)
    if reason is not None and steps.pending(connection):
        raise KnownError("project_outdated", file=path.name)


def _later_steps(path: Path, connection: sqlite3.Connection) -> KnownError | None:
    unknown = steps.unknown(connection)
    return KnownError("project_later_steps", file=path.name, steps=", ".join(unknown)) if unknown else None


def _refuse_unreadable(path: Path) -> None:
    if path.is_dir():
        raise KnownError("file_is_folder", file=path.name)
    if not path.exists():
        raise KnownError("file_missing", file=path.name)
    if not path.is_file():
        # A pipe or a device would keep us waiting for bytes that never come.
        raise KnownError("file_unreadable", file=path.name)
