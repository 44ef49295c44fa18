"""The panel at the left: all articles, how far each is, a filter, and the sum of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.changes import Changes
from desktop.session import Session
from desktop.ui.articles.delegate import ArticleDelegate
from desktop.ui.articles.rows import ArticleRow, ArticleRows, state_of
from desktop.ui.widgets.keys import on_delete
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say


class ArticleList(QWidget):
    """Articles to choose from.

    Signals:
        chosen: the identity of the article to show, None when none is left.
        menu_wanted: where on the screen a menu for the selected articles is asked for.
        removal_wanted: the selected articles are to be removed.
        text_wanted: the text of the chosen article is to be read (double click or Enter).
    """

    chosen = Signal(object)
    menu_wanted = Signal(QPoint)
    removal_wanted = Signal()
    text_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = ArticleRows()
        self._current: str | None = None
        self._filter = QLineEdit(placeholderText=say("articles.filter"), clearButtonEnabled=True)
        self._filter.setObjectName("articleFilter")
        self._filter.setAccessibleName(say("command.search_articles"))
        self._list = self._build_list()
        self._sum = named(QLabel(), "articleSum")
        self._sum.setTextFormat(Qt.TextFormat.PlainText)
        self._sum.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for part in (self._filter, self._list, self._sum):
            layout.addWidget(part)
        self._filter.textChanged.connect(self._on_filter)
        self.refresh()

    def _build_list(self) -> RowList:
        view = named(RowList(), "articleList")
        view.setAccessibleName(say("articles.title"))
        view.setModel(self._rows)
        view.setItemDelegate(ArticleDelegate(view))
        view.fit_rows()
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(view.viewport().mapToGlobal(at)))
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(lambda _: self.text_wanted.emit())
        on_delete(view, self.removal_wanted.emit)
        return view

    def current(self) -> str | None:
        """Return the article shown now."""
        return self._current

    def selected(self) -> tuple[str, ...]:
        """Return the selected articles in order."""
        places = sorted(index.row() for index in self._list.selectionModel().selectedIndexes())
        return tuple(self._rows.row(place).id for place in places)

    def show_article(self, article: str | None) -> None:
        """Choose an article in the list, taking the filter off if it hides it."""
        if article is None:
            return
        if self._rows.place_of(article) is None:
            self._filter.clear()
        place = self._rows.place_of(article)
        if place is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(self._rows.index(place), flags)

    def focus_filter(self) -> None:
        """Put the cursor into the filter line."""
        self._filter.setFocus()
        self._filter.selectAll()

    def step(self, by: int) -> None:
        """Go to the next (1) or former (-1) article shown."""
        place = self._rows.place_of(self._current) if self._current else None
        target = 0 if place is None else place + by
        if 0 <= target < self._rows.rowCount():
            self.show_article(self._rows.row(target).id)

    def on_changed(self, changes: Changes) -> None:
        """Look again if anything shown here changed."""
        if changes.touches("article", "text_version", "outlet", "coder", "code", "category"):
            self.refresh()
        elif changes.touches("coding", "done"):
            self._refresh_few(changes.articles)

    def refresh(self) -> None:
        """Show the articles as they are now, keeping the chosen one."""
        rows = self._read_rows()
        self._rows.set_rows(rows)
        self._show_sum(rows)
        known = {row.id for row in rows}
        if self._current not in known:
            self._current = None
            self.show_article(rows[0].id if rows else None)
            if not rows:
                self.chosen.emit(None)
        else:
            self.show_article(self._current)

    def _refresh_few(self, articles: frozenset[str]) -> None:
        coder = self._session.coder.id
        read = self._session.read
        for article in articles:
            count, done = read.count_in(article, coder=coder), read.is_done(article, coder=coder)
            self._rows.update(article, count, done=done)
        self._show_sum(self._rows.all_rows())

    def _show_sum(self, rows: Sequence[ArticleRow]) -> None:
        done = sum(row.state == "done" for row in rows)
        self._sum.setText(say("articles.sum", done=done, count=len(rows)) if rows else say("articles.none"))

    def _read_rows(self) -> list[ArticleRow]:
        read, coder = self._session.read, self._session.coder.id
        counts, done = read.counts_by_article(coder), read.done(coder)
        outlets = {outlet.id: outlet.name for outlet in read.outlets()}
        rows = []
        for article in read.articles():
            page = say("articles.page", page=article.page_number) if article.page_number else None
            details = " · ".join(filter(None, (outlets.get(article.outlet or ""), article.date, page)))
            count = counts.get(article.id, 0)
            state = state_of(count, done=article.id in done)
            rows.append(ArticleRow(article.id, article.headline, details, count, state))
        return rows

    def _on_filter(self, typed: str) -> None:
        self._rows.filter(typed)
        place = self._rows.place_of(self._current) if self._current else None
        if place is not None:
            self.show_article(self._current)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            article = self._rows.row(current.row()).id
            if article != self._current:
                self._current = article
                self.chosen.emit(article)
