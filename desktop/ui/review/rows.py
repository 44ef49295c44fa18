"""Rows of the queue: what was asked, by whom, about which code; filtered while typing, in one of three orders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.session.doubts import Asked

ROW = Qt.ItemDataRole.UserRole + 1
ORDERS = ("oldest", "newest", "code")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AskedRow(NamedTuple):
    """What the queue shows of one thing that was asked; `source` is the newspaper and the day."""

    asked: Asked
    title: str
    color: str
    coder: str
    time: str
    headline: str
    source: str = ""

    @property
    def line(self) -> str:
        """Return what matters most: the note, else the words it is about."""
        return self.asked.note or self.asked.words

    def aloud(self) -> str:
        """Return the row as a screen reader says it, and as the filter looks through it."""
        asked = self.asked
        where = (self.source, self.headline, self.coder)
        return " · ".join(filter(None, (self.title, asked.note, asked.words, *where, self.time)))


class AskedRows(QAbstractListModel):
    """What was asked, as far as it holds every typed word."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[AskedRow] = []
        self._shown: list[AskedRow] = []
        self._typed: list[str] = []
        self._order = ORDERS[0]

    def set_rows(self, rows: Sequence[AskedRow]) -> None:
        """Show these rows, given oldest first."""
        self._all = list(rows)
        self._show()

    def filter(self, typed: str) -> None:
        """Show only rows that hold every typed word, in whatever they show."""
        self._typed = typed.lower().split()
        self._show()

    def order(self, order: str) -> None:
        """Show the rows in one of the `ORDERS`."""
        self._order = order
        self._show()

    def count(self) -> int:
        """Return how many rows there are, shown or not."""
        return len(self._all)

    def row(self, place: int) -> AskedRow:
        """Return the row shown at a place."""
        return self._shown[place]

    def place_of(self, identity: str | None) -> int | None:
        """Return where something is shown, None if it is not."""
        return next((place for place, row in enumerate(self._shown) if row.asked.id == identity), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers."""
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.line
        return row.aloud() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _show(self) -> None:
        self.beginResetModel()
        found = [row for row in self._all if all(word in row.aloud().lower() for word in self._typed)]
        if self._order == "newest":
            found.reverse()
        elif self._order == "code":
            found.sort(key=lambda row: row.title)
        self._shown = found
        self.endResetModel()
