"""The ranks of a codebook (主、次), in order: names to write, rows to add, move and take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Rank
from desktop.core.ids import new_id
from desktop.core.numbering import next_number
from desktop.ui.widgets.keys import enable
from desktop.ui.widgets.naming import named
from desktop.wording import LANGUAGES, say

_COLUMNS = ("name_zh", "name_en", "definition")
_USUAL = ("main", "secondary")
_SEEN, _WIDTH = 3, 150


class RanksField(QWidget):
    """A table of ranks, the first being what a coding has if nothing is said; without rows there are none.

    Signals:
        changed: something was written, added, moved or taken away.
    """

    changed = Signal()

    def __init__(self, ranks: tuple[Rank, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranks: list[Rank] = []
        self._greatest = max((rank.number for rank in ranks), default=0)
        self._table = self._build_table()
        self._add_button = self._button("rank_add", self._add_fresh)
        self._up = self._button("rank_up", lambda: self._move(-1))
        self._down = self._button("rank_down", lambda: self._move(1))
        self._remove_button = self._button("rank_remove", self._remove)
        for rank in ranks:
            self._add(rank)
        self._build()
        self.setFocusProxy(self._table)
        self._table.itemChanged.connect(lambda _: self.changed.emit())
        self._table.currentCellChanged.connect(lambda *_: self._show_state())
        self._show_state()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._add_button, self._up, self._down, self._remove_button):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._table)
        layout.addLayout(row)
        layout.addSpacing(4)

    def _build_table(self) -> QTableWidget:
        table = named(QTableWidget(0, len(_COLUMNS)), "headRanks")
        table.setAccessibleName(say("head_form.ranks"))
        table.setHorizontalHeaderLabels([say(f"head_form.rank_{name}") for name in _COLUMNS])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_COLUMNS) - 1):
            table.setColumnWidth(column, _WIDTH)
        header.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        height = table.fontMetrics().height() + 10
        table.verticalHeader().setDefaultSectionSize(height)
        table.setFixedHeight(height * _SEEN + header.sizeHint().height() + 4)
        return table

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = named(QPushButton(say(f"head_form.{name}")), name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: slot())
        return button

    def _add_fresh(self) -> None:
        """Begin one more; the first two are usually 主 and 次, and are proposed so."""
        place, identity = len(self._ranks), new_id()
        usual = _USUAL[place : place + 1]
        zh, en = ("".join(say(f"head_form.rank_{name}", language=language) for name in usual) for language in LANGUAGES)
        number = next_number([self._greatest])
        self._greatest = number
        self._add(Rank(id=identity, key=f"r{identity[-8:]}", number=number, name_zh=zh, name_en=en))
        self._go_to(place)
        self.changed.emit()

    def _go_to(self, row: int) -> None:
        self._table.setFocus()
        self._table.setCurrentCell(row, 0)
        self._show_state()

    def _add(self, rank: Rank) -> None:
        row = len(self._ranks)
        self._ranks.append(rank)
        self._table.insertRow(row)
        self._fill(row)

    def _fill(self, row: int) -> None:
        for column, name in enumerate(_COLUMNS):
            self._table.setItem(row, column, QTableWidgetItem(getattr(self._ranks[row], name)))

    def _move(self, by: int) -> None:
        row = self._table.currentRow()
        self._ranks = self._written()
        self._ranks[row], self._ranks[row + by] = self._ranks[row + by], self._ranks[row]
        for each in (row, row + by):
            self._fill(each)
        self._table.setCurrentCell(row + by, 0)
        self._show_state()

    def _remove(self) -> None:
        row = self._table.currentRow()
        del self._ranks[row]
        self._table.removeRow(row)
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        row, last = self._table.currentRow(), len(self._ranks) - 1
        usable = {self._up: row > 0, self._down: 0 <= row < last, self._remove_button: 0 <= row <= last}
        enable(usable, home=self._table)

    def ranks(self) -> tuple[Rank, ...]:
        """Return the ranks as they are written, in order, without those just begun that say nothing."""
        return tuple(each for each in self._written() if each.name_zh or each.name_en or each.definition)

    def _written(self) -> list[Rank]:
        words = [[self._words(row, column) for column in range(len(_COLUMNS))] for row in range(len(self._ranks))]
        return [
            replace(rank, name_zh=zh, name_en=en, definition=definition)
            for rank, (zh, en, definition) in zip(self._ranks, words, strict=True)
        ]

    def _words(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item is not None else ""
