"""Tables: named columns and rows of plain values, the common coin of exports and reports."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row is as long as `columns`.

    `headings` are what people read over the columns; without them, the sentences `column.<name>`.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...] | None = None
