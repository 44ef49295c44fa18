"""The list of this article's codings with the memo on the chosen one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui.codings.delegate import CodingDelegate
from desktop.ui.codings.rows import CodingRow, CodingRows, Note
from desktop.ui.widgets.keys import on_delete
from desktop.ui.widgets.memo_edit import MemoEdit
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import say

_MEMO_LINES = 3
_ROWS = 2  # that stay in sight, whatever stands below the list
_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class CodingList(QWidget):
    """Codings of the article shown.

    Signals:
        chosen: the identity of a coding to show in the text.
        recode_wanted: the identity of a coding to give another code (double click or Enter).
        lift_wanted: the identity of a coding to lift (Delete).
        current_changed: the identity of the coding chosen now, whoever chose it; None for none.
        memo_written: the identity of a coding, the memo on it as it is to read, and the sitting it was written in.
        room_wanted: the height that the panel below the list needs, and the one it would like, list and all.
    """

    chosen = Signal(str)
    recode_wanted = Signal(str)
    lift_wanted = Signal(str)
    current_changed = Signal(object)
    memo_written = Signal(str, str, str)
    room_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = CodingRows()
        self._memos: dict[str, str] = {}
        self._have_memos: set[str] = set()
        self._current: str | None = None
        self._choosing = False
        self._title = named(QLabel(), "panelTitle")
        self._view = self._build_view()
        self._empty = named(QLabel(say("codings.none"), wordWrap=True), "quiet")
        self._empty.setContentsMargins(4, 2, 4, 8)
        self._panel: QWidget | None = None
        self.memo = MemoEdit()
        self.memo.installEventFilter(self)
        self.memo.kept.connect(self._on_memo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(6)
        for part in (self._title, self._empty, self._view, self.memo):
            layout.addWidget(part)
        layout.setStretch(2, 1)
        self._share_room()
        self.show_codings([], {}, editable=False)

    def _build_view(self) -> RowList:
        view = named(RowList(), "codingList")
        view.setAccessibleName(say("codings.title"))
        view.setModel(self._rows)
        view.setItemDelegate(CodingDelegate(view))
        view.fit_rows()
        view.selectionModel().currentChanged.connect(self._on_current)
        view.activated.connect(lambda index: self.recode_wanted.emit(self._rows.row(index.row()).id))
        on_delete(view, self._on_delete)
        return view

    def current(self) -> str | None:
        """Return the chosen coding."""
        return self._current

    @property
    def list_view(self) -> RowList:
        """Return the list itself, for menus over it."""
        return self._view

    def show_codings(self, rows: list[CodingRow], memos: dict[str, str], *, editable: bool) -> None:
        """Show these codings, with their memos' texts by coding; the chosen one stays chosen."""
        self.memo.keep()
        self._memos = memos
        self.memo.setReadOnly(not editable)
        current, self._current = self._current, None
        self._rows.set_rows(rows)
        self._have_memos = {row.id for row in rows if row.has_memo}
        self._show_count()
        self.choose(current)

    def put(self, row: CodingRow, memo: str) -> None:
        """Show one coding, new or changed."""
        self._memos[row.id] = memo
        (self._have_memos.add if row.has_memo else self._have_memos.discard)(row.id)
        self._rows.put(row)
        self._show_count()
        if row.id == self._current and not self.memo.hasFocus():
            self.memo.show_memo(memo)

    def show_memos(self, memos: dict[str, str]) -> None:
        """Show the memos as they are now, by coding; one that is being written is left as it stands."""
        have = {coding for coding, text in memos.items() if text}
        for coding in self._have_memos ^ have:
            place = self._rows.place_of(coding)
            if place is not None:
                self._rows.put(self._rows.row(place)._replace(has_memo=coding in have))
        self._memos, self._have_memos = memos, have
        self.memo.update_memo(memos.get(self._current or "", ""))

    def put_below_list(self, panel: QWidget) -> None:
        """Take a panel in between the list and the memo."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            self._panel = panel
            layout.insertWidget(layout.indexOf(self._view) + 1, panel)

    def minimumSizeHint(self) -> QSize:
        """Return what the list needs, whatever stands below it: the border beside it stays where it is put."""
        row = self._view.verticalHeader().defaultSectionSize()
        height = self._title.sizeHint().height() + row + self.memo.height() + _around(self)
        return QSize(super().minimumSizeHint().width(), height)

    def event(self, event: QEvent) -> bool:
        """Share the room anew before what is inside is laid out anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the memo its lines while somebody writes in it."""
        if watched is self.memo and event.type() in _FOCUS:
            # Once the keyboard is there: until then nobody can tell who has it.
            QTimer.singleShot(0, self, self._share_room)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room that there is now."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Keep two rows in sight; beside questions the memo has one line until somebody writes in it."""
        panel, row = self._panel, self._view.verticalHeader().defaultSectionSize()
        asks = panel is not None and not panel.isHidden()
        lines = 1 if asks and not self.memo.hasFocus() else _MEMO_LINES
        self.memo.setFixedHeight(self.memo.fontMetrics().lineSpacing() * lines + 14)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > 1 else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.memo.setVerticalScrollBarPolicy(bar)
        if panel is None or not asks:
            self._view.setMinimumHeight(row)
            return
        others = self._title.sizeHint().height() + self.memo.height() + _around(self)
        least, liked = panel.minimumSizeHint().height(), panel.sizeHint().height()
        if self.isVisible() and self.height() < others + _ROWS * row + liked:
            self.room_wanted.emit(others + _ROWS * row + least, others + _ROWS * row + liked)
        # Where even that is more than there is, the list gives way first, and the questions are scrolled.
        room = self.height() - others
        self._view.setMinimumHeight(max(row, min(_ROWS * row, room - least)))
        panel.setMinimumHeight(max(row, min(least, room - row)))

    def show_notes(self, notes: Mapping[str, Note]) -> None:
        """Show what is answered of these codings' attributes, and nothing at others."""
        self._rows.show_notes(notes)

    def show_note(self, coding: str, note: Note | None) -> None:
        """Show what is answered of one coding's attributes."""
        self._rows.show_note(coding, note)

    def show_flagged(self, codings: frozenset[str]) -> None:
        """Mark these codings as doubtful, and no others."""
        self._rows.show_flagged(codings)

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chosen coding into sight: while the list was hidden it could not be scrolled to."""
        super().showEvent(event)
        # Once all that is shown with it has its place.
        QTimer.singleShot(0, self, lambda: self._view.scrollTo(self._view.currentIndex()))

    def drop(self, coding: str) -> None:
        """Show one coding no longer."""
        if coding == self._current:
            self.choose(None)
        self._memos.pop(coding, None)
        self._have_memos.discard(coding)
        self._rows.drop(coding)
        self._show_count()

    def _show_count(self) -> None:
        count = self._rows.rowCount()
        self._title.setText(say("codings.count", count=count))
        self._empty.setVisible(not count)
        self._view.setVisible(bool(count))

    def choose(self, coding: str | None) -> None:
        """Choose a coding without telling anyone; None chooses none."""
        place = self._rows.place_of(coding) if coding else None
        self.memo.keep()
        self._current = coding if place is not None else None
        self.memo.setEnabled(self._current is not None)
        self.memo.show_memo(self._memos.get(coding or "", ""))
        self.memo.setPlaceholderText(say("memo.write" if self._current is not None else "memo.hint"))
        self._choosing = True
        if place is None:
            self._view.clearSelection()
            self._view.selectionModel().clearCurrentIndex()
        else:
            index = self._rows.index(place)
            self._view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._view.scrollTo(index)
        self._choosing = False
        self.current_changed.emit(self._current)

    def _on_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if not current.isValid() or self._choosing:
            return
        coding = self._rows.row(current.row()).id
        if coding != self._current:
            self.choose(coding)
            self.chosen.emit(coding)

    def _on_delete(self) -> None:
        if self._current is not None:
            self.lift_wanted.emit(self._current)

    def _on_memo(self, text: str, sitting: str) -> None:
        if self._current is not None:
            self._memos[self._current] = text
            self.memo_written.emit(self._current, text, sitting)


def _around(widget: QWidget) -> int:
    """Return what the margins of a widget's layout take, and the spacing between the parts."""
    layout = widget.layout()
    if layout is None:
        return 0
    edges = layout.contentsMargins()
    items = (layout.itemAt(place) for place in range(layout.count()))
    shown = sum(item is not None and not item.isEmpty() for item in items)
    return edges.top() + edges.bottom() + max(0, shown - 1) * layout.spacing()
