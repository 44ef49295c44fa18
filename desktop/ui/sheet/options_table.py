"""The options of a question as a small table to write in: Enter begins the next one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.codebooks import Option
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.numbering import next_option_number
from desktop.core.questions import read_number
from desktop.ui.widgets.naming import named
from desktop.wording import say

_NUMBER, _ZH, _EN, _DEFINITION, _ALONE = range(5)
_HEADINGS = ("option_number", "option_name", "option_name_en", "option_definition", "option_alone")
_USUAL = ((98, "unclear"), (99, "other"))
_SEEN = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Writing(QStyledItemDelegate):
    """Writes in a cell.

    Signals:
        ended: what was written is kept, and Enter asks for more.
    """

    ended = Signal()

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter, which would end the whole dialog the second time it is pressed."""
        if _is_enter(event) and isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)
            self.ended.emit()
            return True
        return super().eventFilter(editor, event)


class OptionsTable(QWidget):
    """Numbers, names, what they mean, and which stand alone; rows are the options in order.

    Signals:
        changed: something was written, added or taken away.
    """

    changed = Signal()

    def __init__(self, options: tuple[Option, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[Option] = []
        self._proposed: dict[str, int] = {}  # new options, with the number that nobody has changed yet
        self._table = self._build_table()
        for option in options:
            self._add(option)
        self._table.itemChanged.connect(lambda _: self.changed.emit())
        add, usual, remove = (self._button(name) for name in ("add_option", "add_usual", "remove_option"))
        add.clicked.connect(self.add_option)
        usual.clicked.connect(self._add_usual)
        remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        for button in (add, usual, remove):
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._table)
        layout.addLayout(row)

    def _build_table(self) -> QTableWidget:
        table = named(QTableWidget(0, len(_HEADINGS)), "questionOptions")
        table.setAccessibleName(say("editor.options"))
        for column, name in enumerate(_HEADINGS):
            heading = QTableWidgetItem(say(f"editor.{name}"))
            heading.setToolTip(say("editor.option_alone_hint") if column == _ALONE else "")
            table.setHorizontalHeaderItem(column, heading)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_NUMBER, 52), (_ZH, 130), (_EN, 110), (_ALONE, 52)):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(_DEFINITION, QHeaderView.ResizeMode.Stretch)
        height = table.fontMetrics().height() + 10
        table.verticalHeader().setDefaultSectionSize(height)
        table.setMinimumHeight(height * _SEEN + header.sizeHint().height() + 4)
        table.installEventFilter(self)
        writing = _Writing(table)
        writing.ended.connect(self._go_on)
        table.setItemDelegate(writing)
        return table

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter between two cells as well."""
        if _is_enter(event):
            self._go_on()
            return True
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        """Write the next option's name; behind the last one begin another, unless that has no name yet."""
        row = self._table.currentRow()
        if 0 <= row < self._table.rowCount() - 1:
            self._write(row + 1)
        elif row < 0 or self._words(row, _ZH) or self._words(row, _EN):
            self.add_option()
        else:
            self._write(row)

    def _button(self, name: str) -> QPushButton:
        button = named(QPushButton(say(f"editor.{name}")), name)
        button.setAutoDefault(False)
        return button

    def add_option(self) -> None:
        """Begin one more option with the next free number; one just begun that says nothing yet is it already."""
        last = self._table.rowCount() - 1
        if last < 0 or not self._is_empty(last):
            fresh = _fresh(next_option_number(self._numbers()))
            self._proposed[fresh.id] = fresh.number
            self._add(fresh)
            last += 1
        self._write(last)

    def _write(self, row: int) -> None:
        self._go_to(row)
        self._table.edit(self._table.model().index(row, _ZH))

    def _go_to(self, row: int) -> None:
        """Put the keyboard into a row, and the row into sight: a new one stands below what is shown."""
        self._table.setFocus()
        self._table.setCurrentCell(row, _ZH)
        self._table.scrollTo(self._table.model().index(row, _ZH))

    def _add_usual(self) -> None:
        """Add 98 and 99, where they are not there yet."""
        numbers = self._numbers()
        for number, name in _USUAL:
            if number not in numbers:
                zh, en = (say(f"editor.{name}", language=language) for language in ("zh", "en"))
                self._add(replace(_fresh(number), name_zh=zh, name_en=en))
        self._go_to(self._table.rowCount() - 1)

    def _add(self, option: Option) -> None:
        row = self._table.rowCount()
        self._known.append(option)
        self._table.insertRow(row)
        cells = (str(option.number), option.name_zh, option.name_en, option.definition)
        for column, words in enumerate(cells):
            self._table.setItem(row, column, QTableWidgetItem(words))
        alone = QTableWidgetItem()
        alone.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        alone.setCheckState(Qt.CheckState.Checked if option.exclusive else Qt.CheckState.Unchecked)
        self._table.setItem(row, _ALONE, alone)

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self._table.selectedIndexes()}, reverse=True)
        for row in rows:
            self._table.removeRow(row)
            del self._known[row]
        self._close_gaps()
        self.changed.emit()

    def _close_gaps(self) -> None:
        """Give new options numbers one after the other, as far as nobody numbered them; others keep theirs.

        Rows that say nothing are dropped when it is saved, so they take no number from those that do.
        """
        ours = [row for row, known in enumerate(self._known) if self._proposed.get(known.id, -1) == self._number(row)]
        taken = self._numbers(but=ours)
        for row in sorted(ours, key=self._is_empty):
            number = next_option_number(taken)
            taken.add(number)
            self._proposed[self._known[row].id] = number
            item = self._table.item(row, _NUMBER)
            if item is not None and item.text() != str(number):
                item.setText(str(number))

    def _is_empty(self, row: int) -> bool:
        """Tell whether a row was only begun: it says nothing, and nothing that says nothing was kept under it."""
        return not (self._known[row].name_zh or any(self._words(row, column) for column in (_ZH, _EN, _DEFINITION)))

    def _words(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _number(self, row: int) -> int | None:
        try:
            return int(read_number(self._words(row, _NUMBER)))
        except (KnownError, ValueError):
            return None

    def _numbers(self, *, but: Collection[int] = ()) -> set[int]:
        """Return the numbers that stand in the table, some rows left out."""
        found = (self._number(row) for row in range(self._table.rowCount()) if row not in but)
        return {number for number in found if number is not None}

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands in the table, to tell whether it was changed."""
        return tuple(self._row(row) for row in range(self._table.rowCount()))

    def _row(self, row: int) -> tuple[str, ...]:
        words = (self._words(row, column) for column in (_NUMBER, _ZH, _EN, _DEFINITION))
        return (*words, str(self._is_alone(row)))

    def _is_alone(self, row: int) -> bool:
        alone = self._table.item(row, _ALONE)
        return alone is not None and alone.checkState() == Qt.CheckState.Checked

    def options(self) -> tuple[Option, ...]:
        """Return the options as they are written, without those just begun that say nothing.

        Raises KnownError option_number_unfit where a number is none.
        """
        self._close_gaps()
        found = []
        for row, known in enumerate(self._known):
            if self._is_empty(row):
                continue
            number = self._number(row)
            if number is None:
                raise KnownError("option_number_unfit", number=self._words(row, _NUMBER) or "—")
            exclusive = self._is_alone(row)
            zh, en, definition = (self._words(row, column) for column in (_ZH, _EN, _DEFINITION))
            found.append(
                replace(known, number=number, name_zh=zh, name_en=en, definition=definition, exclusive=exclusive)
            )
        return tuple(found)


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER


def _fresh(number: int) -> Option:
    # Whose it is, the operation says; here only a value is needed that can be one.
    return Option(id=new_id(), variable="", attribute=None, number=number, name_zh="", name_en="")
