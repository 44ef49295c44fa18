"""The codings at one place as a list to choose from: what lies under the caret, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named
from desktop.ui.widgets.painting import paint_ground, smaller
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say

ROW = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WIDTH, _MOST_ROWS = 460, 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HereRow(NamedTuple):
    """A coding: `aside` is its rank and whose it is, `words` what it stands on."""

    id: str
    name: str
    aside: str
    words: str
    color: str


class HereRows(QAbstractListModel):
    """The codings of one place."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[HereRow] = []

    def set_rows(self, rows: Sequence[HereRow]) -> None:
        """Show these codings."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row, or what a screen reader says of it."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return say("here.read_aloud", name=row.name, aside=row.aside, words=row.words)
        return None


class CodingsHere(QFrame):
    """A small list over the article.

    Signals:
        taken: the identity of a coding to take in hand.
        lift_wanted: the identity of a coding to lift.
    """

    taken = Signal(str)
    lift_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("codingsHere")
        self._model = HereRows()
        self._title = named(QLabel(), "panelTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._list = named(RowList(), "codingsHereList")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setAccessibleName(say("here.title"))
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._list.fit_rows()
        self._list.clicked.connect(self._take)
        self._list.installEventFilter(self)
        keys = named(QLabel(say("here.keys")), "keys")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for part in (self._title, self._list, keys):
            layout.addWidget(part)

    def open_at(self, anchor: QRect, rows: Sequence[HereRow]) -> None:
        """Open below a rectangle of the screen, or above it where there is more room."""
        self.show_rows(rows)
        height = self._list.verticalHeader().defaultSectionSize() * min(len(rows), _MOST_ROWS) + 2
        self._list.setFixedHeight(height)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        below = anchor.bottom() + 6
        y = below if below + self.height() <= screen.bottom() else max(anchor.top() - 6 - self.height(), screen.top())
        self.move(min(max(anchor.left() - 24, screen.left()), screen.right() - _WIDTH), y)
        self.show()
        self._list.setFocus()

    def show_rows(self, rows: Sequence[HereRow]) -> None:
        """Show these codings, the same line chosen as before; without any, close."""
        place = max(self._list.currentIndex().row(), 0) if self.isVisible() else 0
        self._model.set_rows(rows)
        self._title.setText(say("here.count", count=len(rows)))
        if not rows:
            self.close()
        else:
            self._list.setCurrentIndex(self._model.index(min(place, len(rows) - 1), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take with Enter, lift with Delete, close with Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self._list.currentIndex()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
                self._take(index)
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.isValid():
                self.lift_wanted.emit(index.data(ROW).id)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _take(self, index: _Index) -> None:
        chosen = index.data(ROW).id
        self.close()
        self.taken.emit(chosen)


class _Delegate(QStyledItemDelegate):
    """Colour, code and words on one line; rank and coder at its end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one height for all rows."""
        return QSize(120, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: HereRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.color))
        painter.drawRoundedRect(
            QRectF(option.rect.left() + 8, option.rect.top() + 5, 3, option.rect.height() - 10), 1, 1
        )
        box = option.rect.adjusted(19, 0, -10, 0)
        muted = option.palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(smaller(option.font))
        painter.setPen(muted)
        painter.drawText(box, _RIGHT, row.aside)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(row.aside) - 10)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, round(box.width() * 0.6))
        painter.drawText(box, _LEFT, name)
        box.setLeft(box.left() + metrics.horizontalAdvance(name) + 12)
        painter.setPen(muted)
        painter.drawText(box, _LEFT, metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, box.width()))
        painter.restore()
