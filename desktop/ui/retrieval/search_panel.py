"""Full-text search: what is typed, the articles that have it, and every place as a line of a concordance."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.articles import Article
from desktop.session import Session
from desktop.ui.retrieval.article_filter import PAUSE, ArticleFilterBar
from desktop.ui.retrieval.groups import Group, GroupList
from desktop.ui.retrieval.hit_delegate import HitDelegate
from desktop.ui.retrieval.hit_rows import HitRow, HitRows
from desktop.ui.retrieval.hunt import Hunt
from desktop.ui.retrieval.looking import in_memos, in_text
from desktop.ui.retrieval.places import FoundPlace
from desktop.ui.retrieval.stop_button import StopButton
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say


class SearchPanel(QWidget):
    """The tab of full-text search.

    Signals:
        place_wanted: a FoundPlace to go to.
        failed: an exception nobody expected.
    """

    place_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hunt: Hunt | None = None
        self._articles: dict[str, Article] = {}
        self._found: list[HitRow] = []
        self._counts: Counter[str] = Counter()
        self._kept: tuple[int, int] | None = None  # row and place of scrolling, while searching once more
        self.query = named(QLineEdit(clearButtonEnabled=True), "searchQuery")
        self.query.setPlaceholderText(say("search.hint"))
        self.query.setAccessibleName(say("search.title"))
        self._memos = named(QCheckBox(say("search.with_memos")), "searchMemos")
        self._filter = ArticleFilterBar("search")
        self._count = named(QLabel(), "searchCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._stop = StopButton("searchStop")
        self.export = named(QPushButton(say("retrieval.export")), "searchExport")
        self._groups = GroupList("searchGroups", say("search.groups"))
        self._rows = HitRows()
        self._list = self._build_list()
        self._empty = named(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "quiet")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._build_layout()
        self._connect()
        self._filter.refresh(session)
        self._show_state()

    def _build_list(self) -> RowList:
        view = named(RowList(), "hitList")
        view.setAccessibleName(say("search.hits"))
        view.setModel(self._rows)
        view.setItemDelegate(HitDelegate(view))
        view.fit_rows()
        view.activated.connect(self._go_to)
        return view

    def _build_layout(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.query, 1)
        first.addWidget(self._memos)
        first.addWidget(self._filter)
        second.addWidget(self._count)
        second.addWidget(self._stop)
        second.addStretch(1)
        second.addWidget(self.export)
        self._split = QSplitter(childrenCollapsible=False)
        self._split.addWidget(self._groups)
        self._split.addWidget(self._list)
        self._split.setSizes([260, 900])
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 8)
        layout.setSpacing(10)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search)
        self.query.textChanged.connect(lambda _: self._pause.start())
        self.query.returnPressed.connect(self.focus_list)
        self._memos.toggled.connect(lambda _: self.search())
        self._filter.changed.connect(self.search)
        self._groups.chosen.connect(self._show_group)
        self._stop.clicked.connect(self.stop)

    def refresh(self) -> None:
        """Search again in what is there now."""
        self._filter.refresh(self._session)
        kept = (self._list.currentIndex().row(), self._list.verticalScrollBar().value())
        self.search()
        self._kept = kept if self._hunt is not None else None

    def stop(self) -> None:
        """Give the search up, keeping what was found."""
        self._pause.stop()
        self._filter.stop()
        if self._hunt is not None:
            self._hunt.stop()
            self._hunt.deleteLater()
            self._hunt = None
        self._stop.done()
        self._show_state()

    def search(self) -> None:
        """Search for what is typed."""
        self.stop()
        self._kept = None
        self._found, self._counts = [], Counter()
        self._rows.show_rows([])
        typed = self.query.text().strip()
        reading = self._session.read.retrieval
        self._articles = {article.id: article for article in reading.articles(self._filter.wanted())}
        self._show_groups()
        if not typed:
            self._show_state()
            return
        if self._memos.isChecked():
            self._add(in_memos(self._session, typed, self._articles))
        self._hunt = Hunt(reading.texts(self._articles), partial(in_text, typed, self._articles), self)
        self._hunt.found.connect(self._on_found)
        self._hunt.ended.connect(self._on_ended)
        self._hunt.failed.connect(self.failed.emit)
        self._stop.watch()
        self._hunt.start()
        self._show_state()

    def found(self) -> list[HitRow]:
        """Return the hits listed now."""
        return [self._rows.row(place) for place in range(self._rows.rowCount())]

    def is_searching(self) -> bool:
        """Tell whether a search is under way or about to begin."""
        return self._hunt is not None or self._pause.isActive()

    def _on_found(self, rows: list[HitRow], done: int) -> None:
        self._add(rows)
        if self._hunt is not None:
            self._show_state(done)

    def _on_ended(self) -> None:
        self.stop()
        if self._kept is not None and 0 <= self._kept[0] < self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(self._kept[0]))
            self._list.verticalScrollBar().setValue(self._kept[1])

    def _add(self, rows: list[HitRow]) -> None:
        if not rows:
            return
        self._found += rows
        self._counts.update(row.article for row in rows)
        group = self._groups.current()
        self._rows.add([row for row in rows if group in (None, row.article)])
        self._show_groups()

    def _show_groups(self) -> None:
        titles = [(article.id, article.headline) for article in self._articles.values()] + [("", say("search.nowhere"))]
        groups = [Group(each, title, self._counts[each]) for each, title in titles if self._counts[each]]
        self._groups.show_groups([Group(None, say("groups.all"), len(self._found)), *groups])

    def _show_group(self, group: object) -> None:
        self._rows.show_rows([row for row in self._found if group in (None, row.article)])

    def _show_state(self, done: int = 0) -> None:
        found = bool(self._found)
        count, articles = len(self._found), len(self._counts.keys() - {""})
        if self._hunt is not None:
            total = len(self._articles)
            self._count.setText(say("search.searching", count=count, articles=articles, done=done, total=total))
        else:
            asked = bool(self.query.text().strip())
            self._count.setText(say("search.count", count=count, articles=articles) if asked else "")
        nothing = say("search.none") if self.query.text().strip() else say("search.explained")
        self._empty.setText("" if self._hunt is not None else nothing)
        self._split.setVisible(found)
        self._empty.setVisible(not found)
        self.export.setEnabled(found and self._hunt is None)

    def focus_list(self) -> None:
        """Give the keyboard to the list of hits, or to the line while there is none."""
        if not self._rows.rowCount():
            self.query.setFocus()
            return
        self._list.setFocus()
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._rows.index(0))

    def _go_to(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        self.place_wanted.emit(FoundPlace(row.article or None, row.span, row.coding))
