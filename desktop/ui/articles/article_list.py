"""The panel at the left: the articles, how far each is, a filter, piles, an order, and the sum of it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.changes import Changes
from desktop.session import Session
from desktop.ui.articles.delegate import ArticleDelegate
from desktop.ui.articles.orders import ORDERS
from desktop.ui.articles.piles import PileChips
from desktop.ui.articles.rows import ArticleRows
from desktop.ui.widgets.keys import on_delete
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say

_FEW = 100  # changed articles up to which rows are changed one by one
_WORK = ("coding", "text_version", "done", "return", "value", "none_mark", "query", "ruling")


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
        self._rows = ArticleRows(session.progress)
        self._current: str | None = None
        self._filter = QLineEdit(placeholderText=say("articles.filter"), clearButtonEnabled=True)
        self._filter.setObjectName("articleFilter")
        self._filter.setAccessibleName(say("command.search_articles"))
        self._filter.setToolTip(say("articles.filter_hint"))
        self._piles = PileChips()
        self._list = self._build_list()
        self._sum = named(QLabel(), "articleSum")
        self._sum.setTextFormat(Qt.TextFormat.PlainText)
        self._sum.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addLayout(self._build_top())
        for part in (self._piles, self._list, self._sum):
            layout.addWidget(part)
        self._filter.textChanged.connect(self._on_filter)
        self._piles.chosen.connect(self.show_pile)
        self.refresh()

    def _build_top(self) -> QHBoxLayout:
        order = named(QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "articleOrder")
        order.setText("⇅")
        order.setToolTip(say("articles.order"))
        order.setAccessibleName(say("articles.order"))
        order.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(order)
        group = QActionGroup(menu)
        for key in ORDERS:
            action = menu.addAction(say(f"articles.order.{key}"))
            action.setCheckable(True)
            action.setChecked(key == self._rows.sorted_by)
            action.triggered.connect(lambda _=False, chosen=key: self.sort_by(chosen))
            group.addAction(action)
        order.setMenu(menu)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._filter, 1)
        top.addWidget(order)
        return top

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
        view.clicked.connect(lambda _: self._on_clicked())
        on_delete(view, self.removal_wanted.emit)
        return view

    def current(self) -> str | None:
        """Return the article shown now."""
        return self._current

    def selected(self) -> tuple[str, ...]:
        """Return the selected articles in order."""
        places = sorted(index.row() for index in self._list.selectionModel().selectedIndexes())
        return tuple(self._rows.article(place) for place in places)

    def in_order(self) -> list[str]:
        """Return all articles in the order they are listed in, filtered out or not."""
        return self._rows.ids()

    def show_article(self, article: str | None) -> None:
        """Choose an article in the list, taking the filter off if it hides it."""
        if article is None:
            return
        if self._rows.place_of(article) is None:
            self._filter.clear()
            self._rows.narrow(pile="all")
            self._piles.choose("all")
        place = self._rows.place_of(article)
        if place is not None:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(self._rows.index(place), flags)

    def focus_filter(self) -> None:
        """Put the cursor into the filter line."""
        self._filter.setFocus()
        self._filter.selectAll()

    def show_pile(self, pile: str) -> None:
        """List one pile; the article shown stays chosen if it lies on it."""
        self._piles.choose(pile)
        self._rows.narrow(pile=pile)
        self._after_narrowing()

    def show_lacking(self) -> None:
        """Show the pile of done articles that lack answers as it is now, or only its chip if another one is listed."""
        if self._rows.pile == "lacking":
            self._rows.restand()
            self._after_narrowing()
        else:
            self._show_sum()

    def sort_by(self, order: str) -> None:
        """Put the list into an order."""
        self._rows.sort_by(order)
        self._after_narrowing()

    def step(self, by: int) -> None:
        """Go to the next (1) or former (-1) article shown."""
        place = self._rows.place_of(self._current) if self._current else None
        target = 0 if place is None else place + by
        if 0 <= target < self._rows.rowCount():
            self.show_article(self._rows.article(target))

    def on_changed(self, changes: Changes) -> None:
        """Look again if anything shown here changed."""
        if changes.touches("article", "outlet"):
            self.refresh()
        elif changes.touches("coder", "code", "category", "assignment", "spot_check") or len(changes.articles) > _FEW:
            self._rows.restand()
            self._after_narrowing()
        elif changes.touches(*_WORK):
            self._refresh_few(changes)

    def refresh(self) -> None:
        """Show the articles as they are now, keeping the chosen one."""
        lines = self._session.read.article_lines()
        self._rows.set_lines(lines)
        self._show_sum()
        if self._current is None or not self._rows.knows(self._current):
            self._current = None
            self.show_article(lines[0].id if lines else None)
            if not lines:
                self.chosen.emit(None)
        else:
            self._after_narrowing()

    def _refresh_few(self, changes: Changes) -> None:
        if changes.touches("ruling"):
            # An answer names no article, yet it closes doubts.
            self._rows.restand()
        for article in changes.articles:
            self._rows.update(article, keep=self._current)
        self._show_sum()

    def _show_sum(self) -> None:
        counts = self._session.progress.counts(len(self._rows))
        self._piles.show_counts(counts)
        if not len(self._rows):
            self._sum.setText(say("articles.none"))
            return
        words = say("articles.sum", done=counts["mine"] - counts["unfinished"], count=counts["mine"])
        shown = self._rows.rowCount()
        self._sum.setText(words if shown == len(self._rows) else words + say("articles.listed", count=shown))

    def _on_filter(self, typed: str) -> None:
        self._rows.narrow(typed=typed)
        self._after_narrowing()

    def _after_narrowing(self) -> None:
        self._show_sum()
        if self._current is not None and self._rows.place_of(self._current) is not None:
            self.show_article(self._current)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if not current.isValid():
            return
        article, former = self._rows.article(current.row()), self._current
        if article != former:
            self._current = article
            self.chosen.emit(article)
            if former is not None:
                # It was kept in sight while it was read, though it may lie on the pile no more. Not at once: the view
                # is still busy with the row.
                QTimer.singleShot(0, self, lambda: self._let_go(former))

    def _on_clicked(self) -> None:
        """Lead on to the text: whoever takes an article by the mouse is to read it; with Ctrl or Shift they choose."""
        chooses = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if not QApplication.keyboardModifiers() & chooses:
            self.text_wanted.emit()

    def _let_go(self, article: str) -> None:
        # The window may have been closed meanwhile, and with it the project.
        if self._rows.pile != "all" and self.window().isVisible():
            self._rows.update(article, keep=self._current)
            self._show_sum()
