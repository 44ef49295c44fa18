"""Open a project only to read it, so that it works beside an open window and on read-only media."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.streams import complain
from desktop.wording import explain

if TYPE_CHECKING:
    from desktop.session import Session


@contextmanager
def opened_for_reading(project: Path) -> Iterator[Session]:
    """Open a project read-only; that a later program has changed it is said on standard error."""
    from desktop.session.opened import opened_session

    with opened_session(project, read_only=True) as session:
        reason = session.read_only
        if reason is not None and reason.kind == "project_later_steps":
            complain(explain(reason))
        yield session
