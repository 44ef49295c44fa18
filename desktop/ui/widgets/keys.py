"""Keys that belong to one widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget


def on_delete(widget: QWidget, act: Callable[[], object]) -> None:
    """Call something when Delete is pressed while this very widget has the focus."""
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(act)


def on_ctrl_enter(widget: QWidget, act: Callable[[], object]) -> None:
    """Call something when Ctrl+Enter is pressed wherever the focus is inside this widget."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def enable(buttons: Mapping[QPushButton, bool], *, home: QWidget) -> None:
    """Make buttons usable or not; the keyboard goes home from one that is not, and never on to its neighbour.

    What stands beside such a button may remove all there is, and Space would press it.
    """
    if any(button.hasFocus() and not usable for button, usable in buttons.items()):
        home.setFocus()
    for button, usable in buttons.items():
        button.setEnabled(usable)
