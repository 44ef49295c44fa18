"""The lines of the palette as a list model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.ui.palette.values import Row
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole


class RowModel(QAbstractListModel):
    """Holds what was found, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Hold other lines."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return a line by its number, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line itself, or how it reads aloud."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.code.candidate.number} {row.code.name}"
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


def spoken(row: Row) -> str:
    """Return what a screen reader says of a line."""
    number, name, category = row.code.candidate.number, row.code.name, row.code.category
    if row.digit is None:
        return say("palette.row", number=number, name=name, category=category)
    return say("palette.row_pinned", number=number, name=name, category=category, digit=row.digit)
