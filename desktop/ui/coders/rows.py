"""Rows of the list of coders, and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.session import Session
from desktop.ui.widgets.painting import paint_ground, smaller, weighted
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PAD = 12


class CoderRow(NamedTuple):
    """What the list shows of a coder; `codings` is None where they are not to be seen."""

    id: str
    name: str
    role: str
    retired: bool
    done: int
    codings: int | None
    is_here: bool

    @property
    def standing(self) -> str:
        """Return role, and whether they are retired or code now."""
        words = say(f"role.{self.role}")
        if self.retired:
            return say("coders.retired", role=words)
        return say("coders.here", role=words) if self.is_here else words

    @property
    def work(self) -> str:
        """Return how far they are."""
        done = say("coders.done", count=self.done)
        codings = say("coders.unseen") if self.codings is None else say("coders.codings", count=self.codings)
        return f"{done} · {codings}"


def read_rows(session: Session) -> list[CoderRow]:
    """Return all coders in order, with what the one who codes may know of their work."""
    names, done = session.read.coder_names(), session.read.done_counts()
    here = session.coder.id
    return [
        CoderRow(
            coder.id, names.get(coder.id, say("coders.erased")), coder.role, coder.retired, done.get(coder.id, 0),
            _visible_codings(session, coder.id), coder.id == here,
        )
        for coder in session.read.coders()
    ]  # fmt: skip


def _visible_codings(session: Session, coder: str) -> int | None:
    seen = session.sight.visible_articles(coder)
    if seen is not None and not seen:
        return None
    counts = session.read.counts_by_article(coder)
    return sum(count for article, count in counts.items() if seen is None or article in seen)


class CoderRows(QAbstractListModel):
    """All coders in order."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CoderRow] = []

    def set_rows(self, rows: Sequence[CoderRow]) -> None:
        """Show these coders."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> CoderRow:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, coder: str) -> int | None:
        """Return where a coder is shown, None if they are not."""
        return next((place for place, row in enumerate(self._rows) if row.id == coder), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many coders there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name} · {row.standing} · {row.work}"
        return None


class CoderDelegate(QStyledItemDelegate):
    """Two lines a coder: name and role, then how far they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one height for all rows."""
        return QSize(240, 2 * option.fontMetrics.height() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: CoderRow = index.data(ROW)
        painter.save()
        paint_ground(painter, option)
        box = option.rect.adjusted(_PAD, 8, -_PAD, -8)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(muted if row.retired else option.palette.color(QPalette.ColorRole.Text))
        painter.setFont(weighted(option.font, QFont.Weight.DemiBold if row.is_here else QFont.Weight.Normal))
        _draw(painter, box, row.name, Qt.AlignmentFlag.AlignLeft)
        painter.setFont(smaller(option.font))
        painter.setPen(muted)
        _draw(painter, box, row.standing, Qt.AlignmentFlag.AlignRight)
        _draw(painter, box.adjusted(0, option.fontMetrics.height() + 2, 0, 0), row.work, Qt.AlignmentFlag.AlignLeft)
        painter.restore()


def _draw(painter: QPainter, box: QRect, words: str, side: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, shown)
