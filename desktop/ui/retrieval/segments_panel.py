"""Coded segments over all articles: a question, groups at the left, the segments beside them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.core.codings import Coding
from desktop.session import Session
from desktop.session.retrieval import Step
from desktop.ui.retrieval.choices import Choice
from desktop.ui.retrieval.code_picker import Find
from desktop.ui.retrieval.directory import Called, Directory
from desktop.ui.retrieval.groups import Group, GroupList
from desktop.ui.retrieval.places import FoundPlace
from desktop.ui.retrieval.question_bar import QuestionBar
from desktop.ui.retrieval.segment_delegate import SegmentDelegate
from desktop.ui.retrieval.segment_rows import SegmentRows
from desktop.ui.retrieval.stop_button import StopButton
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say

_AT_A_TIME = 0.02  # seconds of finding between two looks at other events
_GROUPINGS = ("article", "code", "coder")
_IN_STUDY_ORDER = {"code": attrgetter("code"), "coder": attrgetter("coder"), "article": attrgetter("article")}


class SegmentsPanel(QWidget):
    """The tab of coded segments.

    Signals:
        place_wanted: a FoundPlace to go to.
    """

    place_wanted = Signal(object)

    def __init__(self, session: Session, find: Find, called: Called, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._called = session, called
        self._steps: Iterator[Step] | None = None
        self._found: list[Coding] = []
        self._directory = Directory(session, called)
        self.bar = QuestionBar(session, find, called)
        self._count = named(QLabel(), "segmentCount")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._stop = StopButton("segmentStop")
        self._grouping = Choice("segmentGrouping", say("segments.grouping"))
        self._grouping.offer([(key, say(f"grouping.{key}")) for key in _GROUPINGS])
        self.export = named(QPushButton(say("retrieval.export")), "segmentExport")
        self._groups = GroupList("segmentGroups", say("segments.groups"))
        self._rows = SegmentRows(session.read.retrieval.described)
        self._list = self._build_list()
        self._empty = named(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "quiet")
        self._build_layout()
        self._connect()
        self.ask()

    def _build_list(self) -> RowList:
        view = named(RowList(), "segmentList")
        view.setAccessibleName(say("segments.title"))
        view.setModel(self._rows)
        view.setItemDelegate(SegmentDelegate(view))
        view.fit_rows()
        view.activated.connect(self._go_to)
        return view

    def _build_layout(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._count)
        line.addWidget(self._stop)
        line.addStretch(1)
        line.addWidget(self._grouping)
        line.addWidget(self.export)
        self._split = QSplitter(childrenCollapsible=False)
        self._split.addWidget(self._groups)
        self._split.addWidget(self._list)
        self._split.setSizes([260, 900])
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 8)
        layout.setSpacing(10)
        layout.addWidget(self.bar)
        layout.addLayout(line)
        layout.addWidget(self._split, 1)
        layout.addWidget(self._empty, 1)

    def _connect(self) -> None:
        self.bar.changed.connect(self.ask)
        self._groups.chosen.connect(self._show_group)
        self._grouping.picked.connect(self._show_found)
        self._stop.clicked.connect(self._give_up)

    def refresh(self) -> None:
        """Look again at everything, keeping the chosen segment."""
        self._directory = Directory(self._session, self._called)
        self.bar.refresh()
        self.ask()

    def ask(self) -> None:
        """Answer the question as it is now."""
        question = self.bar.question()
        self._found = []
        self._steps = self._session.read.retrieval.segments(question, self._session.sight)
        self._stop.watch()
        self._go_on(self._steps)

    def _go_on(self, steps: Iterator[Step]) -> None:
        if steps is not self._steps:
            return  # Another question was asked meanwhile.
        until = time.monotonic() + _AT_A_TIME
        for step in steps:
            self._found += step.codings
            if time.monotonic() > until:
                self._count.setText(say("segments.asking", done=step.done, count=step.total))
                QTimer.singleShot(0, self, lambda: self._go_on(steps))
                return
        self._give_up()

    def _give_up(self) -> None:
        """Show what was found until now."""
        self._steps = None
        self._stop.done()
        self._show_found()

    def stop(self) -> None:
        """Ask for nothing more: the window is about to close."""
        self._steps = None
        self._stop.done()
        self.bar.stop()

    def found(self) -> list[Coding]:
        """Return the codings listed now, in the order of the list."""
        return [self._rows.coding(place) for place in range(self._rows.rowCount())]

    def _show_found(self) -> None:
        key = _IN_STUDY_ORDER[str(self._grouping.value())]
        counts = Counter(map(key, self._found))
        articles = len({coding.article for coding in self._found})
        coders = len({coding.coder for coding in self._found})
        asked = bool(self.bar.first.chosen())
        counted = say("segments.count", count=len(self._found), articles=articles, coders=coders)
        self._count.setText(counted if asked else "")
        groups = [Group(each, title, counts[each]) for each, title in self._titles() if each in counts]
        self._groups.show_groups([Group(None, say("groups.all"), len(self._found)), *groups])
        self._show_group(self._groups.current())
        missing = "segments.second_first" if self.bar.lacks_second() else "segments.none"
        self._empty.setText(say(missing if asked else "segments.hint"))
        self._split.setVisible(bool(self._found))
        self._empty.setVisible(not self._found)
        self.export.setEnabled(bool(self._found))

    def _titles(self) -> list[tuple[str, str]]:
        """Return the keys of the groups with their titles, in the study's order."""
        by, read = self._grouping.value(), self._session.read
        if by == "code":
            return [(code.id, self._directory.code(code.id)) for code in self._directory.codebook.codes]
        if by == "coder":
            return [(coder.id, self._directory.coder(coder.id)) for coder in read.coders()]
        return [(article.id, article.headline) for article in read.articles()]

    def _show_group(self, group: object) -> None:
        before = self._list.currentIndex()
        kept = (self._rows.coding(before.row()).id, before.row()) if before.isValid() else None
        scrolled = self._list.verticalScrollBar().value()
        key = _IN_STUDY_ORDER[str(self._grouping.value())]
        codings = self._found if group is None else [coding for coding in self._found if key(coding) == group]
        if group is None and self._grouping.value() != "article":
            order = {each: place for place, (each, _) in enumerate(self._titles())}
            codings = sorted(codings, key=lambda coding: order.get(key(coding), len(order)))
        self._rows.show_codings(codings, self._directory)
        self._choose_again(kept, scrolled)

    def _choose_again(self, kept: tuple[str, int] | None, scrolled: int) -> None:
        if not self._rows.rowCount():
            return
        place = 0
        if kept is not None:
            same = self._rows.place_of(kept[0])
            place = min(kept[1], self._rows.rowCount() - 1) if same is None else same
            self._list.verticalScrollBar().setValue(scrolled)
        index = self._rows.index(place)
        self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._list.scrollTo(index)

    def focus_list(self) -> None:
        """Give the keyboard to the list, or to the question while there is none."""
        (self._list if self._found else self.bar.first).setFocus()

    def _go_to(self, index: QModelIndex) -> None:
        coding = self._rows.coding(index.row())
        self.place_wanted.emit(FoundPlace(coding.article, coding.span, coding.id))
