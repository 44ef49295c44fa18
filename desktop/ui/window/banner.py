"""The line that stays while an action could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.core.errors import KnownError
from desktop.ui.widgets.naming import named
from desktop.wording import explain, say


class Banner(QFrame):
    """Says what could not be saved, and offers to try again or to give it up.

    Signals:
        retry_wanted, give_up_wanted: what was chosen.
    """

    retry_wanted = Signal()
    give_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._words = named(QLabel(wordWrap=True), "bannerWords")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        retry = named(QPushButton(say("button.retry")), "bannerRetry")
        give_up = named(QPushButton(say("button.give_up")), "bannerGiveUp")
        retry.clicked.connect(self.retry_wanted.emit)
        give_up.clicked.connect(self.give_up_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 10, 8)
        layout.addWidget(self._words, 1)
        layout.addWidget(retry)
        layout.addWidget(give_up)
        self.hide()

    def show_held(self, error: KnownError | None) -> None:
        """Show what is held back, or nothing."""
        self.setVisible(error is not None)
        if error is not None:
            self._words.setText(say("banner.held", reason=explain(error)))
