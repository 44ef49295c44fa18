"""Rows of what coding by words found: each in its sentence, ticked or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.core.spans import Span
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
TICKED = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TargetRow(NamedTuple):
    """A passage to code; `more` is how many hits it holds beside the one shown, `known` that it is coded so already.

    `role` says what its paragraph is where that is none of what the study codes (a headline, a byline); else empty.
    """

    article: str
    version: str
    span: Span
    headline: str
    before: str
    words: str
    after: str
    more: int
    known: bool
    role: str = ""


class TargetRows(QAbstractListModel):
    """What was found, or what of it holds some typed words; ticked to begin with is what the study codes.

    Signals:
        ticks_changed: something was ticked or unticked.
    """

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: list[TargetRow] = []
        self._shown: list[int] = []
        self._unticked: set[int] = set()
        self._typed = ""

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._all, self._shown, self._unticked = [], [], set()
        self.endResetModel()

    def add(self, rows: Sequence[TargetRow]) -> None:
        """Take in more, ticked unless the study does not code such paragraphs."""
        fresh = [len(self._all) + at for at, row in enumerate(rows) if self._fits(row)]
        self._unticked |= {len(self._all) + at for at, row in enumerate(rows) if row.role and not row.known}
        self._all += rows
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(fresh) - 1)
            self._shown += fresh
            self.endInsertRows()

    def filter(self, typed: str) -> None:
        """Show only what has these words in it or in its headline."""
        self.beginResetModel()
        self._typed = typed.strip().lower()
        self._shown = [place for place, row in enumerate(self._all) if self._fits(row)]
        self.endResetModel()

    def _fits(self, row: TargetRow) -> bool:
        line = f"{row.before}{row.words}{row.after} {row.headline}".lower()
        return all(word in line for word in self._typed.split())

    def ticked(self) -> list[TargetRow]:
        """Return what is to be coded, shown or not."""
        return [row for place, row in enumerate(self._all) if not row.known and place not in self._unticked]

    def known(self) -> int:
        """Return how many are coded so already."""
        return sum(row.known for row in self._all)

    def beside(self) -> int:
        """Return how many lie in paragraphs that the study does not code."""
        return sum(bool(row.role) for row in self._all)

    def count(self) -> int:
        """Return how many were found, shown or not."""
        return len(self._all)

    def articles(self) -> int:
        """Return in how many articles something was found."""
        return len({row.article for row in self._all})

    def toggle(self, places: Sequence[int]) -> None:
        """Tick these rows, or untick them if all are ticked."""
        own = {self._shown[place] for place in places if not self._all[self._shown[place]].known}
        self._tick(own, not own.isdisjoint(self._unticked))

    def tick_shown(self, *, ticked: bool) -> None:
        """Tick or untick all rows that are shown."""
        self._tick({place for place in self._shown if not self._all[place].known}, ticked)

    def _tick(self, places: set[int], ticked: bool) -> None:  # noqa: FBT001 -- in here only
        self._unticked = self._unticked - places if ticked else self._unticked | places
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, whether it is ticked, or its words for screen readers."""
        place = self._shown[index.row()]
        row = self._all[place]
        if role == ROW:
            return row
        if role == TICKED:
            return not row.known and place not in self._unticked
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.before}{row.words}{row.after}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "known" if row.known else "ticked" if place not in self._unticked else "unticked"
            words = f"{row.before}{row.words}{row.after}"
            if row.role:
                words = say("autocode.in_part", part=say(f"part.{row.role}"), words=words)
            return say("autocode.read_aloud", state=say(f"autocode.{state}"), words=words, headline=row.headline)
        return None
