"""The hunt: texts read by the main thread, looked through by another, found things coming back in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from queue import Empty, Full, Queue
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from desktop.core.retrieving import PlainText

_BETWEEN = 0.05  # seconds between two reports: more would only keep the window busy
_WAITING = 4  # blocks that may lie ready

Look = Callable[[PlainText], list[Any]]


class _Worker(QThread):
    reported = Signal(object, int)
    broken = Signal(object)

    def __init__(self, look: Look, blocks: Queue[list[PlainText] | None]) -> None:
        super().__init__()
        self._look = look
        self._blocks = blocks
        self._found: list[Any] = []
        self._done = 0
        self._reported = time.monotonic()

    def run(self) -> None:
        """Look through whatever lies ready, until there is an end or nobody wants it any more."""
        try:
            while not self.isInterruptionRequested():
                try:
                    block = self._blocks.get(timeout=0.02)
                except Empty:
                    continue
                if block is None:
                    break
                self._look_through(block)
            self._report()
        except Exception as error:
            self.broken.emit(error)

    def _look_through(self, block: list[PlainText]) -> None:
        for text in block:
            if self.isInterruptionRequested():
                return
            self._found += self._look(text)
            self._done += 1
            if time.monotonic() - self._reported >= _BETWEEN:
                self._report()

    def _report(self) -> None:
        found, self._found = self._found, []
        self._reported = time.monotonic()
        self.reported.emit(found, self._done)


# A window that is put away takes its hunts with it: a thread must outlive that until it has ended.
_begun: list[_Worker] = []


class Hunt(QObject):
    """One search through many texts.

    Signals:
        found: what was found since last, and how many texts are through.
        ended: all texts are through; not sent after `stop`.
        failed: an exception nobody expected.
    """

    found = Signal(object, int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, blocks: Iterable[list[PlainText]], look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks = iter(blocks)
        self._ready: Queue[list[PlainText] | None] = Queue(_WAITING)
        self._next: list[PlainText] | None = None
        self._running = False
        self._worker = _Worker(look, self._ready)
        self._worker.reported.connect(self._on_reported)
        self._worker.broken.connect(self._on_broken)
        self._worker.finished.connect(self._on_finished)
        self.destroyed.connect(self._worker.requestInterruption)
        # Reading is the main thread's: it gives a block whenever there is room, between other events.
        self._feeding = QTimer(self, interval=0)
        self._feeding.timeout.connect(self._feed)

    def start(self) -> None:
        """Begin."""
        _begun[:] = [*(worker for worker in _begun if not worker.isFinished()), self._worker]
        self._running = True
        self._next = next(self._blocks, None)
        self._worker.start()
        self._feeding.start()

    def is_running(self) -> bool:
        """Tell whether it is still under way."""
        return self._running

    def stop(self) -> None:
        """Give it up; nothing more is told of it."""
        self._running = False
        self._feeding.stop()
        self._worker.requestInterruption()
        self._worker.wait()

    def _feed(self) -> None:
        try:
            self._ready.put_nowait(self._next)
        except Full:
            self._feeding.setInterval(5)
            return
        self._feeding.setInterval(0)
        if self._next is None:
            self._feeding.stop()
        else:
            self._next = next(self._blocks, None)

    def _on_reported(self, found: list[Any], done: int) -> None:
        if self._running:
            self.found.emit(found, done)

    def _on_broken(self, error: Exception) -> None:
        if self._running:
            self.stop()
            self.failed.emit(error)

    def _on_finished(self) -> None:
        if self._running:
            self._running = False
            self.ended.emit()
