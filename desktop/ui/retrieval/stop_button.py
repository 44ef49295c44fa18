"""A button that gives long work up; it comes only when the work lasts."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say

_PATIENCE = 500  # milliseconds


class StopButton(QPushButton):
    """Shows itself half a second after `watch`, unless `done` was called by then."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(say("retrieval.stop"), parent)
        named(self, name)
        self.setProperty("role", "flat")
        self.hide()
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._timer.timeout.connect(self.show)

    def watch(self) -> None:
        """Begin to wait."""
        if not self.isVisible():
            self._timer.start()

    def done(self) -> None:
        """Go away again."""
        self._timer.stop()
        self.hide()
