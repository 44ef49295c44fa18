"""The line below the article that says which code is in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.ui.widgets.chip import ColorChip
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.wording import say


class BrushBar(QFrame):
    """Shows the code in hand, how to take another, and how to end.

    Signals:
        ended: the person wants no brush any more.
    """

    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brushBar")
        self.setProperty("role", "way")
        self._chip = named(ColorChip("#888888"), "brushColor")
        self._name = named(QLabel(), "brushCode")
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        hint = named(ElidedLabel(say("ways.brush_hint")), "wayHint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(named(QLabel(say("ways.brush")), "wayTitle"))
        layout.addSpacing(6)
        layout.addWidget(self._chip)
        layout.addWidget(self._name)
        layout.addSpacing(10)
        layout.addWidget(hint, 1)
        layout.addWidget(end_button(self.ended.emit))

    def show_code(self, name: str, color: str) -> None:
        """Show another code as the one in hand."""
        self._chip.set_color(color)
        self._name.setText(name)
        self.setAccessibleName(say("ways.brush_aloud", name=name))


def end_button(act: Callable[[], object]) -> QToolButton:
    """Return the button that ends a way to code; the keyboard has Esc for it."""
    button = named(QToolButton(), "wayEnd")
    button.setText(say("ways.end"))
    button.setAccessibleName(say("ways.end"))
    button.setToolTip(say("ways.end_hint"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(act)
    return button
