"""Rows of the coding list and their model."""

from __future__ import annotations

from bisect import bisect_left
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
    end: int
    words: str
    name: str
    rank: str
    color: str
    has_memo: bool

    @property
    def place(self) -> tuple[int, int, str]:
        """Return what rows are ordered by."""
        return (self.start, self.end, self.id)


class CodingRows(QAbstractListModel):
    """The codings of one article by place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CodingRow] = []
        self._by_id: dict[str, CodingRow] = {}

    def set_rows(self, rows: Sequence[CodingRow]) -> None:
        """Show these codings."""
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: row.place)
        self._by_id = {row.id: row for row in rows}
        self.endResetModel()

    def put(self, row: CodingRow) -> None:
        """Show a coding, new or changed, at its place."""
        now = self.place_of(row.id)
        at = bisect_left(self._rows, row.place, key=lambda each: each.place)
        if now is not None:
            self._put_again(now, at, row)
            return
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self._by_id[row.id] = row
        self.endInsertRows()

    def _put_again(self, now: int, at: int, row: CodingRow) -> None:
        """Change a row; one that comes to stand elsewhere moves, so that the chosen row stays chosen."""
        moves = at not in (now, now + 1)
        if moves:
            self.beginMoveRows(QModelIndex(), now, now, QModelIndex(), at)
        at = at - 1 if at > now else at
        del self._rows[now]
        self._rows.insert(at, row)
        self._by_id[row.id] = row
        if moves:
            self.endMoveRows()
        self.dataChanged.emit(self.index(at), self.index(at))

    def drop(self, coding: str) -> None:
        """Show a coding no longer."""
        at = self.place_of(coding)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            del self._by_id[coding]
            self.endRemoveRows()

    def row(self, place: int) -> CodingRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, coding: str) -> int | None:
        """Return where a coding is shown, None if it is not."""
        row = self._by_id.get(coding)
        return None if row is None else bisect_left(self._rows, row.place, key=lambda each: each.place)

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
