"""The lock file beside a project: one window writes, its owner is named, a dead owner's lock is taken over.

It behaves like Qt's QLockFile, which this floor may not know: process, host and program are written into it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from desktop.core.errors import KnownError
from desktop.places.system import host_name, is_process_alive, process_started


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock: a process, when it began, and the machine it runs on."""

    process: int
    started: str
    host: str


class Lock:
    """A lock file `NAME.lock` beside the project; `stale` tells that the one before never closed properly."""

    def __init__(self, project: Path) -> None:
        # Where the file really lies: a link to it must find the same lock.
        project = project.resolve()
        self._path = project.with_name(project.name + ".lock")
        self._held = False
        self.stale = False

    def take(self) -> None:
        """Take the lock, a dead owner's too; KnownError project_in_use names a living one."""
        owner = self._owner()
        if owner is not None and _alive(owner):
            raise KnownError("project_in_use", file=self._path.stem, process=owner.process, host=owner.host)
        if self._path.exists():
            self.stale = True
            self._path.unlink(missing_ok=True)
        self._write()

    def release(self) -> None:
        """Give the lock back; what was closed properly leaves no lock file."""
        if self._held and self._owner() == _self():
            self._path.unlink(missing_ok=True)
        self._held = False

    def _write(self) -> None:
        me = _self()
        content = json.dumps({"process": me.process, "started": me.started, "host": me.host, "program": "zhubi"})
        try:
            handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError as error:
            raise KnownError("project_in_use", file=self._path.stem, process="?", host=host_name()) from error
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(content)
        except BaseException:
            self._path.unlink(missing_ok=True)
            raise
        self._held = True

    def _owner(self) -> Owner | None:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            return Owner(int(content["process"]), str(content["started"]), str(content["host"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _self() -> Owner:
    return Owner(os.getpid(), process_started(os.getpid()), host_name())


def _alive(owner: Owner) -> bool:
    if owner.host != host_name():
        return True
    return is_process_alive(owner.process) and process_started(owner.process) == owner.started
