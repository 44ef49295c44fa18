"""What can be shown or hidden in the article: coders, categories and codes, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

ROW = Qt.ItemDataRole.UserRole + 1
CODER, CATEGORY, CODE = "coder", "category", "code"
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ShownRow(NamedTuple):
    """A line with a tick; `parent` is the category of a code. A line of kind `heading` has none."""

    id: str
    kind: str
    name: str
    color: str = ""
    parent: str = ""


class ShownRows(QAbstractListModel):
    """The lines that what is typed leaves, and which are ticked.

    Signals:
        ticked: something was ticked or no longer is.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: list[ShownRow] = []
        self._rows: list[ShownRow] = []
        self._on: set[str] = set()

    def set_rows(self, rows: Sequence[ShownRow], on: set[str]) -> None:
        """Show these lines; categories follow from their codes."""
        self.beginResetModel()
        self._all = self._rows = list(rows)
        self._on = set(on)
        self.endResetModel()

    def narrow(self, typed: str) -> None:
        """Leave the lines in whose name, or in whose category's, the typed words stand."""
        words = typed.strip().lower()
        named = {row.id for row in self._all if words in row.name.lower()}
        categories = {row.parent for row in self._all if row.id in named and row.parent}
        self.beginResetModel()
        self._rows = [row for row in self._all if not words or {row.id, row.parent} & named or row.id in categories]
        self.endResetModel()

    def on(self, kind: str) -> set[str]:
        """Return what of a kind is ticked."""
        return {row.id for row in self._all if row.kind == kind and row.id in self._on}

    def off(self, kind: str) -> set[str]:
        """Return what of a kind is not ticked."""
        return {row.id for row in self._all if row.kind == kind and row.id not in self._on}

    def tick_all(self, codes: set[str] | None = None, *, on: bool) -> None:
        """Tick or clear all codes, or these."""
        wanted = {row.id for row in self._all if row.kind == CODE and (codes is None or row.id in codes)}
        self._on = self._on | wanted if on else self._on - wanted
        self._tell()

    def toggle(self, index: _Index) -> None:
        """Tick a line or clear it; a category takes its codes along."""
        row = self._rows[index.row()]
        state = self.state_of(row)
        if state is None:
            return
        if row.kind == CATEGORY:
            self.tick_all({each.id for each in self._all if each.parent == row.id}, on=state != Qt.CheckState.Checked)
            return
        self._on ^= {row.id}
        self._tell()

    def state_of(self, row: ShownRow) -> Qt.CheckState | None:
        """Return whether a line is ticked, a category partly; None for headings."""
        if row.kind == CATEGORY:
            states = {each.id in self._on for each in self._all if each.parent == row.id}
            if len(states) > 1:
                return Qt.CheckState.PartiallyChecked
            return Qt.CheckState.Unchecked if states == {False} else Qt.CheckState.Checked
        if row.kind in (CODE, CODER):
            return Qt.CheckState.Checked if row.id in self._on else Qt.CheckState.Unchecked
        return None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line, its name, or its tick."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state_of(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let headings be passed by."""
        heading = self._rows[index.row()].kind not in (CODER, CATEGORY, CODE)
        return Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self.ticked.emit()
