"""Paint a row of the coding list: the code, its rank, whether there is a memo, and the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.codings.rows import FLAGGED, NOTE, ROW, CodingRow, Note
from desktop.ui.widgets.painting import paint_ground, smaller
from desktop.wording import say

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
        self._words(painter, option, row, flagged=bool(index.data(FLAGGED)))
        below = option.rect.adjusted(19, 7 + option.fontMetrics.height(), -12, -6)
        room = below.width() - self._note(painter, option, below, index.data(NOTE))
        self._line(painter, option, below, row, room)
        painter.restore()

    def _note(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, note: Note | None) -> int:
        """Paint what is answered of the coding, or that an answer is missing, and return how much room that takes."""
        if note is None or not (note.words or note.lacking):
            return 0
        role = QPalette.ColorRole.Accent if note.lacking else QPalette.ColorRole.PlaceholderText
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(role))
        words = say("attributes.lacking") if note.lacking else note.words
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(box.width() * 0.6))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, shown)
        return painter.fontMetrics().horizontalAdvance(shown) + 10

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: CodingRow, room: int) -> None:
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        line = " ".join(row.words.split())
        painter.drawText(box, _TOP, painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room))

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, row: CodingRow, *, flagged: bool) -> None:
        box = option.rect.adjusted(19, 6, -12, -6)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(smaller(option.font))
        painter.setPen(muted)
        aside = "  ".join(filter(None, (say("query.mark") if flagged else "", _MEMO if row.has_memo else "", row.rank)))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, aside)
        room = box.width() - painter.fontMetrics().horizontalAdvance(aside) - 8
        painter.drawText(box, _TOP, painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room))
