"""The panel that says what is shown in the article: which codes, and whose codings besides one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.reader.shown_rows import CATEGORY, CODE, CODER, ROW, ShownRow, ShownRows
from desktop.ui.widgets.chip import draw_chip
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.painting import paint_ground, weighted
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say

_Index = QModelIndex | QPersistentModelIndex
_SIZE = QSize(340, 460)
_BOX, _CHIP = 13, 11
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ShownPanel(QFrame):
    """A list of ticks over the article; what is ticked holds at once.

    Signals:
        changed: the codes that are hidden, and the other coders that are shown.
        alone_wanted: only the code that everything else steps back behind is to be shown.
    """

    changed = Signal(object, object)
    alone_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("shownPanel")
        self.setAccessibleName(say("shown.title"))
        self._model = ShownRows()
        self._model.ticked.connect(self._tell)
        self._filter = named(QLineEdit(placeholderText=say("shown.filter"), clearButtonEnabled=True), "shownFilter")
        self._filter.setAccessibleName(say("shown.filter"))
        self._filter.textChanged.connect(self._model.narrow)
        self._filter.installEventFilter(self)
        self._list = named(RowList(), "shownList")
        self._list.setAccessibleName(say("shown.title"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._model, self._list))
        self._list.fit_rows()
        self._list.clicked.connect(self._model.toggle)
        self._list.installEventFilter(self)
        self._alone = self._button("shownAlone", "shown.alone")
        self._alone.clicked.connect(self.alone_wanted)
        self._build()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        for name, words, on in (("shownAll", "shown.all", True), ("shownNone", "shown.none", False)):
            button = self._button(name, words)
            button.clicked.connect(lambda _=False, ticked=on: self._model.tick_all(on=ticked))
            buttons.addWidget(button)
        buttons.addWidget(self._alone)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._filter)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)

    def open_at(self, corner: QPoint, rows: Sequence[ShownRow], on: set[str], *, alone: bool) -> None:
        """Open with its right upper corner at a place on the screen; `alone` if one code has the others step back."""
        self._filter.clear()
        self.show_rows(rows, on, alone=alone)
        self.resize(_SIZE)
        screen = self.screen().availableGeometry()
        at = corner - QPoint(_SIZE.width(), 0)
        self.move(max(at.x(), screen.left()), max(min(at.y(), screen.bottom() - _SIZE.height()), screen.top()))
        self.show()
        self._filter.setFocus()

    def show_rows(self, rows: Sequence[ShownRow], on: set[str], *, alone: bool) -> None:
        """Show these lines with these ticks."""
        self._model.set_rows(rows, on)
        self._alone.setEnabled(alone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the filter into the list with Down, tick with Space and Enter, close with Esc."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        into = watched is self._filter and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if into:
            self._choose_first()
            return True
        ticks = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self._list and ticks and self._list.currentIndex().isValid():
            self._model.toggle(self._list.currentIndex())
            return True
        return super().eventFilter(watched, event)

    def _choose_first(self) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if self._model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                self._list.setCurrentIndex(index)
                break
        self._list.setFocus()

    def _tell(self) -> None:
        self.changed.emit(frozenset(self._model.off(CODE)), tuple(sorted(self._model.on(CODER))))

    def _button(self, name: str, words: str) -> QPushButton:
        button = named(QPushButton(say(words)), name)
        button.setProperty("role", "flat")
        button.setAutoDefault(False)
        return button


class _Delegate(QStyledItemDelegate):
    """One line: tick, colour, name; codes stand in below their category."""

    def __init__(self, model: ShownRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return one height for all rows."""
        return QSize(120, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the row."""
        row: ShownRow = index.data(ROW)
        state = self._model.state_of(row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(8 + (20 if row.kind == CODE else 0), 0, -8, 0)
        if state is None:
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(box, _MIDDLE, row.name)
            painter.restore()
            return
        paint_ground(painter, option)
        _draw_tick(painter, QRect(box.left(), box.center().y() - _BOX // 2, _BOX, _BOX), state, option.palette)
        box.adjust(_BOX + 8, 0, 0, 0)
        if row.color:
            draw_chip(painter, QRect(box.left(), box.center().y() - _CHIP // 2, _CHIP, _CHIP).toRectF(), row.color,
                      option.palette)  # fmt: skip
            box.adjust(_CHIP + 7, 0, 0, 0)
        painter.setFont(weighted(option.font, QFont.Weight.DemiBold if row.kind == CATEGORY else QFont.Weight.Normal))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(
            box, _MIDDLE, painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, box.width())
        )
        painter.restore()


def _draw_tick(painter: QPainter, box: QRect, state: Qt.CheckState, palette: QPalette) -> None:
    accent, quiet = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.PlaceholderText)
    off = state == Qt.CheckState.Unchecked
    painter.setPen(QPen(quiet, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QPen(accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    if state == Qt.CheckState.PartiallyChecked:
        painter.drawLine(box.left() + 4, box.center().y(), box.right() - 3, box.center().y())
    elif not off:
        middle = QPoint(box.left() + 5, box.bottom() - 3)
        painter.drawPolyline([QPoint(box.left() + 3, box.center().y()), middle, QPoint(box.right() - 3, box.top() + 4)])
