"""The codebook as a tree of two levels: categories and their codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop.core.codebooks import Category, Code
from desktop.core.snapshots import CodebookSet
from desktop.text.code_keys import CodeKeys, code_keys
from desktop.ui.codebook.names import other_name, shown_name
from desktop.wording import say

NODE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTRIES = "application/x-zhubi-entries"
_FLAG = Qt.ItemFlag


class Node(NamedTuple):
    """What a line of the tree shows; `digit` is the key a code is pinned to."""

    thing: Category | Code
    color: str
    codings: int
    digit: int | None


class CodebookTree(QAbstractItemModel):
    """Categories with their codes; filtered, only codes that match and their categories.

    While `movable`, lines can be dragged: codes between codes and onto categories, a category between categories.

    Signals:
        codes_dropped: the identities of codes, in order, the category they go to, and the place there without them.
        category_dropped: the identity of a category and its place without it.
    """

    codes_dropped = Signal(object, str, int)
    category_dropped = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.movable = False
        self._categories: list[Node] = []
        self._codes: list[list[Node]] = []
        self._keys: CodeKeys | None = None

    def set_codebook(
        self, codebook: CodebookSet, counts: dict[str, int], digits: dict[str, int], only: set[str] | None = None
    ) -> None:
        """Show this codebook, and of its codes `only` these if given."""
        self.beginResetModel()
        self._categories, self._codes = [], []
        self._keys = code_keys(codebook)
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
            meaning = self._keys.written(node.thing.definition) if self._keys else ""
            lines = [f"{node.thing.number} {shown_name(node.thing)}", other_name(node.thing), meaning]
            return "\n".join(filter(None, lines)).replace("<", "＜")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a line; where there is none, categories are dropped between categories."""
        if not index.isValid():
            return _FLAG.ItemIsDropEnabled if self.movable else _FLAG.NoItemFlags
        can = _FLAG.ItemIsEnabled | _FLAG.ItemIsSelectable
        if not self.movable:
            return can
        return can | _FLAG.ItemIsDragEnabled | (_FLAG.NoItemFlags if index.internalId() else _FLAG.ItemIsDropEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that lines are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what is taken when it is dropped."""
        return [_ENTRIES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the codes of the lines dragged, in order; a category only where no code is dragged with it."""
        codes = sorted(
            (index for index in indexes if index.internalId()), key=lambda each: (each.internalId(), each.row())
        )
        data = QMimeData()
        data.setData(_ENTRIES, "\n".join(self.node(index).thing.id for index in codes or indexes[:1]).encode())
        return data

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Tell whether what is dragged can be dropped here."""
        dragged = self._dragged(data)
        if not dragged or not self.movable:
            return False
        is_code = dragged[0].internalId() != 0
        return (parent.isValid() and parent.internalId() == 0) if is_code else not parent.isValid()

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index) -> bool:
        """Say where it was dropped; the lines move when the codebook has changed."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        dragged = self._dragged(data)
        moving = {self.node(index).thing.id for index in dragged}
        siblings = self._codes[parent.row()] if parent.isValid() else self._categories
        before = siblings if row < 0 else siblings[:row]
        place = sum(node.thing.id not in moving for node in before)
        if parent.isValid():
            codes = tuple(self.node(index).thing.id for index in dragged)
            self.codes_dropped.emit(codes, self.node(parent).thing.id, place)
        else:
            self.category_dropped.emit(self.node(dragged[0]).thing.id, place)
        return False

    def _dragged(self, data: QMimeData) -> list[QModelIndex]:
        """Return the lines dragged; none, if they come from another project's window."""
        ids = (
            bytes(data.data(_ENTRIES).data()).decode("utf-8", "replace").split("\n") if data.hasFormat(_ENTRIES) else []
        )
        found = [self.find(identity) for identity in ids]
        return found if all(index.isValid() for index in found) else []
