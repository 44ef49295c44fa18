"""Rows of the list of drawn articles, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.clock import local_minute
from desktop.session import Session
from desktop.session.spot_checks import Check
from desktop.ui.widgets.painting import paint_ground, smaller
from desktop.ui.widgets.theme import current_theme
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAD = 14


class CheckRow(NamedTuple):
    """What the list shows of an article that was drawn."""

    check: Check
    details: str
    marks: str
    returned: str


def read_rows(session: Session, called: dict[str, str]) -> list[CheckRow]:
    """Return what was drawn, newest first, as far as the one who codes may know of it; `called` names the coders."""
    names = session.read.coder_names()
    return [_row(check, names, called) for check in session.read.spot_checks.drawn(viewer=session.coder.id)]


def returned_words(check: Check, coder: str, name: str) -> str:
    """Return that an article was returned to a coder, when and with which remark; empty if it never was."""
    sent = check.returns.get(coder)
    if sent is None:
        return ""
    words = " ".join(sent.remark.split())
    return say("checks.was_returned", name=name, time=local_minute(sent.made), remark=words)


def _row(check: Check, names: dict[str, str], called: dict[str, str]) -> CheckRow:
    details = say(
        "checks.details", reviewer=names.get(check.reviewer, say("coders.erased")), seed=check.seed,
        time=local_minute(check.made).split(" ")[0],
    )  # fmt: skip
    order = list(called)
    returned = "\n".join(
        returned_words(check, coder, called.get(coder, "")) for coder in order if coder in check.returns
    )
    marks = (
        say("checks.mark", name=called.get(coder, say("coders.erased")), state=_state(check, coder, state))
        for coder, state in sorted(
            check.marks.items(), key=lambda mark: order.index(mark[0]) if mark[0] in called else -1
        )
    )
    return CheckRow(check, details, " · ".join(marks), returned)


def _state(check: Check, coder: str, state: str) -> str:
    return say("checks.done_again" if state == "done" and coder in check.returns else f"state.{state}")


class CheckRows(QAbstractListModel):
    """Drawn articles, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CheckRow] = []

    def set_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> CheckRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, check: str) -> int | None:
        """Return where a check is shown, None if it is not."""
        return next((place for place, row in enumerate(self._rows) if row.check.id == check), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.check.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(filter(None, (row.check.headline, row.details, row.marks, row.returned)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (row.marks, row.returned, row.details))))
        return None


class CheckDelegate(QStyledItemDelegate):
    """The headline, who is done with it, how it was drawn, and below where it was returned: to whom and why."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; without an index that of one that was not returned."""
        count = 4 if index.isValid() and index.data(ROW).returned else 3
        return QSize(200, count * (option.fontMetrics.height() + 2) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: CheckRow = index.data(ROW)
        painter.save()
        paint_ground(painter, option)
        box = option.rect.adjusted(_PAD, 8, -_PAD, -8)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        sent = QColor(current_theme().danger) if row.check.state == "returned" else muted
        lines = (
            (row.check.headline, option.font, option.palette.color(QPalette.ColorRole.Text)),
            (row.marks, smaller(option.font), sent),
            (row.details, smaller(option.font), muted),
            (" · ".join(row.returned.split("\n")), smaller(option.font), muted),
        )
        for words, font, color in lines:
            painter.setFont(font)
            painter.setPen(color)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            box = box.adjusted(0, option.fontMetrics.height() + 2, 0, 0)
        painter.restore()
