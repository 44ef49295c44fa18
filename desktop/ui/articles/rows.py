"""Rows of the article list, and the model that shows a filtered and ordered part of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.articles import ArticleLine
from desktop.session.progress import Belongs, Standing
from desktop.ui.articles.finding import Finder
from desktop.ui.articles.orders import ordered
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ArticleRow(NamedTuple):
    """What the list shows of an article; `state` is one of `desktop.session.progress.STATES`, `queries` open doubts."""

    id: str
    headline: str
    details: str
    codings: int
    state: str
    queries: int = 0


class Standings(Protocol):
    """Who knows how far articles are: the session's progress."""

    def standing(self, article: str) -> Standing:
        """Return how far an article is."""
        ...

    def belongs(self, name: str) -> Belongs:
        """Return what tells whether an article lies on a pile, or is in a state."""
        ...


class ArticleRows(QAbstractListModel):
    """The articles of one pile whose line holds every typed word, in a chosen order.

    Lines of all articles are held as they were read; rows are made only of what is painted.
    """

    def __init__(self, standings: Standings) -> None:
        super().__init__()
        self._standings = standings
        self._lines: Sequence[ArticleLine] = ()
        self._at: dict[str, int] = {}
        self._finder = Finder((), standings.belongs)
        self._sort = "position"
        self._order: Sequence[int] = ()
        self._rank: Sequence[int] = ()
        self._shown: list[int] = []
        self._typed, self._pile = "", "all"

    def set_lines(self, lines: Sequence[ArticleLine]) -> None:
        """Show these articles; where the same stand in the same order, rows stay where they are."""
        same = len(lines) == len(self._lines) and all(
            new.id == old.id for new, old in zip(lines, self._lines, strict=True)
        )
        self._lines = lines
        self._finder = Finder(lines, self._standings.belongs)
        if same and self._sort == "position" and not self._typed:
            self.restand()
            return
        self.beginResetModel()
        self._at = {line.id: place for place, line in enumerate(lines)}
        self._arrange()
        self._find()
        self.endResetModel()

    def restand(self) -> None:
        """Ask again how far every article is."""
        self._finder.forget()
        if self._pile != "all":
            self._reset()
        elif self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def update(self, article: str, *, keep: str | None = None) -> None:
        """Show again how far an article is; it comes and goes with its pile, but for the one to be kept in sight."""
        self._finder.forget()
        place = self.place_of(article)
        belongs = article == keep or self._finder.holds(article, self._at, self._typed, self._pile)
        if place is not None and belongs:
            self.dataChanged.emit(self.index(place), self.index(place))
        elif place is not None:
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._shown[place]
            self.endRemoveRows()
        elif belongs and article in self._at:
            self._put_in(self._at[article])

    def _put_in(self, at: int) -> None:
        place = self._place_for(at)
        self.beginInsertRows(QModelIndex(), place, place)
        self._shown.insert(place, at)
        self.endInsertRows()

    def narrow(self, *, typed: str | None = None, pile: str | None = None) -> None:
        """Show only articles that hold every typed word, in headline, newspaper, date, page or state, of one pile."""
        self._typed = self._typed if typed is None else typed.lower()
        self._pile = self._pile if pile is None else pile
        self._reset()

    def sort_by(self, key: str) -> None:
        """Put the articles into another order (`orders.ORDERS`); codings and state count as they are at this moment."""
        self.beginResetModel()
        self._sort = key
        self._arrange()
        self._find()
        self.endResetModel()

    @property
    def sorted_by(self) -> str:
        """Return the order there is."""
        return self._sort

    @property
    def pile(self) -> str:
        """Return the pile shown."""
        return self._pile

    def ids(self) -> list[str]:
        """Return all articles in the order there is, shown or not."""
        return [self._lines[at].id for at in self._order]

    def _reset(self) -> None:
        self.beginResetModel()
        self._find()
        self.endResetModel()

    def _arrange(self) -> None:
        self._order = ordered(self._lines, self._sort, self._standings.standing)
        if self._sort == "position":
            self._rank = self._order
            return
        rank = [0] * len(self._order)
        for place, at in enumerate(self._order):
            rank[at] = place
        self._rank = rank

    def _find(self) -> None:
        found = self._finder.find(self._typed, self._pile)
        if self._sort == "position":
            self._shown = list(found)
        elif len(found) == len(self._lines):
            self._shown = list(self._order)
        else:
            self._shown = sorted(found, key=self._rank.__getitem__)

    def row(self, place: int) -> ArticleRow:
        """Return the row shown at a place."""
        line = self._lines[self._shown[place]]
        page = say("articles.page", page=line.page_number) if line.page_number else ""
        details = " · ".join(filter(None, (line.outlet, line.date, page)))
        standing = self._standings.standing(line.id)
        return ArticleRow(line.id, line.headline, details, standing.codings, standing.state, standing.queries)

    def article(self, place: int) -> str:
        """Return which article is shown at a place."""
        return self._lines[self._shown[place]].id

    def place_of(self, article: str) -> int | None:
        """Return where an article is shown, None if it is not."""
        at = self._at.get(article)
        if at is None:
            return None
        place = self._place_for(at)
        return place if place < len(self._shown) and self._shown[place] == at else None

    def _place_for(self, at: int) -> int:
        return bisect_left(self._shown, self._rank[at], key=self._rank.__getitem__)

    def knows(self, article: str) -> bool:
        """Tell whether there is such an article, shown or not."""
        return article in self._at

    def __len__(self) -> int:
        return len(self._lines)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many articles are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers and tool tips."""
        if role not in (ROW, *_SPOKEN):
            return None
        row = self.row(index.row())
        return row if role == ROW else _SPOKEN[Qt.ItemDataRole(role)](row)


def _read_aloud(row: ArticleRow) -> str:
    words = say("articles.read_aloud", headline=row.headline, state=say(f"state.{row.state}"), count=row.codings)
    return words + say("articles.read_queries", count=row.queries) if row.queries else words


def _tool_tip(row: ArticleRow) -> str:
    # A headline is text from outside: never let Qt take it for HTML.
    state = say(f"state.{row.state}") + (say("articles.read_queries", count=row.queries) if row.queries else "")
    return f"{row.headline}\n{row.details}\n{state}".replace("<", "＜")


_SPOKEN = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.headline,
    Qt.ItemDataRole.AccessibleTextRole: _read_aloud,
    Qt.ItemDataRole.ToolTipRole: _tool_tip,
}
