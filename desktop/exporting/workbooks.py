"""Tables as an Excel workbook: every text stays text, nothing runs, nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any, BinaryIO

from desktop.core.errors import KnownError
from desktop.core.tables import Cell, Table
from desktop.wording import say

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
_MANY_ROWS = 20_000
_ESCAPE = re.compile("_x[0-9a-fA-F]{4}_")
_INSIDE_ESCAPE = re.compile("(?<=_)(?=x[0-9a-fA-F]{4}_)")
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_WIDTHS = {
    "text": 80, "words": 50, "context": 60, "memo": 40, "headline": 36, "definition": 50, "include": 50, "exclude": 50,
    "examples": 50, "keywords": 30, "category_definition": 40, "option_definition": 40, "attributes": 26,
}  # fmt: skip


def write_workbook(tables: Sequence[Table], stream: BinaryIO) -> None:
    """Write each table as a sheet: headings in words, the first row fixed, columns that filter.

    A text longer than a cell holds goes on in columns to its right, numbered from 2. A table of more rows than a
    sheet holds raises `export_too_many_rows`.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    longest = max(len(table.rows) for table in tables)
    if longest > MOST_ROWS:
        raise KnownError("export_too_many_rows", rows=longest, limit=MOST_ROWS)
    row_by_row = longest > _MANY_ROWS and not any(map(_has_escapes, tables))
    # Into memory first: on a full disk the library's zip file would print a complaint of its own when it is dropped.
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"constant_memory": row_by_row, "in_memory": not row_by_row})
    for table in tables:
        _Sheet(book, table).write()
    try:
        book.close()
    except FileCreateError as error:
        cause = error.__context__
        raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error
    stream.write(kept.getvalue())


def _has_escapes(table: Table) -> bool:
    """Tell whether a text looks like an escape; written row by row, openpyxl would not read it back to the letter."""
    return any(isinstance(cell, str) and _ESCAPE.search(cell) for row in table.rows for cell in row)


class _Sheet:
    def __init__(self, book: Any, table: Table) -> None:
        self._table = table
        self._sheet = book.add_worksheet(say(f"sheet.{table.name}"))
        self._bold = book.add_format({**_FONT, "bold": True, "text_wrap": True, "bottom": 1})
        self._plain = book.add_format(_FONT)
        self._wrapped = book.add_format({**_FONT, "text_wrap": True})
        self._parts = [max((len(_parts(row[place])) for row in table.rows), default=1)
                       for place in range(len(table.columns))]  # fmt: skip

    def write(self) -> None:
        """Write headings, then the rows from top to bottom."""
        headings: list[str] = []
        called = self._table.headings or tuple(say(f"column.{column}") for column in self._table.columns)
        for column, words, parts in zip(self._table.columns, called, self._parts, strict=True):
            first, last = len(headings), len(headings) + parts - 1
            wide = column in _WIDTHS
            self._sheet.set_column(first, last, _WIDTHS.get(column, 13), self._wrapped if wide else self._plain)
            headings += [words, *(f"{words} {number}" for number in range(2, parts + 1))]
        for place, heading in enumerate(headings):
            self._sheet.write_string(0, place, heading, self._bold)
        for number, row in enumerate(self._table.rows, 1):
            self._write_row(number, row)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(1, len(self._table.rows)), len(headings) - 1)

    def _write_row(self, number: int, row: tuple[Cell, ...]) -> None:
        place = 0
        for column, cell, reserved in zip(self._table.columns, row, self._parts, strict=True):
            look = self._wrapped if column in _WIDTHS else self._plain
            for offset, part in enumerate(_parts(cell)):
                self._write_cell(number, place + offset, part, look)
            place += reserved

    def _write_cell(self, row: int, column: int, cell: Cell, look: Any) -> None:
        if cell is None or cell == "":
            return
        if not isinstance(cell, str):
            self._sheet.write_number(row, column, cell, look)
        elif cell.startswith("<r>") and cell.endswith("</r>"):
            # XlsxWriter takes such a text for its own markup and would write it as it is; in pieces it escapes it,
            # but twice what looks like an escape, unless a piece ends inside it.
            pieces = [piece for text in _INSIDE_ESCAPE.split(cell[1:]) for piece in (self._plain, text)]
            self._sheet.write_rich_string(row, column, cell[:1], *pieces, look)
        else:
            self._sheet.write_string(row, column, cell, look)


def _parts(cell: Cell) -> list[Cell]:
    """Return a cell in parts that a sheet can hold, which counts UTF-16 units."""
    if not isinstance(cell, str) or len(cell) * 2 <= LONGEST_CELL:
        return [cell]
    parts: list[Cell] = []
    start = units = 0
    for place, character in enumerate(cell):
        size = 2 if character > "\uffff" else 1
        if units + size > LONGEST_CELL:
            parts.append(cell[start:place])
            start, units = place, 0
        units += size
    return [*parts, cell[start:]]
