"""Rows of the list of segments: identities in memory, everything else read by the block that is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.core.codings import Coding
from desktop.core.retrieving import CodedSegment
from desktop.ui.retrieval.directory import Directory
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BLOCK, _KEPT = 40, 12

Describe = Callable[[Sequence[Coding]], list[CodedSegment]]


class SegmentRow:
    """What the list shows of a segment."""

    __slots__ = ("aside", "color", "has_memo", "segment", "source", "title")

    def __init__(self, segment: CodedSegment, directory: Directory) -> None:
        coding = segment.coding
        self.segment = segment
        self.color = directory.color(coding.code)
        self.title = directory.code(coding.code)
        self.aside = " · ".join(filter(None, (directory.rank(coding.rank), directory.coder(coding.coder))))
        self.source = " · ".join(filter(None, (segment.headline, segment.outlet, segment.date)))
        self.has_memo = segment.has_memo


class SegmentRows(QAbstractListModel):
    """Segments in the order they are given."""

    def __init__(self, describe: Describe) -> None:
        super().__init__()
        self._describe = describe
        self._directory: Directory | None = None
        self._codings: Sequence[Coding] = ()
        self._blocks: dict[int, list[SegmentRow]] = {}

    def show_codings(self, codings: Sequence[Coding], directory: Directory) -> None:
        """Show the segments of these codings."""
        self.beginResetModel()
        self._codings, self._directory = codings, directory
        self._blocks.clear()
        self.endResetModel()

    def coding(self, place: int) -> Coding:
        """Return the coding at a place."""
        return self._codings[place]

    def place_of(self, coding: str) -> int | None:
        """Return where a coding is shown, None if it is not."""
        return next((place for place, each in enumerate(self._codings) if each.id == coding), None)

    def row(self, place: int) -> SegmentRow:
        """Return the row at a place, reading its block if need be."""
        number = place // _BLOCK
        if number not in self._blocks:
            if len(self._blocks) >= _KEPT:
                self._blocks.pop(next(iter(self._blocks)))
            self._blocks[number] = self._read(self._codings[number * _BLOCK : (number + 1) * _BLOCK])
        return self._blocks[number][place % _BLOCK]

    def _read(self, codings: Sequence[Coding]) -> list[SegmentRow]:
        directory = self._directory
        return [] if directory is None else [SegmentRow(each, directory) for each in self._describe(codings)]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many segments there are."""
        return 0 if parent.isValid() else len(self._codings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row itself, or its words for screen readers."""
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._codings[index.row()].words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.row(index.row())
            return say("segments.read_aloud", name=row.title, words=row.segment.words, source=row.source)
        return None
