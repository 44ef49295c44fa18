"""Merged codes: which code stands for another, and which are out of sight with the code they were merged into.

A merged code goes by the code it was merged into, wherever it stood itself: a coding is seen while that one is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from desktop.core.codebooks import Code
from desktop.core.heirs import heir

# The identities of all codes whose codings nobody sees: a condition `code NOT IN (…)`.
OUT_OF_SIGHT = (
    "WITH RECURSIVE gone(id) AS (SELECT id FROM code WHERE removed = 1 UNION "
    "SELECT code.id FROM category JOIN code ON code.category = category.id "
    "WHERE category.removed = 1 AND code.merged_into IS NULL UNION "
    "SELECT code.id FROM gone JOIN code ON code.merged_into = gone.id) SELECT id FROM gone"
)
_MERGED = "SELECT id, merged_into FROM code WHERE merged_into IS NOT NULL"

Placed = TypeVar("Placed")


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who stands for whom; codes that were never merged are not named."""

    by_code: dict[str, str]

    def of(self, code: str) -> str:
        """Return the code that stands for this one."""
        return self.by_code.get(code, code)

    def family(self, codes: Iterable[str]) -> set[str]:
        """Return these codes with all that were merged into them."""
        wanted = set(codes)
        return wanted | {code for code, other in self.by_code.items() if other in wanted}

    def followed(self, thing: Placed) -> Placed:
        """Return something that names a code as naming the one that stands for it."""
        if not self.by_code:
            return thing
        code: str = getattr(thing, "code")  # noqa: B009 - codings and pins have it
        return thing if code not in self.by_code else replace(thing, code=self.by_code[code])  # type: ignore[type-var]


def heirs(connection: sqlite3.Connection) -> Heirs:
    """Return who stands for whom now."""
    ways = dict(connection.execute(_MERGED).fetchall())
    codes = {each: _way(each, ways.get(each)) for each in {*ways, *ways.values()}}
    found = {each: heir(codes[each], codes).id for each in ways}
    return Heirs({code: other for code, other in found.items() if other != code})


def _way(identity: str, into: str | None) -> Code:
    """Return a code of which nothing is known but where it leads."""
    return Code(id=identity, category="", key="", number=0, name_zh="", name_en="", merged_into=into)
