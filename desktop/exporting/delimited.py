"""Tables as CSV, for a spreadsheet or word for word, and as JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import BinaryIO

from desktop.core.tables import Cell, Table
from desktop.wording import say

# A spreadsheet runs what begins so. The full-width signs are run by some as well.
_RUNNING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_spreadsheet_csv(table: Table, stream: BinaryIO) -> None:
    """Write a table for spreadsheets: BOM, CRLF, headings in words, and an apostrophe before what would run."""
    headings = table.headings or [say(f"column.{column}") for column in table.columns]
    rows = ([_harmless(cell) for cell in row] for row in table.rows)
    _write(map(_harmless, headings), rows, stream, encoding="utf-8-sig", line_end="\r\n")


def write_raw_csv(table: Table, stream: BinaryIO) -> None:
    """Write a table just as it is: UTF-8, LF, stable English headings."""
    _write(table.columns, table.rows, stream, encoding="utf-8", line_end="\n")


def write_json_lines(table: Table, stream: BinaryIO) -> None:
    """Write a table as one JSON object a line, in UTF-8."""
    for row in table.rows:
        line = json.dumps(dict(zip(table.columns, row, strict=True)), ensure_ascii=False)
        stream.write(f"{line}\n".encode())


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNNING) else cell


def _write(
    headings: Iterable[Cell], rows: Iterable[Iterable[Cell]], stream: BinaryIO, *, encoding: str, line_end: str
) -> None:
    """Write rows with every text quoted, so that a semicolon or tab in it never parts a cell."""
    wrapped = io.TextIOWrapper(stream, encoding=encoding, newline="", write_through=False)
    try:
        writer = csv.writer(wrapped, quoting=csv.QUOTE_NONNUMERIC, lineterminator=line_end)
        writer.writerow(headings)
        writer.writerows(rows)
        wrapped.flush()
    finally:
        wrapped.detach()
