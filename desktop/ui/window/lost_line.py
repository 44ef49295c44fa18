"""The quiet line over an article of which something could not be carried to the corrected text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say


class LostLine(QFrame):
    """Says how many, and offers to look.

    Signals:
        look_wanted: what was lost is to be shown.
    """

    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "lostLine")
        self._words = named(QLabel(wordWrap=True), "lostWords")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        look = named(QPushButton(say("lost.look")), "lostLook")
        look.clicked.connect(self.look_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 6, 20, 6)
        layout.addWidget(self._words, 1)
        layout.addWidget(look)
        self.hide()

    def show_lost(self, lost: str) -> None:
        """Show in words what could not be carried, or nothing."""
        self.setVisible(bool(lost))
        if lost:
            self._words.setText(say("lost.line", lost=lost))
