"""One key of the unit bar: its digit, and the code it stands for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.widgets.chip import SIDE, draw_chip
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.theme import current_theme
from desktop.ui.widgets.tooltips import plain_tooltip

_DIGIT_WIDTH = 12
INSET = 6
_HEIGHT = 24
_BEFORE_NAME = INSET + _DIGIT_WIDTH + SIDE + INSET
_FEW_CHARACTERS = 4


class KeyCell(QAbstractButton):
    """Says what a digit key does, and does the same when clicked."""

    def __init__(self, digit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"wayKey{digit}")
        self._digit = digit
        self._color: str | None = None
        # The digits themselves are the keyboard's way here.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_code(self, name: str, color: str | None, spoken: str) -> None:
        """Show what the key stands for; nothing for an empty name."""
        self._color = color
        self.setText(name)
        self.setToolTip(plain_tooltip(name))
        self.setAccessibleName(spoken)
        self.setEnabled(bool(name))
        self.update()

    def wanted_width(self) -> int:
        """Return the width at which all of the name is seen."""
        return _BEFORE_NAME + self.fontMetrics().horizontalAdvance(self.text()) + INSET + 1

    def sizeHint(self) -> QSize:
        """Ask for little width: the cells share what there is."""
        return QSize(self.fontMetrics().horizontalAdvance("国") * _FEW_CHARACTERS, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the digit, the colour and as much of the name as fits."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.faint))
            painter.drawRoundedRect(area, 4, 4)
        left = area.adjusted(INSET, 0, -INSET, 0)
        painter.setPen(QColor(theme.muted if self.isEnabled() else theme.line))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(self._digit))
        left.setLeft(left.left() + _DIGIT_WIDTH)
        if self._color is not None:
            draw_chip(
                painter, QRectF(left.left(), area.center().y() - SIDE / 2, SIDE, SIDE), self._color, self.palette()
            )
        left.setLeft(left.left() + SIDE + INSET)
        painter.setPen(QColor(theme.text))
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(left.width()))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
