"""Faults of the program itself while the window is open: written down, told once, and never the end of the work."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.session.reports import as_known, mark_of, write_report
from desktop.ui.widgets import messages
from desktop.wording import explain, say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow


class Mishaps(QObject):
    """Takes what nobody caught, in any thread, from the moment of `install` until `remove`.

    A fault is told once, however often it comes up again; while one is being told, others are only written down.
    """

    _came = Signal(object)

    def __init__(self, window: Callable[[], MainWindow | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._seen: set[str] = set()
        self._telling = False
        self._hooks = (sys.excepthook, threading.excepthook)
        # Queued: a box must never come up inside a paint event, or in another thread.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take every fault from now on."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_fault
        threading.excepthook = self._on_fault_in_thread

    def remove(self) -> None:
        """Leave faults to whoever took them before."""
        sys.excepthook, threading.excepthook = self._hooks

    def _on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind
        if isinstance(error, KeyboardInterrupt):
            # Whoever presses Ctrl+C in the terminal wants the window closed, with all that closing means.
            QApplication.closeAllWindows()
            return
        self._came.emit(error.with_traceback(trace))

    def _on_fault_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_fault(args.exc_type, args.exc_value, args.exc_traceback)

    def _tell(self, error: BaseException) -> None:
        known = as_known(error, self._project())
        mark = mark_of(error)
        if known is None and mark in self._seen:
            return
        self._seen.add(mark)
        words = explain(known) if known else self._write_down(error)
        if self._telling:
            return
        self._telling = True
        try:
            messages.tell(self._window(), words)
        finally:
            self._telling = False

    def _write_down(self, error: BaseException) -> str:
        file = write_report(error, _surroundings())
        return say("mishap.told", file=file) if file else say("mishap.told_unwritten")

    def _project(self) -> Path | None:
        window = self._window()
        return None if window is None else window.session.path


def _surroundings() -> dict[str, str]:
    return {"qt": qVersion(), "platform": QGuiApplication.platformName()}
