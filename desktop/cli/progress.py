"""Progress of long work, shown to a person at a terminal and to nobody else."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import Self

_EVERY = 0.1  # seconds


class Progress:
    """A line on standard error that is written over while work goes on, and wiped at its end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown_at = time.monotonic()
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            self._write("\r\x1b[K")

    def show(self, count: int, total: int) -> None:
        """Say how far the work has come."""
        at = time.monotonic()
        if at - self._shown_at >= _EVERY and sys.stderr is not None and sys.stderr.isatty():
            self._shown_at, self._is_shown = at, True
            self._write(f"\r\x1b[K{self._what} {count}/{total}")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
