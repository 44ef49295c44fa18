"""The lock file beside a project: one window writes, its owner is named, a dead owner's lock is taken over.

It behaves like Qt's QLockFile, which this floor may not know: process, host and program are written into it.
"""

from __future__ import annotations

import json
import os
import secrets
from contextlib import suppress
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
        self._refuse_living(_read_owner(self._path))
        if self._path.exists():
            self.stale = True
            self._take_away()
        self._write()

    def release(self) -> None:
        """Give the lock back; what was closed properly leaves no lock file."""
        if self._held and _read_owner(self._path) == _self():
            self._path.unlink(missing_ok=True)
        self._held = False

    def _refuse_living(self, owner: Owner | None) -> None:
        if owner is not None and _alive(owner):
            raise KnownError("project_in_use", file=self._path.stem, process=str(owner.process), host=owner.host)

    def _take_away(self) -> None:
        """Take a dead owner's lock away, unless someone else was quicker and the lock there now is theirs."""
        aside = self._aside()
        try:
            self._path.rename(aside)
        except FileNotFoundError:
            return
        try:
            owner = _read_owner(aside)
            if owner is not None and _alive(owner):
                # Put it back, never over one that a third has put there meanwhile.
                with suppress(FileExistsError):
                    os.link(aside, self._path)
                self._refuse_living(owner)
        finally:
            aside.unlink(missing_ok=True)

    def _write(self) -> None:
        me = _self()
        content = json.dumps({"process": me.process, "started": me.started, "host": me.host, "program": "zhubi"})
        aside = self._aside()
        try:
            aside.write_text(content, encoding="utf-8")
            self._put_in_place(aside, content)
        except FileExistsError as error:
            raise KnownError("project_in_use", file=self._path.stem, process="?", host=host_name()) from error
        finally:
            aside.unlink(missing_ok=True)
        self._held = True

    def _put_in_place(self, aside: Path, content: str) -> None:
        """Make the lock appear with its content at once: a lock still empty would look like a dead owner's."""
        try:
            os.link(aside, self._path)
        except FileExistsError:
            raise
        except OSError:
            # A disk without links (FAT) gets it in two steps.
            with self._path.open("x", encoding="utf-8") as file:
                file.write(content)

    def _aside(self) -> Path:
        return self._path.with_name(f".{self._path.name}.{os.getpid()}-{secrets.token_hex(4)}")


def _read_owner(path: Path) -> Owner | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return Owner(int(content["process"]), str(content["started"]), str(content["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _self() -> Owner:
    return Owner(os.getpid(), process_started(os.getpid()), host_name())


def _alive(owner: Owner) -> bool:
    if owner.host != host_name():
        return True
    return is_process_alive(owner.process) and process_started(owner.process) == owner.started
