"""What the digit keys do, in two lines of cells: each digit with the code it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.ways.key_cell import KeyCell
from desktop.ui.widgets.naming import named
from desktop.wording import say

_COLUMNS = 5


class KeyCode(NamedTuple):
    """A code as a key shows it."""

    name: str
    color: str


class KeyGrid(QWidget):
    """Nine digits with their codes, and 0 where it says that nothing applies.

    Signals:
        digit_chosen: a digit was clicked.
    """

    digit_chosen = Signal(int)

    def __init__(self, *, has_none: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "wayKeys")
        self._cells = {digit: KeyCell(digit) for digit in (*range(1, 10), *([0] if has_none else []))}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        for place, (digit, cell) in enumerate(self._cells.items()):
            cell.clicked.connect(lambda _=False, chosen=digit: self.digit_chosen.emit(chosen))
            grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        if has_none:
            self._cells[0].show_code(say("ways.none"), None, say("ways.none_aloud"))

    def show_codes(self, codes: Mapping[int, KeyCode]) -> None:
        """Show which code lies on which digit."""
        for digit in range(1, 10):
            code = codes.get(digit)
            spoken = say("ways.key_aloud", digit=digit, name=code.name if code else "")
            self._cells[digit].show_code(code.name if code else "", code.color if code else None, spoken)
