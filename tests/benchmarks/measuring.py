"""How work is timed: in CPU time, since machines are busy with other things, and by the median."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_PATIENCE = 5000  # milliseconds


class Repaint(QObject):
    """Times an input until its window is repainted.

    The window's next UpdateRequest draws it; a timer of 0 ms, started there, fires when that is done.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self._loop = QEventLoop()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._loop.quit)
        self._painted = False

    def milliseconds(self, act: Callable[[], object]) -> float:
        """Return the CPU time from an input to the end of the repaint it leads to."""
        settle()
        self._painted = False
        self._window.installEventFilter(self)
        try:
            start = time.process_time()
            act()
            if not self._painted:
                self._patience.start()
                self._loop.exec()
            spent = time.process_time() - start
        finally:
            self._patience.stop()
            self._window.removeEventFilter(self)
        if not self._painted:
            raise TimeoutError("nothing was repainted")
        return spent * 1000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._end)
        return False

    def _end(self) -> None:
        self._painted = True
        self._loop.quit()


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU time that a piece of work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def median(measure: Callable[[], float], times: int) -> float:
    """Return the median of some measurements, after one that only warms up."""
    measure()
    return statistics.median(measure() for _ in range(times))


def in_turn(one: Callable[[], float], other: Callable[[], float], times: int) -> tuple[float, float]:
    """Return the medians of two measurements taken by turns, after one of each that only warms up."""
    one()
    other()
    pairs = [(one(), other()) for _ in range(times)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def settle() -> None:
    """Let everything happen that is waiting."""
    for _ in range(3):
        QApplication.processEvents()
