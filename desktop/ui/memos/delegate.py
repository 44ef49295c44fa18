"""Paint a row of a list of memos: where it is written and when, then how it begins."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.memos.rows import ROW, MemoRow, beginning
from desktop.ui.widgets.painting import paint_ground, smaller

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_ELIDE = Qt.TextElideMode.ElideRight


class MemoDelegate(QStyledItemDelegate):
    """Two lines a memo."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(120, 2 * option.fontMetrics.height() + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: MemoRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        if row.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.color))
            bar = QRectF(option.rect.left() + 8, option.rect.top() + 8, 3, option.rect.height() - 16)
            painter.drawRoundedRect(bar, 1, 1)
        self._words(painter, option, row)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: MemoRow) -> None:
        box = option.rect.adjusted(19, 7, -12, -7)
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        aside = " · ".join(filter(None, (row.writer, row.time)))
        painter.drawText(box, _RIGHT, aside)
        room = box.width() - painter.fontMetrics().horizontalAdvance(aside) - 10
        painter.drawText(box, _TOP, painter.fontMetrics().elidedText(row.where, _ELIDE, room))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        shown = painter.fontMetrics().elidedText(beginning(row.text), _ELIDE, box.width())
        painter.drawText(box.adjusted(0, option.fontMetrics.height() + 2, 0, 0), _TOP, shown)
