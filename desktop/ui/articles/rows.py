"""Rows of the article list, and the model that shows a filtered part of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ArticleRow(NamedTuple):
    """What the list shows of an article; `state` is `done`, `begun` or `untouched`."""

    id: str
    headline: str
    details: str
    codings: int
    state: str


def state_of(count: int, *, done: bool) -> str:
    """Return how far an article is."""
    return "done" if done else "begun" if count else "untouched"


class ArticleRows(QAbstractListModel):
    """All articles in order, or those whose line holds every typed word."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[ArticleRow] = []
        self._at: dict[str, int] = {}
        self._haystacks: list[str] = []
        self._shown: list[int] = []
        self._typed = ""

    def set_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show these articles; where only marks and counts differ, rows stay where they are."""
        same = [row.id for row in rows] == [row.id for row in self._all]
        self._haystacks = [f"{row.headline} {row.details}".lower() for row in rows]
        if same:
            self._all = list(rows)
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
            return
        self.beginResetModel()
        self._all = list(rows)
        self._at = {row.id: place for place, row in enumerate(rows)}
        self._find()
        self.endResetModel()

    def update(self, article: str, count: int, *, done: bool) -> None:
        """Show another count and state for one article."""
        at = self._at.get(article)
        if at is None:
            return
        self._all[at] = self._all[at]._replace(codings=count, state=state_of(count, done=done))
        if (place := self.place_of(article)) is not None:
            self.dataChanged.emit(self.index(place), self.index(place))

    def all_rows(self) -> list[ArticleRow]:
        """Return the rows of all articles, shown or not."""
        return self._all

    def filter(self, typed: str) -> None:
        """Show only articles that hold every typed word in headline, newspaper, date or page."""
        self.beginResetModel()
        self._typed = typed.lower()
        self._find()
        self.endResetModel()

    def _find(self) -> None:
        words = self._typed.split()
        lines = enumerate(self._haystacks)
        self._shown = [place for place, line in lines if all(word in line for word in words)]

    def row(self, place: int) -> ArticleRow:
        """Return the row shown at a place."""
        return self._all[self._shown[place]]

    def place_of(self, article: str) -> int | None:
        """Return where an article is shown, None if it is not."""
        at = self._at.get(article, len(self._all))
        place = bisect_left(self._shown, at)
        return place if place < len(self._shown) and self._shown[place] == at else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many articles are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers and tool tips."""
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("articles.read_aloud", headline=row.headline, state=say(f"state.{row.state}"), count=row.codings)
        if role == Qt.ItemDataRole.ToolTipRole:
            # A headline is text from outside: never let Qt take it for HTML.
            return f"{row.headline}\n{row.details}\n{say(f'state.{row.state}')}".replace("<", "＜")
        return None
