"""Paint a row of the queue: the code and the day, the note, and the words it is about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.review.rows import ROW, AskedRow
from desktop.ui.widgets.painting import paint_ground, smaller

_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_PAD = 8


class AskedDelegate(QStyledItemDelegate):
    """Three lines: which code and when, what is asked, whose it is and where."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(160, 3 * option.fontMetrics.height() + 2 * _PAD + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: AskedRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        if row.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(row.color))
            bar = QRectF(option.rect.left() + 9, option.rect.top() + _PAD + 1, 3, option.rect.height() - 2 * _PAD - 2)
            painter.drawRoundedRect(bar, 1, 1)
        self._words(painter, option, row)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: AskedRow) -> None:
        box, line = option.rect.adjusted(20, _PAD, -12, -_PAD), option.fontMetrics.height() + 2
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(smaller(option.font))
        painter.setPen(muted)
        day = row.time.split(" ")[0]
        painter.drawText(box, _RIGHT, day)
        _elided(painter, box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(day) - 10, 0), row.title)
        below = " · ".join(filter(None, (row.coder, row.headline)))
        _elided(painter, box.adjusted(0, 2 * line, 0, 0), below)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        _elided(painter, box.adjusted(0, line, 0, 0), row.line)


def _elided(painter: QPainter, box: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _TOP, shown)
