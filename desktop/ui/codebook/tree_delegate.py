"""Paint a line of the codebook: colour, number, name, pinned key, count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.codebooks import Category
from desktop.ui.codebook.names import shown_name
from desktop.ui.codebook.tree_model import NODE, Node
from desktop.ui.widgets.painting import paint_ground, weighted

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CodebookDelegate(QStyledItemDelegate):
    """One line a code; categories stand out by weight, not by size."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all lines."""
        return QSize(120, option.fontMetrics.height() + 9)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line."""
        node: Node = index.data(NODE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        box = option.rect.adjusted(2, 0, -10, 0)
        box.setRight(self._count(painter, option, box, node))
        if node.digit is not None:
            box.setRight(self._digit(painter, option, box, node.digit))
        box.setLeft(self._chip(painter, box, node))
        self._name(painter, option, box, node)
        painter.restore()

    def _count(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, node: Node) -> int:
        if not node.codings:
            return box.right() - 2
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, _RIGHT, str(node.codings))
        return box.right() - painter.fontMetrics().horizontalAdvance(str(node.codings)) - 10

    def _digit(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, digit: int) -> int:
        side = painter.fontMetrics().height()
        key = QRectF(box.right() - side, box.center().y() - side / 2 + 1, side, side - 1)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 3, 3)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(digit))
        return int(key.left()) - 8

    def _chip(self, painter: QPainter, box: QRect, node: Node) -> int:
        side = 11 if isinstance(node.thing, Category) else 8
        chip = QRectF(box.left() + 12 - side / 2, box.center().y() - side / 2 + 1, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(node.color))
        painter.drawRoundedRect(chip, 2.5, 2.5)
        return box.left() + 24

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, node: Node) -> None:
        weight = QFont.Weight.Bold if isinstance(node.thing, Category) else QFont.Weight.Normal
        painter.setFont(weighted(option.font, weight))
        number = str(node.thing.number)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(box, _LEFT, number)
        used = painter.fontMetrics().horizontalAdvance(number) + 8
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        rest = box.adjusted(used, 0, 0, 0)
        name = painter.fontMetrics().elidedText(shown_name(node.thing), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _LEFT, name)
