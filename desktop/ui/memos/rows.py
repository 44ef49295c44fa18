"""Rows of a list of memos, and the model that shows those that hold what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.memo_places import MemoPlace
from desktop.text.memo_links import without_addresses, words_alone
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class MemoRow(NamedTuple):
    """What a list shows of a memo; `writer` is empty for one's own, `color` that of the code it has to do with."""

    id: str
    place: MemoPlace
    where: str
    time: str
    text: str
    writer: str = ""
    color: str = ""
    can_jump: bool = True


class MemoRows(QAbstractListModel):
    """Memos in the order given, or those that hold all words typed."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[MemoRow] = []
        self._shown: list[MemoRow] = []
        self._typed = ""

    def set_rows(self, rows: Sequence[MemoRow]) -> None:
        """Show these memos; where only their words differ, rows stay where they are."""
        shown = self._found(rows)
        self._all = list(rows)
        if [row.id for row in shown] == [row.id for row in self._shown]:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def filter(self, typed: str) -> None:
        """Show only memos that hold every word typed, in their text, their place or their writer's name."""
        self.beginResetModel()
        self._typed = typed
        self._shown = self._found(self._all)
        self.endResetModel()

    def _found(self, rows: Sequence[MemoRow]) -> list[MemoRow]:
        words = self._typed.split()
        if not words:
            return list(rows)
        from desktop.text.find import find

        return [row for row in rows if all(find(_haystack(row), word) for word in words)]

    def row(self, place: int) -> MemoRow:
        """Return the row shown at a place."""
        return self._shown[place]

    def place_of(self, memo: str) -> int | None:
        """Return where a memo is shown, None if it is not."""
        return next((place for place, row in enumerate(self._shown) if row.id == memo), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many memos are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers."""
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return beginning(row.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("memos.read_aloud", where=row.where, time=row.time, writer=row.writer, text=beginning(row.text))
        return None


def beginning(text: str, length: int = 120) -> str:
    """Return the beginning of a memo on one line, its links by their words."""
    line = " ".join(words_alone(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _haystack(row: MemoRow) -> str:
    return "\n\n".join((row.where, row.time, row.writer, without_addresses(row.text)))
