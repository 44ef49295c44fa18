"""A label that shows as much of a plain text as fits into a few lines, and ends in … where it does not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.widgets.tooltips import plain_tooltip


class ElidedLabel(QLabel):
    """Plain text in at most `lines` lines; the tooltip holds all of it where some is left out."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._mode = Qt.TextElideMode.ElideRight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text; screen readers get all of it."""
        self.setText(text)
        self._refresh_tooltip()

    def set_elide_mode(self, mode: Qt.TextElideMode) -> None:
        """Choose where a single line that is too long is cut."""
        self._mode = mode
        self.update()

    def shown(self) -> list[str]:
        """Return the lines as they are shown."""
        return self._fitted(self.contentsRect().width())

    def sizeHint(self) -> QSize:
        """Ask for room for all lines, so that what is below does not jump when the text changes."""
        margins = self.contentsMargins()
        height = self._lines * self._line_height() + margins.top() + margins.bottom()
        return QSize(self.fontMetrics().horizontalAdvance("国") * 8, height)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width."""
        return QSize(self.fontMetrics().horizontalAdvance("国") * 2, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text anew."""
        super().resizeEvent(event)
        self._refresh_tooltip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines that fit."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area, height = self.contentsRect(), self._line_height()
        align = self.alignment() & (Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self.shown()):
            place = QRect(area.left(), area.top() + number * height, area.width(), height)
            painter.drawText(place, int(align | Qt.TextFlag.TextSingleLine), line)
        painter.end()

    def _line_height(self) -> int:
        metrics = self.fontMetrics()
        return metrics.height() if self._lines == 1 else round(metrics.height() * 1.15)

    def _refresh_tooltip(self) -> None:
        whole = " ".join(self.text().split("\n"))
        fits = "".join(self.shown()) == whole
        self.setToolTip("" if fits else plain_tooltip(self.text()))

    def _fitted(self, width: int) -> list[str]:
        text = " ".join(self.text().split("\n"))
        if not text or width <= 0:
            return []
        if self._lines == 1:
            return [self.fontMetrics().elidedText(text, self._mode, width)]
        starts = self._line_starts(text, width)
        kept = starts[: self._lines]
        units = text.encode("utf-16-le", "surrogatepass")
        pieces = [
            units[start * 2 : end * 2].decode("utf-16-le", "surrogatepass")
            for start, end in zip(kept, [*starts[1:], len(units) // 2], strict=False)
        ]
        if len(starts) > self._lines:
            rest = units[kept[-1] * 2 :].decode("utf-16-le", "surrogatepass")
            pieces[-1] = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return pieces

    def _line_starts(self, text: str, width: int) -> list[int]:
        """Return where lines begin, in UTF-16 units as Qt counts."""
        layout = QTextLayout(text, self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) <= self._lines:
            line: QTextLine = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            starts.append(line.textStart())
        layout.endLayout()
        return starts
