"""Paint a coded segment: which code, by whom and where from, then its words among the sentences around them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.retrieval.in_context import paint_in_context
from desktop.ui.retrieval.segment_rows import ROW, SegmentRow
from desktop.ui.widgets.painting import paint_ground, smaller

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MEMO = "✎"
_PAD = 9


class SegmentDelegate(QStyledItemDelegate):
    """Three lines a segment: what it is, and two of its words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(240, round(option.fontMetrics.height() * 3.2) + 2 * _PAD + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: SegmentRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        edge = QRectF(option.rect.left() + 10, option.rect.top() + _PAD + 2, 3, option.rect.height() - 2 * _PAD - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.color))
        painter.drawRoundedRect(edge, 1, 1)
        box = option.rect.adjusted(24, _PAD, -16, -_PAD)
        self._head(painter, option, box, row)
        painter.setFont(option.font)
        segment = row.segment
        below = box.adjusted(0, option.fontMetrics.height() + 4, 0, 0)
        parts = (segment.before, segment.words, segment.after)
        paint_in_context(painter, below, option.font, option.palette, parts)
        painter.restore()

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: SegmentRow) -> None:
        painter.setFont(smaller(option.font))
        metrics = painter.fontMetrics()
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, box.width() // 3)
        painter.drawText(box, _TOP, title)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        left = metrics.horizontalAdvance(title) + 12
        aside = metrics.elidedText(row.aside, Qt.TextElideMode.ElideRight, box.width() // 4)
        painter.drawText(box.adjusted(left, 0, 0, 0), _TOP, aside)
        left += metrics.horizontalAdvance(aside) + 16
        source = f"{row.source}  {_MEMO}" if row.has_memo else row.source
        shown = metrics.elidedText(source, Qt.TextElideMode.ElideMiddle, max(0, box.width() - left))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)
