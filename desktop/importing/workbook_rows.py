"""A workbook as rows of texts with the places they stand in: nothing run, nothing followed, no bomb unpacked."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from desktop.importing.broken import BrokenCodebookError

_MOST_UNPACKED = 50_000_000
_MOST_PARTS = 500
_MOST_ROWS, _MOST_COLUMNS = 20_000, 200


class RowNumber(int):
    """A row of a sheet, from 1; it knows its sheet, and what the file calls the fields that stand in it."""

    sheet: str
    names: Mapping[str, str]

    def __new__(cls, row: int, sheet: str, names: Mapping[str, str] | None = None) -> RowNumber:
        """Return a row number."""
        made = super().__new__(cls, row)
        made.sheet, made.names = sheet, names or {}
        return made


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet: its title, and its rows with anything in them, each with its number and its cells as texts."""

    title: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def sheets_in(data: bytes) -> list[SheetRows]:
    """Return the sheets of a workbook; raise BrokenCodebookError for what is none, or one that is far too large."""
    _refuse_unfit(data)
    try:
        return _read(data)
    except BrokenCodebookError:
        raise
    except Exception as error:  # the library has no error of its own for a broken file
        raise BrokenCodebookError(1, "not_workbook") from error


def _refuse_unfit(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise BrokenCodebookError(1, "too_large")
            texts = (packed.read(part) for part in parts if part.filename.endswith((".xml", ".rels")))
            if any(map(_has_document_type, texts)):
                raise BrokenCodebookError(1, "not_workbook")
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise BrokenCodebookError(1, "not_workbook") from error


def _has_document_type(part: bytes) -> bool:
    """Tell whether a part could name entities: no workbook does, and some readers would unfold or fetch them."""
    plain = part.replace(b"\0", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _read(data: bytes) -> list[SheetRows]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and lists that mean nothing here
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        try:
            return [_rows(sheet) for sheet in book.worksheets]
        finally:
            book.close()


def _rows(sheet: Any) -> SheetRows:
    found = SheetRows(str(sheet.title))
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(cell) for cell in cells]
        if not any(text.strip() for text in texts):
            continue
        if number > _MOST_ROWS or len(texts) > _MOST_COLUMNS:
            raise BrokenCodebookError(RowNumber(number, found.title), "too_many_rows")
        found.rows.append((number, texts))
    return found


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def joined(parts: Iterable[str]) -> str:
    """Return a text that was too long for one cell and goes on in those to its right."""
    return "".join(parts)
