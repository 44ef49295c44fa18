"""Paint a row of the article list: how far, the headline, and where it is from."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.articles.rows import ROW, ArticleRow
from desktop.ui.widgets.painting import paint_ground, smaller, weighted
from desktop.ui.widgets.theme import current_theme
from desktop.wording import say

_PAD = 12
_MARK = 9


class ArticleDelegate(QStyledItemDelegate):
    """Two lines an article: mark and headline, then newspaper, date and count."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one height for all rows."""
        return QSize(160, 2 * option.fontMetrics.height() + 18)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row."""
        row: ArticleRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option)
        box = option.rect.adjusted(_PAD, 8, -_PAD, -8)
        line = option.fontMetrics.height()
        centre = QPointF(box.left() + _MARK / 2, box.top() + line / 2)
        if row.state == "returned":
            self._returned(painter, option, centre)
        else:
            self._mark(painter, centre, row.state, option.palette)
        words = box.adjusted(_MARK + 9, 0, 0, 0)
        self._headline(painter, option, words, row.headline, chosen=chosen)
        self._details(painter, option, words.adjusted(0, line + 2, 0, 0), row)
        painter.restore()

    def _mark(self, painter: QPainter, centre: QPointF, state: str, palette: QPalette) -> None:
        """Paint ○ untouched, ◐ begun or ● done: told apart by shape, not by colour alone."""
        color = palette.color(QPalette.ColorRole.Accent if state != "untouched" else QPalette.ColorRole.PlaceholderText)
        radius = _MARK / 2
        circle = QRectF(centre.x() - radius, centre.y() - radius, _MARK, _MARK)
        painter.setPen(QPen(color, 1.4))
        painter.setBrush(color if state == "done" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if state == "begun":
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(circle, 90 * 16, 180 * 16)

    def _returned(self, painter: QPainter, option: QStyleOptionViewItem, centre: QPointF) -> None:
        """Write a letter: what was returned asks for more than what was never begun."""
        painter.setFont(weighted(smaller(option.font), QFont.Weight.Bold))
        painter.setPen(QColor(current_theme().danger))
        side = 2.0 * _MARK
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say("articles.mark_returned"))

    def _headline(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, headline: str, *, chosen: bool
    ) -> None:
        painter.setFont(weighted(option.font, QFont.Weight.Bold if chosen else QFont.Weight.Normal))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        shown = painter.fontMetrics().elidedText(headline, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _details(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: ArticleRow) -> None:
        painter.setFont(smaller(option.font))
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        count = str(row.codings) if row.codings else ""
        width = painter.fontMetrics().horizontalAdvance(count) + 8
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, count)
        if row.queries:
            width += self._flag(painter, option, box.adjusted(0, 0, -width, 0), row.queries)
        room = box.width() - width
        shown = painter.fontMetrics().elidedText(row.details, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)

    def _flag(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, queries: int) -> int:
        """Write how many open doubts there are, and return how much room that took."""
        words = say("articles.mark_flagged", count=queries)
        painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)
        painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
        return painter.fontMetrics().horizontalAdvance(words) + 8
