"""A list of memos, in which one is chosen and gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.memos.delegate import MemoDelegate
from desktop.ui.memos.rows import MemoRow, MemoRows
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList


class MemoList(RowList):
    """Memos, one a row.

    Signals:
        memo_chosen: the row chosen now, None for none.
        jump_wanted: a row whose place is to be shown (double click or Enter).
    """

    memo_chosen = Signal(object)
    jump_wanted = Signal(object)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAccessibleName(title)
        self._rows = MemoRows()
        self.setModel(self._rows)
        self.setItemDelegate(MemoDelegate(self))
        self.fit_rows()
        self._telling = True
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(lambda index: self.jump_wanted.emit(self._rows.row(index.row())))

    def show_rows(self, rows: Sequence[MemoRow]) -> None:
        """Show these memos; the chosen one stays chosen."""
        self._again(lambda: self._rows.set_rows(rows))

    def filter(self, typed: str) -> None:
        """Show only memos that hold what is typed; the chosen one stays chosen while it is among them."""
        self._again(lambda: self._rows.filter(typed))

    def _again(self, change: Callable[[], None]) -> None:
        now = self.current()
        self._telling = False
        change()
        self.choose(now.id if now else None)

    def current(self) -> MemoRow | None:
        """Return the row chosen now."""
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() and index.row() < self._rows.rowCount() else None

    def count(self) -> int:
        """Return how many memos are shown."""
        return self._rows.rowCount()

    def choose(self, memo: str | None) -> None:
        """Choose a memo; None, or one that is not shown, chooses none."""
        place = self._rows.place_of(memo) if memo else None
        self._telling = False
        if place is None:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(place), flags)
            self.scrollTo(self._rows.index(place))
        self._telling = True
        self.memo_chosen.emit(self.current())

    def choose_first(self) -> None:
        """Choose the first memo, if there is one."""
        self.choose(self._rows.row(0).id if self._rows.rowCount() else None)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if self._telling:
            self.memo_chosen.emit(self._rows.row(current.row()) if current.isValid() else None)
