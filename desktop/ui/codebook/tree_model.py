"""The codebook as a tree of two levels: categories and their codes."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.codebooks import Category, Code
from desktop.core.snapshots import CodebookSet
from desktop.ui.codebook.names import other_name, shown_name
from desktop.wording import say

NODE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Node(NamedTuple):
    """What a line of the tree shows; `digit` is the key a code is pinned to."""

    thing: Category | Code
    color: str
    codings: int
    digit: int | None


class CodebookTree(QAbstractItemModel):
    """Categories with their codes; filtered, only codes that match and their categories."""

    def __init__(self) -> None:
        super().__init__()
        self._categories: list[Node] = []
        self._codes: list[list[Node]] = []

    def set_codebook(
        self, codebook: CodebookSet, counts: dict[str, int], digits: dict[str, int], only: set[str] | None = None
    ) -> None:
        """Show this codebook, and of its codes `only` these if given."""
        self.beginResetModel()
        self._categories, self._codes = [], []
        for category in codebook.categories:
            codes = [
                Node(code, codebook.color_of(code), counts.get(code.id, 0), digits.get(code.id))
                for code in codebook.codes_of(category)
                if only is None or code.id in only
            ]
            if codes or only is None:
                self._categories.append(Node(category, category.color, sum(node.codings for node in codes), None))
                self._codes.append(codes)
        self.endResetModel()

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show other counts."""
        for at, codes in enumerate(self._codes):
            changed = [row for row, node in enumerate(codes) if node.codings != counts.get(node.thing.id, 0)]
            if not changed:
                continue
            parent = self.index(at, 0)
            for row in changed:
                codes[row] = codes[row]._replace(codings=counts.get(codes[row].thing.id, 0))
                self.dataChanged.emit(self.index(row, 0, parent), self.index(row, 0, parent))
            self._categories[at] = self._categories[at]._replace(codings=sum(node.codings for node in codes))
            self.dataChanged.emit(parent, parent)

    def find(self, identity: str) -> QModelIndex:
        """Return where a code or category stands, an invalid index if nowhere."""
        for at, node in enumerate(self._categories):
            if node.thing.id == identity:
                return self.index(at, 0)
            for row, code in enumerate(self._codes[at]):
                if code.thing.id == identity:
                    return self.index(row, 0, self.index(at, 0))
        return QModelIndex()

    def node(self, index: _Index) -> Node:
        """Return the line at an index."""
        at = index.internalId()
        return self._categories[index.row()] if at == 0 else self._codes[at - 1][index.row()]

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return an index; its internal id is 0 for a category, else its category's place plus one."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        """Return a code's category."""
        at = index.internalId() if index.isValid() else 0
        return self.createIndex(at - 1, 0, 0) if at else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many categories, or codes of a category, there are."""
        if not parent.isValid():
            return len(self._categories)
        return len(self._codes[parent.row()]) if parent.internalId() == 0 else 0

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return one."""
        del parent
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line itself, or its words for screen readers and tool tips."""
        node = self.node(index)
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.thing.number} {shown_name(node.thing)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = f"{node.thing.number} {shown_name(node.thing)}"
            return say("codebook.read_aloud", name=name, count=node.codings)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [f"{node.thing.number} {shown_name(node.thing)}", other_name(node.thing), node.thing.definition]
            return "\n".join(filter(None, lines)).replace("<", "＜")
        return None
