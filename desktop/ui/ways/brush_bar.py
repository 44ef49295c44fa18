"""The line below the article that says which code is in hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.ways.key_cell import INSET
from desktop.ui.ways.key_grid import KeyCode, KeyGrid
from desktop.ui.widgets.chip import ColorChip
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.naming import named
from desktop.wording import say


class BrushBar(QFrame):
    """Shows the code in hand, how to take another, and how to end.

    Signals:
        ended: the person wants no brush any more.
        digit_chosen: a digit key was clicked.
    """

    ended = Signal()
    digit_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("brushBar")
        self.setProperty("role", "way")
        self._chip = named(ColorChip("#888888"), "brushColor")
        self._name = named(ElidedLabel(), "brushCode")
        hint = named(ElidedLabel(say("ways.brush_hint")), "wayHint")
        self._keys = KeyGrid(has_none=False)
        self._keys.digit_chosen.connect(self.digit_chosen)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(named(QLabel(say("ways.brush")), "wayTitle"))
        head.addSpacing(6)
        head.addWidget(self._chip)
        # First the name, as long as it is; the hint has what is left.
        head.addWidget(self._name, 100)
        head.addSpacing(10)
        head.addWidget(hint, 1)
        head.addWidget(end_button(self.ended.emit))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14 - INSET, 5, 8, 7)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._keys)

    def show_code(self, name: str, color: str) -> None:
        """Show another code as the one in hand."""
        self._chip.set_color(color)
        self._name.ensurePolished()
        self._name.setMaximumWidth(self._name.fontMetrics().horizontalAdvance(name) + 2)
        self._name.set_text(name)
        self.setAccessibleName(say("ways.brush_aloud", name=name))

    def show_codes(self, codes: Mapping[int, KeyCode]) -> None:
        """Show which code lies on which digit."""
        self._keys.show_codes(codes)


def end_button(act: Callable[[], object]) -> QToolButton:
    """Return the button that ends a way to code; the keyboard has Esc for it."""
    button = named(QToolButton(), "wayEnd")
    button.setText(say("ways.end"))
    button.setAccessibleName(say("ways.end"))
    button.setToolTip(say("ways.end_hint"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(act)
    return button
