"""Rows of the result: what was measured, against which floor or limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One measurement.

    Attributes:
        name: the work.
        value: what it took, in `unit`.
        floor: what the least that any program must do took in the same run, None where there is no such thing.
        limit: what the ratio to the floor, or else the value, has to keep; None for a row that only informs.
        at_least: the value has to reach the limit instead of staying below it.
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    limit: float | None = None
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """Return how many times the floor the value is."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool | None:
        """Tell whether the limit is kept, None if there is none."""
        if self.limit is None:
            return None
        measured = self.value if self.ratio is None else self.ratio
        return measured >= self.limit if self.at_least else measured <= self.limit

    def as_json(self) -> dict[str, object]:
        """Return the row as JSON has it."""
        found = asdict(self) | {"ratio": self.ratio, "met": self.met}
        return {name: _rounded(found[name]) for name in ("name", "value", "unit", "floor", "ratio", "limit", "met")}


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a table to read."""
    lines = [("", "value", "floor", "ratio", "limit", "")]
    for row in rows:
        sign = "≥" if row.at_least else "≤"
        met = {None: "", True: "met", False: "MISSED"}[row.met]
        limit = "" if row.limit is None else f"{sign} {_shown(row.limit)}"
        lines.append((row.name, f"{_shown(row.value)} {row.unit}", _shown(row.floor), _shown(row.ratio), limit, met))
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def _rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}"
