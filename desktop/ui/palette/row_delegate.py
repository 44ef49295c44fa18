"""Paint a line of the palette: colour, 编号, name, the name in the other language, category, pinned key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.palette.row_model import ROW
from desktop.ui.palette.values import Row
from desktop.ui.widgets.chip import SIDE, draw_chip
from desktop.ui.widgets.painting import paint_ground, smaller

_Role = QPalette.ColorRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_EDGE, _GAP = 16, 10
_LEAST_OTHER = 48


class RowDelegate(QStyledItemDelegate):
    """One line a code; the name is what the eye goes down by."""

    leaves_room_for_keys = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all lines."""
        return QSize(240, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        box = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        box.setLeft(self._chip(painter, option, box, row))
        box.setLeft(self._number(painter, option, box, row))
        box.setRight(self._digit(painter, option, box, row.digit))
        box.setRight(self._category(painter, option, box, row))
        box.setLeft(self._name(painter, option, box, row.code.name))
        self._other_name(painter, option, box, row.code.other_name)
        painter.restore()

    def _chip(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row) -> int:
        top = box.top() + (box.height() - SIDE) / 2
        draw_chip(painter, QRectF(box.left(), top, SIDE, SIDE), row.code.color, option.palette)
        return box.left() + SIDE + _GAP

    def _number(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row) -> int:
        number = str(row.code.candidate.number)
        width = option.fontMetrics.horizontalAdvance("0" * max(3, len(number)))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        painter.drawText(QRect(box.left(), box.top(), width + 2, box.height()), _LEFT, number)
        return box.left() + width + _GAP

    def _digit(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, digit: int | None) -> int:
        """Paint the pinned digit as a key."""
        side = option.fontMetrics.height()
        if digit is None:
            return box.right() - (side + _GAP if self.leaves_room_for_keys else 0)
        key = QRectF(box.right() - side, box.center().y() - side / 2 + 0.5, side, side)
        painter.setPen(QPen(option.palette.color(_Role.Dark), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(_Role.Text))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(digit))
        return int(key.left()) - _GAP

    def _category(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row) -> int:
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        metrics = painter.fontMetrics()
        most = int(option.rect.width() * 0.3)
        shown = metrics.elidedText(row.code.category, Qt.TextElideMode.ElideRight, most)
        painter.drawText(box, _RIGHT, shown)
        return box.right() - metrics.horizontalAdvance(shown) - _GAP

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, name: str) -> int:
        painter.setFont(option.font)
        painter.setPen(option.palette.color(_Role.Text))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)
        return box.left() + painter.fontMetrics().horizontalAdvance(shown) + _GAP

    def _other_name(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, name: str) -> None:
        if box.width() < _LEAST_OTHER:
            return
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(_Role.PlaceholderText))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)


def row_height(font: QFont) -> int:
    """Return the height of a line in this font."""
    return QFontMetrics(font).height() + 14
