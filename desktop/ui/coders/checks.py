"""The section 抽查 of the review page: what was drawn, and each coder's work in it, to be returned or left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.studies import CoderRole
from desktop.session import Session
from desktop.session.spot_checks import Check
from desktop.ui.coders.check_rows import CheckDelegate, CheckRows, read_rows, returned_words
from desktop.ui.coders.sheet_answers import Answered, AnsweredCoding, SheetAnswers
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.people import People
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say


class Passage(NamedTuple):
    """The article view of another room, and how it is told whose codings in which article to show (None: nothing).

    `answers` returns what is asked on the sheet of an article, with the answers of a coder, `codings` the codings of
    theirs whose code asks something, with the answers. `point` brings a coding into sight.
    """

    widget: QWidget
    show: Callable[[str | None, str | None], object]
    answers: Callable[[str, str], Sequence[Answered]]
    codings: Callable[[str, str], Sequence[AnsweredCoding]]
    point: Callable[[str], object]


class SpotChecks(QWidget):
    """Drawn articles at the left; at the right the chosen one as one of its coders coded it.

    Signals:
        draw_wanted: articles are to be drawn.
        unblind_wanted: the study is to be unblinded.
        return_wanted: an article is to be returned to a coder (both identities).
        open_wanted: an article is to be opened at the desk, with a coder's codings (identity or None) shown.
        counted: how many drawn articles wait: those that nobody has back.
    """

    draw_wanted = Signal()
    unblind_wanted = Signal()
    return_wanted = Signal(str, str)
    open_wanted = Signal(str, object)
    counted = Signal(int)

    def __init__(self, session: Session, people: People, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spotChecks")
        self._session, self._people = session, people
        self._passage = passage
        self._rows = CheckRows()
        self._list = self._build_list()
        self._empty = named(QLabel(wordWrap=True), "quiet")
        self._empty.setContentsMargins(8, 4, 8, 8)
        self._draw = _button("checks.draw", "checksDraw", self.draw_wanted.emit)
        self._unblind = _button("checks.unblind", "checksUnblind", self.unblind_wanted.emit)
        self._coder = named(QComboBox(), "checksCoder")
        self._coder.setAccessibleName(say("checks.coder"))
        self._coder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._coder.currentIndexChanged.connect(lambda _: self._show_work())
        self._names = named(QToolButton(), "reviewNames")
        self._names.setCheckable(True)
        self._names.setText(say("review.names"))
        self._names.toggled.connect(people.show_names)
        people.changed.connect(self.refresh)
        self._sheet = SheetAnswers()
        self._sheet.coding_chosen.connect(passage.point)
        self._returned = named(QLabel(wordWrap=True), "checksReturned")
        self._returned.setTextFormat(Qt.TextFormat.PlainText)
        self._returned.setContentsMargins(14, 0, 14, 10)
        self._unseen = named(QLabel(say("checks.unseen")), "quiet")
        self._return = _button("checks.return", "checksReturn", self._on_return)
        self._open = _button("checks.open", "checksOpen", self._on_open)
        self._build_layout()

    def _build_list(self) -> RowList:
        view = named(RowList(), "checkList")
        view.setAccessibleName(say("checks.list"))
        view.setModel(self._rows)
        view.setItemDelegate(CheckDelegate(view))
        view.fit_rows()
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(lambda _: self._on_open())
        return view

    def _build_layout(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for part, width in ((self._left(), 320), (self._right(), 900)):
            split.addWidget(part)
            part.setMinimumWidth(width // 3)
        split.setSizes([320, 900])
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _left(self) -> QWidget:
        side, top = QWidget(), QHBoxLayout()
        top.addWidget(self._draw)
        top.addWidget(self._unblind)
        top.addStretch()
        top.addWidget(self._names)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(10, 10, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        return side

    def _right(self) -> QWidget:
        side, top = QWidget(), QHBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(8)
        top.addWidget(QLabel(say("checks.coder")))
        top.addWidget(self._coder)
        top.addWidget(self._unseen)
        top.addStretch()
        top.addWidget(self._open)
        top.addWidget(self._return)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._returned)
        layout.addWidget(self._work(), 1)
        return side

    def _work(self) -> QWidget:
        """Return text and sheet side by side."""
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(self._passage.widget)
        split.addWidget(self._sheet)
        split.setSizes([600, 300])
        split.setStretchFactor(0, 1)
        return split

    def refresh(self) -> None:
        """Show what was drawn as it is now, keeping the chosen one."""
        chosen = self.chosen()
        self._names.setChecked(self._people.shows_names)
        rows = read_rows(self._session, self._people.called())
        self._rows.set_rows(rows)
        for at in (at for at, row in enumerate(rows) if row.returned):
            self._list.resizeRowToContents(at)
        may, opened = self._session.may_change_study(), self._session.read.spot_checks.is_unblinded()
        self._names.setVisible(self._session.coder.role is not CoderRole.CODER)
        self._draw.setVisible(may)
        self._unblind.setVisible(may)
        self._unblind.setEnabled(may and not opened)
        self._unblind.setText(say("checks.unblinded" if opened else "checks.unblind"))
        self._empty.setText(say("checks.none_yet" if may else "checks.none_for_you"))
        self._empty.setVisible(not rows)
        place = self._rows.place_of(chosen.id) if chosen else None
        if rows:
            self._list.setCurrentIndex(self._rows.index(place or 0))
        self._show_chosen()
        self.counted.emit(len(rows))

    def chosen(self) -> Check | None:
        """Return what is chosen in the list."""
        index = self._list.currentIndex()
        return self._rows.row(index.row()).check if index.isValid() else None

    def coder(self) -> str | None:
        """Return whose work is shown."""
        found = self._coder.currentData()
        return str(found) if found else None

    def _on_current(self, current: QModelIndex, former: QModelIndex) -> None:
        if current.isValid() and current.row() != former.row():
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Offer the coders whose work in the article may be seen, whoever was shown before first of all."""
        check, before = self.chosen(), self.coder()
        names = self._people.called()
        self._coder.blockSignals(True)
        self._coder.clear()
        for coder in self._coders(check):
            state = check.marks.get(coder, "") if check else ""
            name = names.get(coder, say("coders.erased"))
            self._coder.addItem(say("checks.mark", name=name, state=say(f"state.{state}")) if state else name, coder)
        self._coder.setCurrentIndex(max(0, self._coder.findData(before)))
        self._coder.blockSignals(False)
        self._coder.setEnabled(self._coder.count() > 0)
        self._unseen.setVisible(check is not None and self._coder.count() == 0)
        self._open.setEnabled(check is not None)
        self._show_work()

    def _coders(self, check: Check | None) -> list[str]:
        """Return who worked on the article, of those whose work may be seen; not the one who looks."""
        if check is None:
            return []
        read = self._session.read
        return [
            coder
            for coder in self._session.sight.owners(check.article)[1:]
            if coder in check.marks or read.count_in(check.article, coder=coder)
        ]

    def _show_work(self) -> None:
        check, coder = self.chosen(), self.coder()
        self._passage.show(check.article if check else None, coder)
        self._show_answers(check, coder)
        words = returned_words(check, coder, self._people.called().get(coder, "")) if check and coder else ""
        self._returned.setText(words)
        self._returned.setVisible(bool(words))
        returnable = check is not None and coder is not None and check.marks.get(coder) == "done"
        self._return.setEnabled(returnable and self._session.read_only is None)

    def _show_answers(self, check: Check | None, coder: str | None) -> None:
        if check is None or coder is None:
            self._sheet.show_answers(())
            return
        passage = self._passage
        self._sheet.show_answers(passage.answers(check.article, coder), passage.codings(check.article, coder))

    def _on_return(self) -> None:
        check, coder = self.chosen(), self.coder()
        if check is not None and coder is not None:
            self.return_wanted.emit(check.article, coder)

    def _on_open(self) -> None:
        check = self.chosen()
        if check is not None:
            self.open_wanted.emit(check.article, self.coder())


def _button(words: str, name: str, act: Callable[[], object]) -> QPushButton:
    made = named(QPushButton(say(words)), name)
    made.clicked.connect(lambda _=False: act())
    return made
