"""Paint a hit as a line of a concordance: the words found stand below one another, their context at both sides."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.retrieval.hit_rows import ROW, HitRow
from desktop.ui.widgets.painting import paint_ground, smaller, weighted
from desktop.wording import say

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
_SOURCE = 190


class HitDelegate(QStyledItemDelegate):
    """One line a hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(240, option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: HitRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        box = option.rect.adjusted(14, 0, -14, 0)
        source = min(_SOURCE, box.width() // 4)
        self._source(painter, option, QRect(box.left(), box.top(), source, box.height()), row)
        self._line(painter, option, box.adjusted(source + 18, 0, 0, 0), row)
        painter.restore()

    def _source(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: HitRow) -> None:
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        words = row.source if row.where == "text" else f"{say(f'search.in_{row.where}')} · {row.source}"
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: HitRow) -> None:
        bold = weighted(option.font, QFont.Weight.Bold)
        painter.setFont(bold)
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideMiddle, box.width() // 3)
        width = painter.fontMetrics().horizontalAdvance(words)
        left = box.left() + round(box.width() * 0.42)
        painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
        painter.drawText(QRect(left, box.top(), width + 2, box.height()), _LEFT, words)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        before = QRect(box.left(), box.top(), left - box.left() - 2, box.height())
        after = QRect(left + width + 2, box.top(), box.right() - left - width - 2, box.height())
        metrics = painter.fontMetrics()
        painter.drawText(before, _RIGHT, metrics.elidedText(row.before, Qt.TextElideMode.ElideLeft, before.width()))
        painter.drawText(after, _LEFT, metrics.elidedText(row.after, Qt.TextElideMode.ElideRight, after.width()))
