"""Watch what a test leaves behind in Qt: warnings, errors in slots, threads, windows."""

from __future__ import annotations

import sys
import threading
import time
import traceback
import weakref

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.places.screen import bundled_font_files

# Beginning of a Qt message that is no fault → why.
EXPECTED_MESSAGES = {
    "This plugin does not support propagateSizeHints": "the offscreen platform has no window manager to tell sizes to",
    "This plugin does not support raise()": "the offscreen platform has no other windows to come before",
    "This plugin does not support grabbing the keyboard": "popups ask for it; offscreen has no keyboard to grab",
}
_GRACE_SECONDS = 3.0
_messages: list[str] = []
_started: weakref.WeakKeyDictionary[QThread, str] = weakref.WeakKeyDictionary()


def application() -> QApplication:
    """Return the QApplication of this process, made with a Chinese font and under watch."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    qInstallMessageHandler(_receive)
    _remember_where_threads_start()
    made = QApplication(["zhubi"])
    made.setQuitOnLastWindowClosed(False)
    _use_chinese_font(made)
    return made


class QtWatch:
    """Collect the faults between making this and `end()`."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._errors: list[str] = []
        self._threads_before = set(threading.enumerate())
        self._hook_before = sys.excepthook
        _messages.clear()
        sys.excepthook = self._error_in_slot

    def end(self) -> list[str]:
        """Return a sentence for each fault, with all that was left behind cleared away."""
        windows = self._close_windows()
        threads = self._running_threads()
        self._settle()
        sys.excepthook = self._hook_before
        messages = [f"unexpected Qt message: {text}" for text in _messages if not _is_expected(text)]
        _messages.clear()
        return [*self._errors, *messages, *threads, *windows]

    def _error_in_slot(self, kind, value, trace) -> None:
        self._errors.append("error in a slot or event:\n" + "".join(traceback.format_exception(kind, value, trace)))

    def _close_windows(self) -> list[str]:
        left = [widget for widget in self._app.topLevelWidgets() if widget.isVisible()]
        faults = [f"window left open: {type(widget).__name__} {widget.objectName()!r}" for widget in left]
        for widget in left:
            widget.hide()
            widget.deleteLater()
        return faults

    def _settle(self) -> None:
        self._app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _running_threads(self) -> list[str]:
        until = time.monotonic() + _GRACE_SECONDS
        while (faults := self._threads_now()) and time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.01)
        return faults

    def _threads_now(self) -> list[str]:
        own = [f"thread left running: {thread.name}" for thread in self._new_python_threads()]
        qt = [
            f"QThread left running, started at:\n{place}" for thread, place in _started.items() if _is_running(thread)
        ]
        pool = QThreadPool.globalInstance().activeThreadCount()
        return [*own, *qt, *([f"{pool} tasks left in the thread pool"] if pool else [])]

    def _new_python_threads(self) -> list[threading.Thread]:
        # A QThread that runs Python shows up as a dummy thread for good; QThread itself is asked instead.
        dummy = threading._DummyThread
        return [
            thread
            for thread in threading.enumerate()
            if thread not in self._threads_before and not isinstance(thread, dummy)
        ]


def _receive(kind: QtMsgType, _context: object, text: str | None) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        _messages.append(text or "")


def _is_expected(text: str) -> bool:
    return text.startswith(tuple(EXPECTED_MESSAGES))


def _is_running(thread: QThread) -> bool:
    try:
        return thread.isRunning()
    except RuntimeError:  # already deleted on the Qt side
        return False


def _remember_where_threads_start() -> None:
    original = QThread.start

    def start(self: QThread, *arguments: object) -> None:
        _started[self] = "".join(traceback.format_stack(limit=6)[:-1])
        original(self, *arguments)

    QThread.start = start


def _use_chinese_font(app: QApplication) -> None:
    for file in bundled_font_files():
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        if families and "Sans" in families[0]:
            app.setFont(QFont(families[0], 10))
