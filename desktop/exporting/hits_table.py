"""The table of what a search found: one row a hit, with its article, place and context."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.core.tables import Table

COLUMNS = ("headline", "newspaper", "date", "found_in", "start", "end", "before", "words", "after", "article_id")


class HitRow(NamedTuple):
    """A hit as it is exported; places are None where it is not in a text."""

    headline: str
    newspaper: str
    date: str
    found_in: str
    start: int | None
    end: int | None
    before: str
    words: str
    after: str
    article_id: str


def hits_table(rows: Iterable[HitRow]) -> Table:
    """Return hits in the order they are given; start and end are code points of the article's text."""
    return Table("hits", COLUMNS, tuple(tuple(row) for row in rows))
