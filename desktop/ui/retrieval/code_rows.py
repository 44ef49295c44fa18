"""Rows of the list of codes to choose from: categories with their codes, any number of them ticked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.core.snapshots import CodebookSet
from desktop.ui.retrieval.names import name_of
from desktop.ui.widgets.chip import chip_icon

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class CodeRow(NamedTuple):
    """A category or a code; `codes` are those that a click on it means, `whole` those a category has in all."""

    title: str
    color: str
    codes: frozenset[str]
    whole: frozenset[str]
    is_category: bool


class CodeRows(QAbstractListModel):
    """Categories and codes in the codebook's order, or those of them that a search found."""

    def __init__(self, *, ticked: bool) -> None:
        super().__init__()
        self._with_ticks = ticked
        self._rows: list[CodeRow] = []
        self._chosen: frozenset[str] = frozenset()

    def set_codebook(self, codebook: CodebookSet, only: Collection[str] | None) -> None:
        """Show a codebook, or only some of its codes with their categories."""
        self.beginResetModel()
        self._rows = []
        for category in codebook.categories:
            codes = [code for code in codebook.codes_of(category) if only is None or code.id in only]
            if not codes:
                continue
            ids = frozenset(code.id for code in codes)
            whole = frozenset(code.id for code in codebook.codes_of(category))
            title = f"{category.number} {name_of(category)}"
            self._rows.append(CodeRow(title, category.color, ids, whole, is_category=True))
            for code in codes:
                own = frozenset({code.id})
                title = f"{code.number} {name_of(code)}"
                self._rows.append(CodeRow(title, codebook.color_of(code), own, own, is_category=False))
        self.endResetModel()

    def set_chosen(self, chosen: frozenset[str]) -> None:
        """Tick these codes."""
        self._chosen = chosen
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, place: int) -> CodeRow:
        """Return the row at a place."""
        return self._rows[place]

    def first_code(self) -> int | None:
        """Return where the first code stands, None if there is none."""
        return next((place for place, row in enumerate(self._rows) if not row.is_category), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let a category be chosen only where several codes may be."""
        if index.isValid() and not self._with_ticks and self._rows[index.row()].is_category:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return words, colour, tick and weight of a row."""
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return row.title if row.is_category else f"   {row.title}"
        if role == _Role.DecorationRole:
            return chip_icon(row.color)
        if role == _Role.FontRole and row.is_category:
            font = QFont()
            font.setWeight(QFont.Weight.Bold)
            return font
        if role == _Role.CheckStateRole and self._with_ticks:
            return self._tick(row)
        return None

    def _tick(self, row: CodeRow) -> Qt.CheckState:
        if row.whole <= self._chosen:
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if row.whole & self._chosen else Qt.CheckState.Unchecked
