"""The quiet line over an article that was returned: who asks for what, until it is done again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.core.clock import local_minute
from desktop.core.studies import Return
from desktop.ui.widgets.naming import named
from desktop.wording import say


class ReturnLine(QFrame):
    """A remark to read while revising."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "returnLine")
        self._head = named(QLabel(), "returnHead")
        self._remark = named(QLabel(wordWrap=True), "returnWords")
        for label in (self._head, self._remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 8, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._remark, 1)
        self.hide()

    def show_return(self, sent: Return | None, reviewer: str) -> None:
        """Show a return and who sent it, or nothing."""
        self.setVisible(sent is not None)
        if sent is not None:
            self._head.setText(say("return.line", name=reviewer, time=local_minute(sent.made)))
            self._remark.setText(sent.remark)
            self._remark.setAccessibleName(f"{self._head.text()} {sent.remark}")
