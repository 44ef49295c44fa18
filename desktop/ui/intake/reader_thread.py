"""Read files in a thread of their own; the main thread writes what they gave."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from desktop.importing.batches import Batch, read_pages

_BETWEEN = 0.05  # seconds between two reports: more would only keep the window busy


class ReaderThread(QThread):
    """Reads a batch of files.

    Signals:
        progressed: how many files of how many are read.
        read: the Batch, also after a cancel: then with the files read so far.
        failed: an exception nobody expected.
    """

    progressed = Signal(int, int)
    read = Signal(object)
    failed = Signal(object)

    def __init__(self, paths: Sequence[Path], encoding: str | None, known: Mapping[str, str]) -> None:
        super().__init__()
        self._paths = list(paths)
        self._encoding = encoding
        self._known = dict(known)
        self._reported = 0.0

    def run(self) -> None:
        """Read the files."""
        try:
            batch: Batch = read_pages(
                self._paths,
                encoding=self._encoding,
                known_digests=self._known,
                progress=self._report,
                cancelled=self.isInterruptionRequested,
            )
        except Exception as error:
            self.failed.emit(error)
            return
        self.read.emit(batch)

    def _report(self, done: int, count: int) -> None:
        present = time.monotonic()
        if done == count or present - self._reported >= _BETWEEN:
            self._reported = present
            self.progressed.emit(done, count)
