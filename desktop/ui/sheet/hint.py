"""The quiet line below questions: what the question or the option at work means."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named


class Hint(QWidget):
    """Some lines of plain text that change with every key; nothing around them is laid out anew for that."""

    def __init__(self, words: str, *, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Not in a layout: a label tells one of every change, and the whole window would be laid out and painted.
        self._label = named(ElidedLabel(words, self, lines=lines), "sheetHint")
        self._fit()

    def set_text(self, words: str) -> None:
        """Show another text."""
        if words != self._label.text():
            self._label.set_text(words)

    def text(self) -> str:
        """Return what is shown."""
        return self._label.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text all the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._label.ensurePolished()
        height = self._label.sizeHint().height()
        self._label.setGeometry(0, 0, self.width(), height)
        if self.height() != height:
            self.setFixedHeight(height)
