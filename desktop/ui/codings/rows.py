"""Rows of the coding list and their model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
FLAGGED = Qt.ItemDataRole.UserRole + 2
NOTE = Qt.ItemDataRole.UserRole + 3
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


class Note(NamedTuple):
    """What is answered of a coding's attributes, and whether an answer it needs is missing."""

    words: str
    lacking: bool


class CodingRows(QAbstractListModel):
    """The codings of one article by place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CodingRow] = []
        self._by_id: dict[str, CodingRow] = {}
        self._flagged: frozenset[str] = frozenset()
        self._notes: dict[str, Note] = {}

    def set_rows(self, rows: Sequence[CodingRow]) -> None:
        """Show these codings."""
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: row.place)
        self._by_id = {row.id: row for row in rows}
        self.endResetModel()

    def show_flagged(self, codings: frozenset[str]) -> None:
        """Mark these codings as doubtful, and no others."""
        changed, self._flagged = self._flagged ^ codings, codings
        for coding in changed:
            if (at := self.place_of(coding)) is not None:
                self.dataChanged.emit(self.index(at), self.index(at))

    def show_notes(self, notes: Mapping[str, Note]) -> None:
        """Show these notes, and none at other codings."""
        changed = {coding for coding, _ in self._notes.items() ^ notes.items()}
        self._notes = dict(notes)
        for coding in changed:
            self._show_again(coding)

    def show_note(self, coding: str, note: Note | None) -> None:
        """Show a note at a coding, or none."""
        if note is None:
            self._notes.pop(coding, None)
        else:
            self._notes[coding] = note
        self._show_again(coding)

    def _show_again(self, coding: str) -> None:
        if (at := self.place_of(coding)) is not None:
            self.dataChanged.emit(self.index(at), self.index(at))

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
        if role == FLAGGED:
            return row.id in self._flagged
        if role == NOTE:
            return self._notes.get(row.id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _with_note(say("codings.read_aloud", name=row.name, words=row.words), self._notes.get(row.id))
            return f"{words} ({say('query.read_aloud')})" if row.id in self._flagged else words
        return None


def _with_note(words: str, note: Note | None) -> str:
    if note is not None and note.words:
        words = say("attributes.answered_aloud", words=words, answers=note.words)
    return say("attributes.lacking_aloud", words=words) if note is not None and note.lacking else words
