"""Rows of the list of hits: what a search found, with the words before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.spans import Span
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class HitRow(NamedTuple):
    """A hit; `where` is `text`, `headline` or `memo`, `article` empty for a memo on no article."""

    article: str
    source: str
    where: str
    span: Span | None
    before: str
    words: str
    after: str
    coding: str | None = None


class HitRows(QAbstractListModel):
    """Hits in the order they are found."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[HitRow] = []

    def show_rows(self, rows: Sequence[HitRow]) -> None:
        """Show these hits."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add(self, rows: Sequence[HitRow]) -> None:
        """Show more hits behind those that are there."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, place: int) -> HitRow:
        """Return the hit at a place."""
        return self._rows[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.before}{row.words}{row.after}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = f"{row.before}{row.words}{row.after}"
            return say("search.read_aloud", source=row.source, where=say(f"search.in_{row.where}"), words=words)
        return None
