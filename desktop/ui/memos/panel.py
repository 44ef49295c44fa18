"""The tab of memos: on the article shown, on the code chosen, and all memos of this article."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.core.memo_places import MemoPlace
from desktop.ui.memos.memo_list import MemoList
from desktop.ui.memos.rows import MemoRow
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.memo_edit import MemoEdit
from desktop.ui.widgets.naming import named
from desktop.wording import say

_LINES, _LINES_WRITING = 2, 6


class PlaceMemo(QWidget):
    """One place and the memo on it.

    Signals:
        written: the place, the memo as it is to read, and the sitting it was written in.
    """

    written = Signal(object, str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: MemoPlace | None = None
        self._title = named(ElidedLabel(), "memoPlace")
        self.edit = MemoEdit(name)
        self.edit.installEventFilter(self)
        self._give_lines(_LINES)
        self.edit.kept.connect(self._on_kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self.edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the memo room while it is written."""
        if event.type() == QEvent.Type.FocusIn:
            self._give_lines(min(_LINES_WRITING, _LINES + self._spare_lines()))
        elif event.type() == QEvent.Type.FocusOut:
            self._give_lines(_LINES)
        return super().eventFilter(watched, event)

    def _spare_lines(self) -> int:
        """Return by how many lines the memo can grow before its neighbours have no room left."""
        panel = self.parentWidget()
        spare = 0 if panel is None else panel.height() - panel.minimumSizeHint().height()
        return max(0, spare // self.edit.fontMetrics().lineSpacing())

    def _give_lines(self, lines: int) -> None:
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * lines + 20)

    def show_none(self, title: str, hint: str) -> None:
        """Show that there is no place to write on, and how there would be one."""
        self._show(None, title, "", editable=False)
        self.edit.setPlaceholderText(hint)

    def show_place(self, place: MemoPlace, title: str, text: str, *, editable: bool) -> None:
        """Show a place and the memo on it; what was being written on the one before is kept first."""
        self._show(place, title, text, editable=editable)
        self.edit.setPlaceholderText(say("memos.write"))

    def _show(self, place: MemoPlace | None, title: str, text: str, *, editable: bool) -> None:
        is_same = place == self._place
        if not is_same:
            self.edit.keep()
        self._place = place
        self._title.set_text(title)
        self.edit.setAccessibleName(title)
        self.edit.setEnabled(place is not None)
        self.edit.setReadOnly(not editable)
        if is_same:
            self.edit.update_memo(text)
        else:
            self.edit.show_memo(text)

    def _on_kept(self, text: str, sitting: str) -> None:
        if self._place is not None:
            self.written.emit(self._place, text, sitting)


class MemoPanel(QWidget):
    """Memos beside the article.

    Signals:
        jump_wanted: the row of a memo whose place is to be shown.
    """

    jump_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memoPanel")
        self.article = PlaceMemo("articleMemo")
        self.code = PlaceMemo("codeMemo")
        self._title = named(QLabel(), "memoCount")
        self.list = MemoList("memoList", say("memos.of_this_article"))
        # It gives way to what is being written.
        self.list.setMinimumHeight(1)
        self.list.jump_wanted.connect(self.jump_wanted.emit)
        # Not a label that wraps: its lines would not count in how low the panel can get.
        self._empty = named(ElidedLabel(say("memos.none_here"), lines=2), "quiet")
        self._empty.setContentsMargins(4, 0, 4, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(8)
        for part in (self.article, self.code, self._title, self._empty, self.list):
            layout.addWidget(part)
        layout.setStretch(4, 1)
        layout.addStretch(0)

    def show_rows(self, rows: Sequence[MemoRow]) -> None:
        """Show the memos of the article in reading order."""
        self.list.show_rows(rows)
        self._title.setText(say("memos.count_here", count=len(rows)))
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def edits(self) -> tuple[MemoEdit, MemoEdit]:
        """Return what is written in."""
        return self.article.edit, self.code.edit
