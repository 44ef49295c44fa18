"""The groups at the left of a list of finds: all, then each article, code or coder with how many it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.widgets.painting import paint_ground, weighted
from desktop.ui.widgets.row_list import RowList
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Group(NamedTuple):
    """A group of finds; the one of all has no key."""

    key: str | None
    title: str
    size: int


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.groups: list[Group] = []

    def set_groups(self, groups: Sequence[Group]) -> None:
        same = [group.key for group in groups[: len(self.groups)]] == [group.key for group in self.groups]
        if same and self.groups:
            # Found meanwhile: what was there stays where it is, chosen or not.
            if len(groups) > len(self.groups):
                self.beginInsertRows(QModelIndex(), len(self.groups), len(groups) - 1)
                self.groups = list(groups)
                self.endInsertRows()
            self.groups = list(groups)
            self.dataChanged.emit(self.index(0), self.index(len(groups) - 1))
            return
        self.beginResetModel()
        self.groups = list(groups)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        group = self.groups[index.row()]
        if role == ROW:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return say("groups.read_aloud", title=group.title, count=group.size)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(group.title)
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group: Group = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        box = option.rect.adjusted(12, 0, -12, 0)
        painter.setFont(weighted(option.font, QFont.Weight.Bold if group.key is None else QFont.Weight.Normal))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, _RIGHT, f"{group.size:,}")
        room = box.width() - painter.fontMetrics().horizontalAdvance(f"{group.size:,}") - 12
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, room))
        painter.restore()


class GroupList(RowList):
    """Groups to choose from.

    Signals:
        chosen: the key of the group whose finds are to be shown, None for all.
    """

    chosen = Signal(object)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.fit_rows()
        self._showing = False
        self.selectionModel().currentChanged.connect(self._on_current)

    def current(self) -> str | None:
        """Return the key of the chosen group."""
        index = self.currentIndex()
        return self._rows.groups[index.row()].key if index.isValid() else None

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the chosen one stays chosen, or else that of all is. Nobody is told."""
        before = self.current()
        place = next((place for place, group in enumerate(groups) if group.key == before), 0)
        self._showing = True
        self._rows.set_groups(groups)
        if groups and self.currentIndex().row() != place:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._rows.index(place), flags)
        self._showing = False

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._showing:
            self.chosen.emit(self._rows.groups[current.row()].key)
