"""A button that shows which codes are chosen, and opens the codebook to choose others."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.core.snapshots import CodebookSet
from desktop.ui.retrieval.code_rows import CodeRows
from desktop.ui.retrieval.names import name_of
from desktop.ui.widgets.composing_edit import ComposingEdit
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.ui.widgets.tooltips import plain_tooltip
from desktop.wording import say

Find = Callable[[str], list[str]]
_WIDTH, _HEIGHT = 320, 420
_LEAST_WIDTH = 220
_PADDING = 2 * 12 + 6  # as the style sheet has it, and the edges
_SPARE = 4  # widths are rounded
_ARROW = " ▾"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodePicker(QPushButton):
    """Chooses one code, or with `many` any number of codes and whole categories.

    Signals:
        changed: other codes are chosen by the person.
    """

    changed = Signal()

    def __init__(
        self, name: str, find: Find, *, many: bool = True, empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._find = find
        self._many = many
        self._empty = empty or say("picker.empty")
        self._words = self._empty
        self._codebook: CodebookSet | None = None
        self._chosen: frozenset[str] = frozenset()
        self._rows = CodeRows(ticked=many)
        self._sheet = self._build_sheet()
        self.clicked.connect(self.open)
        self.setProperty("role", "picker")
        self.setMinimumWidth(_LEAST_WIDTH)
        self._show_chosen()

    def _build_sheet(self) -> QFrame:
        sheet = named(QFrame(self, Qt.WindowType.Popup), f"{self.objectName()}Sheet")
        sheet.setProperty("role", "card")
        sheet.installEventFilter(self)
        self._search = named(ComposingEdit(say("codebook.search")), f"{self.objectName()}Search")
        self._search.setAccessibleName(say("picker.search"))
        self._search.readings_changed.connect(self._show_rows)
        self._search.installEventFilter(self)
        self._list = named(RowList(), f"{self.objectName()}List")
        self._list.setAccessibleName(say("picker.title"))
        self._list.setModel(self._rows)
        self._list.setIconSize(QSize(12, 12))
        self._list.fit_rows()
        self._list.clicked.connect(self._on_row)
        self._list.installEventFilter(self)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(8, 8, 8, 8)
        self._nothing = named(QLabel(say("codebook.no_match"), wordWrap=True), "quiet")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._search)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._list, 1)
        return sheet

    def set_codebook(self, codebook: CodebookSet) -> None:
        """Choose from this codebook; codes that are no longer in it are chosen no more."""
        self._codebook = codebook
        self.choose(self._chosen & {code.id for code in codebook.codes})

    def chosen(self) -> frozenset[str]:
        """Return the chosen codes."""
        return self._chosen

    def choose(self, codes: Collection[str]) -> None:
        """Choose these codes without telling anyone."""
        self._chosen = frozenset(codes)
        self._rows.set_chosen(self._chosen)
        self._show_chosen()

    def open(self) -> None:
        """Open the codebook below the button."""
        self._search.clear()
        self._show_rows()
        self._sheet.setGeometry(self._place())
        self._sheet.show()
        self._search.setFocus()

    def _place(self) -> QRect:
        """Return where the sheet opens: below the button, or as far above it as the screen asks for."""
        screen = self.screen().availableGeometry()
        below = self.mapToGlobal(QPoint(0, self.height() + 2))
        size = QSize(max(_WIDTH, self.width()), _HEIGHT).boundedTo(screen.size())
        left = max(screen.left(), min(below.x(), screen.right() + 1 - size.width()))
        return QRect(QPoint(left, max(screen.top(), min(below.y(), screen.bottom() + 1 - size.height()))), size)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter and Down lead from the search to the list, Enter and Space choose in the list."""
        if event.type() == QEvent.Type.Hide and not isinstance(watched, (QLineEdit, RowList)):
            # The keyboard comes back to where the sheet was opened, whatever the system makes of popups.
            self.window().activateWindow()
            self.setFocus()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if watched is self._search and event.key() in (*_ENTER, Qt.Key.Key_Down):
            return self._from_search(event.key())
        if watched is self._list and event.key() in (*_ENTER, Qt.Key.Key_Space):
            self._on_row(self._list.currentIndex(), ends=event.key() in _ENTER)
            return True
        return super().eventFilter(watched, event)

    def _from_search(self, key: int) -> bool:
        first = self._rows.first_code()
        if first is not None:
            index = self._rows.index(first)
            self._list.setCurrentIndex(index)
            if key in _ENTER and self._search.seen().strip():
                self._on_row(index, ends=True)
            else:
                self._list.setFocus()
        return True

    def _on_row(self, index: QModelIndex, *, ends: bool = False) -> None:
        """Choose a row; Enter ends the choice, Space and clicks go on to further codes."""
        if not index.isValid():
            return
        row = self._rows.row(index.row())
        if ends and self._many:
            self._sheet.hide()
        if not self._many:
            if not row.is_category:
                self._sheet.hide()
                self._choose_by_hand(row.codes)
            return
        self._choose_by_hand(self._chosen - row.codes if row.codes <= self._chosen else self._chosen | row.codes)

    def _choose_by_hand(self, codes: frozenset[str]) -> None:
        if codes != self._chosen:
            self.choose(codes)
            self.changed.emit()

    def _show_rows(self) -> None:
        if self._codebook is not None:
            found = set(self._search.look_up(self._find)) if self._search.seen().strip() else None
            self._rows.set_codebook(self._codebook, found)
            self._rows.set_chosen(self._chosen)
            self._nothing.setVisible(not self._rows.rowCount())
            self._list.setVisible(bool(self._rows.rowCount()))

    def _show_chosen(self) -> None:
        names = self._names()
        words = self._empty
        if names:
            words = names[0] if len(names) == 1 else say("picker.several", name=names[0], count=len(names))
        self._words = words
        self.setAccessibleName(f"{say('picker.title')}: {words}")
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        """Show as much of what is chosen as there is room for; the tooltip has all of it."""
        names, shown = self._names(), self._words
        if self.isVisible():
            room = self.width() - self._around()
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{shown}{_ARROW}".replace("&", "&&"))
        self.setToolTip(plain_tooltip("\n".join(names[:30])) if len(names) > 1 or shown != self._words else "")

    def _around(self) -> int:
        return _PADDING + self.fontMetrics().horizontalAdvance(_ARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words anew."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the words to the place that the button has got."""
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for room for what is chosen, whatever of it is shown now."""
        wanted = self.fontMetrics().horizontalAdvance(self._words) + self._around() + _SPARE
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with the width of short names."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def _names(self) -> list[str]:
        """Return the names of what is chosen, a whole category by its own."""
        if self._codebook is None:
            return []
        found: list[str] = []
        for category in self._codebook.categories:
            codes = self._codebook.codes_of(category)
            if len(codes) > 1 and {code.id for code in codes} <= self._chosen:
                found.append(name_of(category))
            else:
                found += [name_of(code) for code in codes if code.id in self._chosen]
        return found
