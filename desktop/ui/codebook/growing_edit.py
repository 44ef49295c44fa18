"""A field for longer words that grows with them, so that a definition is seen whole while it is written."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_FEWEST, _MOST = 2, 14


class GrowingEdit(QPlainTextEdit):
    """As high as its lines, within bounds; Tab goes on to the next field."""

    def __init__(self, words: str, *, fewest: int = _FEWEST, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._fewest = fewest
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def _fit(self) -> None:
        # A plain document counts its height in lines, wrapped ones too.
        lines = round(self.document().documentLayout().documentSize().height())
        margins = round(2 * self.document().documentMargin()) + 2 * self.frameWidth() + 12
        height = max(self._fewest, min(lines, _MOST)) * self.fontMetrics().lineSpacing() + margins
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that wrap elsewhere now."""
        super().resizeEvent(event)
        self._fit()
