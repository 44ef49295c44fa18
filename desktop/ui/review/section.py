"""One section of the review page: the list at the left, the passage in the middle, the answer at the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Ruling
from desktop.session import Session
from desktop.session.doubts import SEE_ALL, Asked
from desktop.ui.review.answers import AnswerPanel
from desktop.ui.review.choices import button, plain_label
from desktop.ui.review.delegate import AskedDelegate
from desktop.ui.review.names import Naming
from desktop.ui.review.rows import ORDERS, AskedRow, AskedRows
from desktop.ui.widgets.keys import on_ctrl_enter
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say


class Beside(NamedTuple):
    """A widget of another room, and how it is told what to show."""

    widget: QWidget
    show: Callable[..., object]


class AskedSection(QWidget):
    """Lists what was asked of one kind and shows what is chosen, with the panel that answers it.

    Signals:
        go_wanted: something is to be shown in its article (Enter, double click, or the button).
        withdrawal_wanted: something is to be taken back by the one who asked it.
        answered: something was answered, told in words.
    """

    go_wanted = Signal(object)
    withdrawal_wanted = Signal(object)
    answered = Signal(str)

    def __init__(
        self,
        kind: str,
        session: Session,
        naming: Naming,
        *,
        answer: AnswerPanel,
        passage: Beside,
        definition: Beside,
        asked: Callable[[str | None], list[Asked]],
    ) -> None:
        super().__init__()
        self.setObjectName(f"review_{kind}")
        self._kind, self._session, self._naming, self._asked = kind, session, naming, asked
        self._answer, self._passage, self._definition = answer, passage, definition
        self._rows = AskedRows()
        self._list = self._build_list()
        self._build_top()
        self._build_middle()
        self._build_layout()
        naming.people.changed.connect(self.refresh)
        answer.code_changed.connect(definition.show)
        answer.answered.connect(self.answered.emit)
        on_ctrl_enter(self, self.finish)
        self.setFocusProxy(self._list)

    def _build_list(self) -> RowList:
        view = named(RowList(), "reviewList")
        view.setAccessibleName(say("review.list"))
        view.setModel(self._rows)
        view.setItemDelegate(AskedDelegate(view))
        view.fit_rows()
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        view.activated.connect(lambda _: self.go())
        return view

    def _build_top(self) -> None:
        self._filter = named(QLineEdit(placeholderText=say("review.filter"), clearButtonEnabled=True), "reviewFilter")
        self._filter.setAccessibleName(say("review.filter"))
        self._filter.textChanged.connect(self._on_filter)
        self._order = named(QComboBox(), "reviewOrder")
        self._order.setAccessibleName(say("review.order"))
        for order in ORDERS:
            self._order.addItem(say(f"review.order.{order}"))
        self._order.currentIndexChanged.connect(self._on_order)
        self._names = named(QToolButton(), "reviewNames")
        self._names.setText(say("review.names"))
        self._names.setCheckable(True)
        self._names.toggled.connect(self._naming.people.show_names)
        self._empty = named(QLabel(wordWrap=True), "quiet")
        self._empty.setContentsMargins(6, 4, 6, 8)

    def _build_middle(self) -> None:
        self._title, self._where = plain_label("entryTitle"), plain_label("quiet")
        self._note, self._quoted = plain_label("reviewNote"), plain_label("reviewWords")
        self._alike = plain_label("reviewWords")
        self._go = button(say("review.go"), "reviewGo")
        self._go.clicked.connect(self.go)
        self._withdraw = button(say("query.withdraw"), "reviewWithdraw")
        self._withdraw.clicked.connect(self._on_withdraw)

    def _build_layout(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for part, width in ((self._left(), 310), (self._middle(), 620), (self._right(), 360)):
            split.addWidget(part)
            part.setMinimumWidth(width // 2)
        split.setSizes([310, 620, 360])
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _left(self) -> QWidget:
        part, options = QWidget(), QHBoxLayout()
        options.addWidget(self._order, 1)
        options.addWidget(self._names)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addLayout(options)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addStretch()
        return part

    def _middle(self) -> QWidget:
        part, head = QWidget(), named(QFrame(), "reviewHead")
        lines, line = QVBoxLayout(head), QHBoxLayout()
        lines.setContentsMargins(18, 10, 12, 12)
        lines.setSpacing(4)
        line.addWidget(self._title, 1)
        line.addWidget(self._withdraw)
        line.addWidget(self._go)
        lines.addLayout(line)
        for each in (self._where, self._note, self._quoted, self._alike):
            lines.addWidget(each)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._passage.widget, 1)
        layout.addStretch()
        return part

    def _right(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self._definition.widget)
        split.addWidget(self._answer)
        split.setStretchFactor(0, 1)
        split.setSizes([330, 330])
        return split

    def refresh(self) -> None:
        """Show what there is now; who codes sees their own unless they lead or review."""
        own = None if self._session.coder.role in SEE_ALL else self._session.coder.id
        place = self._list.currentIndex().row()
        chosen = self.current()
        self._names.setVisible(own is None)
        self._names.setChecked(self._naming.people.shows_names)
        self._answer.set_codebook(self._session.read.codebook())
        self._rows.set_rows(self._naming.rows(self._asked(own)))
        known = self._rows.place_of(chosen.asked.id if chosen else None)
        self._choose(known if known is not None else max(0, place))

    def current(self) -> AskedRow | None:
        """Return what is chosen, the one the keyboard is at if there are several."""
        place = self._list.currentIndex().row()
        return self._rows.row(place) if 0 <= place < self._rows.rowCount() else None

    def step(self, by: int) -> None:
        """Choose the next (1) or former (-1) one, from wherever the keyboard is."""
        place = self._list.currentIndex().row() + by
        if 0 <= place < self._rows.rowCount():
            self._choose(place)

    def finish(self) -> None:
        """Do what the main button beside what is chosen does."""
        self._answer.end()

    def go(self) -> None:
        """Ask for what is chosen to be shown in its article."""
        row = self.current()
        if row is not None and row.asked.article:
            self.go_wanted.emit(row.asked)

    def _choose(self, place: int) -> None:
        count = self._rows.rowCount()
        if count:
            index = self._rows.index(min(place, count - 1))
            self._list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._list.scrollTo(index)
        self._show_chosen()

    def _chosen(self) -> list[AskedRow]:
        """Return what is selected, the current one first."""
        current = self.current()
        places = sorted(index.row() for index in self._list.selectionModel().selectedIndexes())
        found = [self._rows.row(place) for place in places]
        return found if current is None else [current, *(row for row in found if row.asked.id != current.asked.id)]

    def _show_chosen(self) -> None:
        rows = self._chosen()
        row = rows[0] if rows else None
        asked = row.asked if row else None
        self._show_head(row)
        self._passage.widget.setVisible(asked is not None and asked.article is not None)
        self._passage.show(asked)
        self._answer.setVisible(row is not None)
        self._answer.show_rows(rows, editable=self._session.may_change_study())
        self._definition.show(self._answer.code.code())
        self._empty.setText(say(f"review.none.{self._kind}") if not self._rows.count() else say("review.none_match"))
        self._empty.setVisible(not self._rows.rowCount())
        self._list.setVisible(bool(self._rows.rowCount()))

    def _show_head(self, row: AskedRow | None) -> None:
        asked = row.asked if row else None
        self._title.setText(row.title if row else "")
        self._title.setVisible(row is not None)
        self._where.setVisible(row is not None)
        self._where.setText(" · ".join(filter(None, (row.source, row.headline, row.coder, row.time))) if row else "")
        self._note.setText(_note_on(asked) if asked else "")
        self._note.setVisible(bool(self._note.text()))
        is_quoted = asked is not None and asked.article is None and asked.kind != Ruling.KIND
        words = " ".join(asked.words.split()) if asked is not None and is_quoted else ""
        self._quoted.setText(words and say("in_vivo.words", words=words))
        self._quoted.setVisible(bool(words))
        is_open = asked is not None and asked.ruling is None
        alike = self._naming.alike(asked.name) if asked is not None and asked.name and is_open else ""
        self._alike.setText(alike and say("review.alike", codes=alike))
        self._alike.setVisible(bool(alike))
        self._go.setVisible(asked is not None and asked.article is not None)
        may = self._session.read_only is None and asked is not None and asked.ruling is None
        self._withdraw.setVisible(may and asked is not None and asked.coder == self._session.coder.id)

    def _on_withdraw(self) -> None:
        row = self.current()
        if row is not None:
            self.withdrawal_wanted.emit(row.asked)

    def _on_filter(self, typed: str) -> None:
        chosen = self.current()
        self._rows.filter(typed)
        self._choose(self._rows.place_of(chosen.asked.id if chosen else None) or 0)

    def _on_order(self, place: int) -> None:
        chosen = self.current()
        self._rows.order(ORDERS[place])
        self._choose(self._rows.place_of(chosen.asked.id if chosen else None) or 0)


def _note_on(asked: Asked) -> str:
    """Return what was noted when something was asked, or why there is nothing to show of that."""
    if asked.kind == Ruling.KIND:
        return say("review.ruling_alone")
    return asked.note or ("" if asked.name else say("review.no_note"))
