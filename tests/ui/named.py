"""What a screen reader would hear of the widgets that can be reached."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def nameless(parent: QWidget) -> list[str]:
    """Return the visible widgets that take the keyboard and have neither a name nor words of their own."""
    return [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in parent.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisibleTo(parent)
        and widget.focusProxy() is None
        and not _name(widget)
    ]


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""
