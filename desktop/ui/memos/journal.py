"""The journal of the study: its dated entries, or all memos of all kinds in order of time, with one to write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.memos.memo_list import MemoList
from desktop.ui.memos.rows import MemoRow
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.memo_edit import MemoEdit
from desktop.ui.widgets.naming import named
from desktop.wording import say

SCOPES = ("journal", "all")


class JournalPage(QWidget):
    """Memos by time, newest first, and the one that is read or written.

    Signals:
        scope_changed: `journal` for the study's own entries, `all` for memos of all kinds.
        entry_wanted: a new entry is to be begun.
        written: the place of a memo, the memo as it is to read, and the sitting it was written in.
        jump_wanted: the row of a memo whose place is to be shown.
        left: back to the article.
    """

    scope_changed = Signal(str)
    entry_wanted = Signal()
    written = Signal(object, str, str)
    jump_wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journalPage")
        self._row: MemoRow | None = None
        self._may_write = False
        self._build_parts()
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(self._left_side())
        split.addWidget(self._right_side())
        split.setSizes([420, 760])
        split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self._connect()

    def _build_parts(self) -> None:
        self._scopes = named(QTabBar(drawBase=False, expanding=False), "journalScopes")
        self._scopes.setAccessibleName(say("journal.scopes"))
        for scope in SCOPES:
            self._scopes.addTab(say(f"journal.{scope}"))
        self._new = named(QPushButton(say("journal.new")), "journalNew")
        self._new.setToolTip(say("journal.new_hint"))
        self._filter = named(QLineEdit(placeholderText=say("journal.filter"), clearButtonEnabled=True), "journalFilter")
        self._filter.setAccessibleName(say("journal.filter"))
        self.list = MemoList("journalList", say("journal.list"))
        self._empty = named(QLabel(wordWrap=True), "quiet")
        self._empty.setContentsMargins(10, 6, 10, 6)
        self._where = named(ElidedLabel(), "entryTitle")
        self._when = named(QLabel(), "journalTime")
        self._jump = named(QPushButton(say("journal.jump")), "journalJump")
        self.edit = MemoEdit("journalMemo")
        self.edit.setAccessibleName(say("journal.edit"))

    def _left_side(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self._scopes)
        top.addStretch()
        top.addWidget(self._new)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(12, 10, 8, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        for part in (self._filter, self._empty, self.list):
            layout.addWidget(part)
        layout.setStretch(3, 1)
        layout.addStretch(0)
        return side

    def _right_side(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(self._when)
        top.addWidget(self._jump)
        side = named(QFrame(), "journalSide")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.edit, 1)
        return side

    def _connect(self) -> None:
        self._scopes.currentChanged.connect(self._on_scope)
        self._new.clicked.connect(self.entry_wanted.emit)
        self._filter.textChanged.connect(self._on_filter)
        self.list.memo_chosen.connect(self._show)
        self.list.jump_wanted.connect(self.jump_wanted.emit)
        self._jump.clicked.connect(self._on_jump)
        self.edit.kept.connect(self._on_kept)

    def scope(self) -> str:
        """Return which memos are shown."""
        return SCOPES[self._scopes.currentIndex()]

    def show_scope(self, scope: str) -> None:
        """Show the study's own entries, or all memos."""
        self._scopes.setCurrentIndex(SCOPES.index(scope))

    def show_rows(self, rows: Sequence[MemoRow], *, may_write: bool) -> None:
        """Show these memos; what is being written stays as it stands."""
        self._may_write = may_write
        self._new.setEnabled(may_write)
        self.list.show_rows(rows)
        self._show_emptiness()
        if self._row is None:
            self.list.choose_first()
        elif self.list.current() is None:
            # An entry that was being written when it came into the list.
            self.list.choose(self._row.id)

    def begin(self, row: MemoRow) -> None:
        """Show an entry that is yet to be written, and put the cursor into it."""
        self.edit.keep()
        self._filter.clear()
        self.list.choose(None)
        self._show(row)
        self.edit.setFocus()

    def write_on(self, memo: str) -> None:
        """Show a memo and put the cursor behind what it says."""
        self.choose(memo)
        self.edit.setFocus()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def choose(self, memo: str) -> None:
        """Show a memo, taking the filter off if it hides it."""
        self.list.choose(memo)
        if self.list.current() is None:
            self._filter.clear()
            self.list.choose(memo)

    def _show(self, row: MemoRow | None) -> None:
        if row is None and self._row is not None and self.edit.hasFocus():
            # Being written: the list may not hold it yet, or no longer.
            return
        is_same = row is not None and self._row is not None and row.id == self._row.id
        if not is_same:
            self.edit.keep()
        self._row = row
        self._where.set_text(row.where if row else say("journal.nothing"))
        self._when.setText(" · ".join(filter(None, (row.writer, row.time))) if row else "")
        self._jump.setVisible(row is not None and row.can_jump)
        self.edit.setEnabled(row is not None)
        self.edit.setReadOnly(not self._may_write or row is None or bool(row.writer))
        self.edit.setPlaceholderText(say("journal.write") if row is not None else "")
        if is_same and row is not None:
            self.edit.update_memo(row.text)
        else:
            self.edit.show_memo(row.text if row else "")

    def _on_scope(self, place: int) -> None:
        self.edit.keep()
        self.scope_changed.emit(SCOPES[place])

    def _on_filter(self, typed: str) -> None:
        self.edit.keep()
        self.list.filter(typed)
        self._show_emptiness()
        if self.list.current() is None:
            self.list.choose_first()

    def _show_emptiness(self) -> None:
        typed = self._filter.text().strip()
        self._empty.setText(say("journal.no_match" if typed else f"journal.none_{self.scope()}"))
        self._empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    def _on_jump(self) -> None:
        if self._row is not None:
            self.jump_wanted.emit(self._row)

    def _on_kept(self, text: str, sitting: str) -> None:
        if self._row is not None:
            self._row = self._row._replace(text=text)
            self.written.emit(self._row.place, text, sitting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the article with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
