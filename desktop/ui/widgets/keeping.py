"""When what is being written is kept: at a pause, and every few seconds while there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE = 1500  # milliseconds without a key after which words are made durable
_AT_LATEST = 5000  # milliseconds after which they are all the same, however fast somebody types


class Keeping(QObject):
    """Watches a field and says when its words are due to be kept; never while an input method composes in it.

    Signals:
        due: the words are to be kept now.
    """

    due = Signal()

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.at_latest = QTimer(self, singleShot=True, interval=_AT_LATEST)
        self.pause.timeout.connect(self._on_time)
        self.at_latest.timeout.connect(self._on_time)
        edit.textChanged.connect(self._on_written)

    def stop(self) -> None:
        """Wait for the next words: these are kept, or are not to be."""
        self.pause.stop()
        self.at_latest.stop()

    def _on_written(self) -> None:
        self.pause.start()
        if not self.at_latest.isActive():
            self.at_latest.start()

    def _on_time(self) -> None:
        if self._edit.textCursor().block().layout().preeditAreaText():
            # What is being composed is no text yet, and an input method should not be disturbed.
            self.pause.start()
        else:
            self.due.emit()
