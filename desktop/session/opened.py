"""Open a project for one piece of work and close it again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.session.session import Session
from desktop.storage.faults import known_database_faults


@contextmanager
def opened_session(path: Path, *, read_only: bool = False) -> Iterator[Session]:
    """Open a project and close it whatever happens; what the disk or the file refuses inside is a KnownError."""
    session = Session.open(path, read_only=read_only)
    try:
        with known_database_faults(path):
            yield session
    finally:
        session.close()
