"""Paint a row of the coding list: the code, its rank, whether there is a memo, and the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.codings.rows import ROW, CodingRow
from desktop.ui.widgets.painting import paint_ground, smaller

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_MEMO = "✎"


class CodingDelegate(QStyledItemDelegate):
    """Two lines a coding: the code, then the words it stands on."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(120, 2 * option.fontMetrics.height() + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: CodingRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.color))
        painter.drawRoundedRect(
            QRectF(option.rect.left() + 8, option.rect.top() + 7, 3, option.rect.height() - 14), 1, 1
        )
        self._words(painter, option, row)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: CodingRow) -> None:
        box = option.rect.adjusted(19, 6, -12, -6)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(smaller(option.font))
        painter.setPen(muted)
        aside = "  ".join(filter(None, (_MEMO if row.has_memo else "", row.rank)))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, aside)
        room = box.width() - painter.fontMetrics().horizontalAdvance(aside) - 8
        painter.drawText(box, _TOP, painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        line = " ".join(row.words.split())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.adjusted(0, option.fontMetrics.height() + 1, 0, 0), _TOP, shown)
