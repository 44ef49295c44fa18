"""Rows of the coding list and their model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CodingRow(NamedTuple):
    """What the list shows of a coding."""

    id: str
    start: int
    words: str
    name: str
    rank: str
    color: str
    has_memo: bool


class CodingRows(QAbstractListModel):
    """The codings of one article by place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CodingRow] = []

    def set_rows(self, rows: Sequence[CodingRow]) -> None:
        """Show these codings."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> CodingRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, coding: str) -> int | None:
        """Return where a coding is shown, None if it is not."""
        return next((place for place, row in enumerate(self._rows) if row.id == coding), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many codings there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("codings.read_aloud", name=row.name, words=row.words)
        return None
