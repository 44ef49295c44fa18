"""What could not be carried to a corrected text: to place again on selected words, or to lift."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.codings.delegate import CodingDelegate
from desktop.ui.codings.rows import CodingRow, CodingRows
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say


class LostPanel(QDialog):
    """A list beside the article, which stays in reach while words are selected there.

    Signals:
        place_wanted: the identity of something of one's own to put on the words selected.
        lift_wanted: the identity of something of one's own to lift.
    """

    place_wanted = Signal(str)
    lift_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("lostPanel")
        self.setWindowTitle(say("lost.title"))
        self.setModal(False)
        self.resize(420, 320)
        self._placeable: frozenset[str] = frozenset()
        self._liftable: frozenset[str] = frozenset()
        self._rows = CodingRows()
        self._list = named(RowList(), "lostList")
        self._list.setAccessibleName(say("lost.title"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(CodingDelegate(self._list))
        self._list.fit_rows()
        self._place = named(QPushButton(say("lost.place")), "lostPlace")
        self._lift = named(QPushButton(say("lost.lift")), "lostLift")
        self._build()
        self._list.selectionModel().currentChanged.connect(lambda _: self._enable())
        self._place.clicked.connect(lambda: self.place_wanted.emit(self._current() or ""))
        self._lift.clicked.connect(lambda: self.lift_wanted.emit(self._current() or ""))

    def _build(self) -> None:
        hint = named(QLabel(say("lost.hint"), wordWrap=True), "quiet")
        hint.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self._place, self._lift):
            buttons.addWidget(button)
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(hint)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)

    def show_lost(self, rows: Sequence[CodingRow], *, placeable: frozenset[str], liftable: frozenset[str]) -> None:
        """Show these; only some of one's own can be placed again or lifted."""
        self._placeable, self._liftable = placeable, liftable
        self._rows.set_rows(rows)
        if rows:
            self._list.selectRow(0)
        self._enable()

    def _current(self) -> str | None:
        index = self._list.currentIndex()
        return self._rows.row(index.row()).id if index.isValid() else None

    def _enable(self) -> None:
        self._place.setEnabled(self._current() in self._placeable)
        self._lift.setEnabled(self._current() in self._liftable)
