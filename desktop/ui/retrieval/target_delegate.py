"""Paint what coding by words found: a tick, where it is, and its sentence with the words standing out."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.retrieval.in_context import paint_in_context
from desktop.ui.retrieval.target_rows import ROW, TICKED, TargetRow
from desktop.ui.widgets.painting import paint_ground, smaller
from desktop.ui.widgets.theme import current_theme
from desktop.wording import say

_PAD = 8
_BOX = 16
_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TargetDelegate(QStyledItemDelegate):
    """Three lines: the headline, and two of the sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(240, round(option.fontMetrics.height() * 3.2) + 2 * _PAD + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: TargetRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        place = QRect(option.rect.left() + 12, option.rect.top() + _PAD, _BOX, _BOX)
        if not row.known:
            _paint_tick(painter, place, ticked=bool(index.data(TICKED)))
        box = option.rect.adjusted(12 + _BOX + 12, _PAD, -14, -_PAD)
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        aside = _aside(row)
        room = box.width() - painter.fontMetrics().horizontalAdvance(aside) - 12
        shown = painter.fontMetrics().elidedText(row.headline, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _TOP, shown)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, aside)
        painter.setFont(option.font)
        below = box.adjusted(0, option.fontMetrics.height() + 3, 0, 0)
        paint_in_context(painter, below, option.font, option.palette, (row.before, row.words, row.after))
        painter.restore()


def _paint_tick(painter: QPainter, place: QRect, *, ticked: bool) -> None:
    theme = current_theme()
    painter.setPen(QPen(QColor(theme.accent if ticked else theme.muted), 1.2))
    painter.setBrush(QColor(theme.accent) if ticked else Qt.BrushStyle.NoBrush)
    box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(QColor(theme.on_accent), 1.8))
        steps = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in steps])


def _aside(row: TargetRow) -> str:
    part = say(f"part.{row.role}") if row.role else ""
    more = say("autocode.more", count=row.more) if row.more else ""
    return " · ".join(filter(None, (part, say("autocode.known") if row.known else more)))
