"""A list whose rows are all of one height: showing, adding and removing rows costs the same however many there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget


class RowList(QTableView):
    """A table of one column that looks and behaves as a list; its delegate says how high a row is.

    QListView lays every row out again when one comes or goes, and asks the model for each.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:  # noqa: N802
        """Leave the ground of a chosen row to the delegate."""
        super().initViewItemOption(option)
        option.showDecorationSelected = False

    def fit_rows(self) -> None:
        """Make the rows as high as the delegate wants them; call it once the delegate is set."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        if height > 0:
            self.verticalHeader().setDefaultSectionSize(height)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Go to the first and last row with Home and End, as in a list."""
        count = self.model().rowCount() if self.model() is not None else 0
        if count and action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if count and action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(count - 1, 0)
        return super().moveCursor(action, modifiers)
