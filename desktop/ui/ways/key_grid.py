"""What the digit keys do, in a few lines of cells: each digit with the code it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.ways.key_cell import KeyCell
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

_MOST, _FEWEST = 5, 3  # cells side by side
_GAP = 4


class KeyCode(NamedTuple):
    """A code as a key shows it."""

    name: str
    color: str
    is_pinned: bool = False


class KeyGrid(QWidget):
    """Nine digits with their codes, and 0 where it says that nothing applies.

    Where names are long for the width, fewer cells stand side by side.

    Signals:
        digit_chosen: a digit was clicked.
    """

    digit_chosen = Signal(int)

    def __init__(self, *, has_none: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "wayKeys")
        self._cells = {digit: KeyCell(digit) for digit in (*range(1, 10), *([0] if has_none else []))}
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(0)
        for digit, cell in self._cells.items():
            cell.clicked.connect(lambda _=False, chosen=digit: self.digit_chosen.emit(chosen))
        if has_none:
            self._cells[0].show_code(say("ways.none"), None, say("ways.none_aloud"))
        self._arrange(_MOST)

    def show_codes(self, codes: Mapping[int, KeyCode]) -> None:
        """Show which code lies on which digit."""
        for digit in range(1, 10):
            code = codes.get(digit)
            spoken = say("ways.key_aloud", digit=digit, name=code.name if code else "")
            self._cells[digit].show_code(code.name if code else "", code.color if code else None, spoken)
            self._cells[digit].setToolTip(plain_tooltip(_hint(digit, code)))
        self._arrange(self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many cells side by side as their names allow."""
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def _fitting(self) -> int:
        """Return the most columns that cut no name which fewer would show whole."""
        cut = {columns: self._cut_by(columns) for columns in range(_MOST, _FEWEST - 1, -1)}
        return next(columns for columns in cut if cut[columns] == cut[_FEWEST])

    def _cut_by(self, columns: int) -> int:
        room = (self.width() - (columns - 1) * _GAP) // columns
        return sum(cell.wanted_width() > room for cell in self._cells.values())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, cell in enumerate(self._cells.values()):
            self._grid.addWidget(cell, place // columns, place % columns)
        for column in range(_MOST):
            self._grid.setColumnStretch(column, int(column < columns))


def _hint(digit: int, code: KeyCode | None) -> str:
    """Return what there is to say of a key: its code, and for how long that is so."""
    if code is None:
        return say("ways.key_free", digit=digit)
    return say("ways.key_pinned" if code.is_pinned else "ways.key_stays", digit=digit, name=code.name)
