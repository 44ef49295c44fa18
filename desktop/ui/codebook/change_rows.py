"""Rows of the list of changes: what was done, why, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.codebook_history import CodebookChange
from desktop.ui.widgets.painting import paint_ground, smaller, weighted
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_PAD = 8


class ChangeRow(NamedTuple):
    """What the list shows of a change."""

    change: CodebookChange
    title: str
    who: str
    time: str

    @property
    def version(self) -> str:
        """Return the version it made, as people read it."""
        return "" if self.change.number is None else say("versions.number", number=self.change.number)


class ChangeRows(QAbstractListModel):
    """The changes, latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ChangeRow] = []

    def set_rows(self, rows: Sequence[ChangeRow]) -> None:
        """Show these changes."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> ChangeRow:
        """Return the row at a place."""
        return self._rows[place]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many changes there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " · ".join(filter(None, (row.title, row.version, row.change.reason, row.time, row.who)))
        return None


class ChangeDelegate(QStyledItemDelegate):
    """What was done and the version it made, when and by whom, and between them why, where somebody said so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; without an index that of one that gives no reason."""
        count = 3 if index.isValid() and index.data(ROW).change.reason else 2
        return QSize(160, count * (option.fontMetrics.height() + 2) + 2 * _PAD - 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: ChangeRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        box, line = option.rect.adjusted(14, _PAD, -14, -_PAD), option.fontMetrics.height() + 2
        ink, muted = (
            option.palette.color(QPalette.ColorRole.Text),
            option.palette.color(QPalette.ColorRole.PlaceholderText),
        )
        painter.setFont(weighted(option.font, QFont.Weight.Bold))
        painter.setPen(ink)
        room = painter.fontMetrics().horizontalAdvance(row.version)
        painter.drawText(box, _RIGHT, row.version)
        painter.setFont(option.font)
        _elided(painter, box.adjusted(0, 0, -room - 10, 0), row.title)
        painter.setFont(smaller(option.font))
        _elided(painter, box.adjusted(0, line, 0, 0), row.change.reason)
        painter.setPen(muted)
        _elided(painter, box.adjusted(0, 2 * line if row.change.reason else line, 0, 0), f"{row.time} · {row.who}")
        painter.restore()


def _elided(painter: QPainter, box: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _TOP, shown)
