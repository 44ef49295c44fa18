"""End a program at its first painted window, and say when that was, what it took and how much memory it held."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable


class FirstPaint(QObject):
    """Waits in the application's event filter for the main window to be drawn, then closes it."""

    def __init__(self) -> None:
        super().__init__()
        self._is_seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_seen and event.type() == QEvent.Type.UpdateRequest and _is_main_window(watched):
            self._is_seen = True
            # The drawing itself follows this event; a timer of 0 ms fires behind it.
            QTimer.singleShot(0, self._report)
        return False

    def _report(self) -> None:
        memory = _peak_of_memory()
        print(json.dumps({"at": time.monotonic(), "cpu": time.process_time(), "memory": memory}), flush=True)
        for window in QApplication.topLevelWidgets():
            window.close()
        QApplication.quit()


def watch(app: QApplication) -> None:
    """Watch this application for its first painted window."""
    watcher = FirstPaint()
    watcher.setParent(app)
    app.installEventFilter(watcher)


def watch_when_run() -> None:
    """Watch whatever application is run in this process."""
    run: Callable[[], int] = QApplication.exec

    def watched_run(*_: object) -> int:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        watch(app)
        return run()

    QApplication.exec = watched_run


def _is_main_window(watched: QObject) -> bool:
    # By type: in Shiboken's eyes a QWidgetWindow is an object too.
    return isinstance(watched, QMainWindow)


def _peak_of_memory() -> int:
    """Return the most memory this process held, in KB; unlike getrusage, nothing of the one that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])
