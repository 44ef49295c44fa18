"""A place for one widget that keeps to itself what changes inside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Holder(QWidget):
    """Gives one widget all the room it has itself.

    A layout tells its parent of every change inside, even where no size has changed, and the parents are laid out and
    painted anew one after the other. This is no layout: what changes inside ends here.
    """

    _held: QWidget | None = None

    def hold(self, widget: QWidget) -> None:
        """Take a widget in."""
        self._held = widget
        widget.setParent(self)
        widget.setGeometry(self.rect())
        widget.show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return what the widget inside would like."""
        return super().sizeHint() if self._held is None else self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the widget inside needs."""
        return super().minimumSizeHint() if self._held is None else self._held.minimumSizeHint()

    def event(self, event: QEvent) -> bool:
        """Hear of a change inside, and leave everything outside as it is."""
        return event.type() == QEvent.Type.LayoutRequest or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pass the room on."""
        super().resizeEvent(event)
        if self._held is not None:
            self._held.setGeometry(self.rect())
