"""A quiet passing line at the bottom of a widget, for what need not be answered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

SHOWN_MILLISECONDS = 3_200
_NAME = "toast"
_LIFT, _SIDES = 24, 16
_INSIDE = QSize(16, 10)
# Dark ink in both looks: it stands off from light paper, and from dark paper as well.
_GROUND, _INK = "#3d3932", "#f5f1e8"


def toast(parent: QWidget, text: str, *, milliseconds: int = SHOWN_MILLISECONDS) -> Toast:
    """Show a line at the bottom of a widget for a while; a newer one takes its place."""
    found = parent.findChild(Toast, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    line = found if isinstance(found, Toast) else Toast(parent)
    line.show_text(text, milliseconds=milliseconds)
    return line


class Toast(QWidget):
    """The line itself; it lets the mouse through and never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setStyleSheet(f"color: {_INK}")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_INSIDE.width(), _INSIDE.height(), _INSIDE.width(), _INSIDE.height())
        layout.addWidget(self._label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """Return what is or was last shown."""
        return self._label.text()

    def show_text(self, text: str, *, milliseconds: int = SHOWN_MILLISECONDS) -> None:
        """Show a text from now on for this long."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(milliseconds)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting as soon as the line is gone, whoever hid it."""
        self._timer.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the parent is resized, go when it closes."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Close):
            self.hide()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(_GROUND))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        size = self._wanted_size(parent.width() - 2 * _SIDES)
        self.resize(size)
        self.move(QPoint((parent.width() - size.width()) // 2, parent.height() - size.height() - _LIFT))

    def _wanted_size(self, room: int) -> QSize:
        sides, ends = 2 * _INSIDE.width(), 2 * _INSIDE.height()
        single = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4
        width = max(min(single, room - sides, 560), 80)
        return QSize(width + sides, self._label.heightForWidth(width) + ends)
