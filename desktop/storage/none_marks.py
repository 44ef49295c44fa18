"""Read none-marks: where a coder looked and found that no code applies."""

from __future__ import annotations

import sqlite3

from desktop.core.codings import NoneMark
from desktop.core.spans import Span
from desktop.storage.carrying import Carrying
from desktop.storage.overlaps import Overlaps
from desktop.storage.tables import every, one


class NoneMarks:
    """None-marks, each by whose it is, as standing in the newest text; one that cannot be carried there is not seen.

    Nor is one on words that its coder coded: a code brought back, or copies united, may leave both, and what was
    coded speaks louder than that nothing was found. Lifting the coding brings the mark back.
    """

    def __init__(self, connection: sqlite3.Connection, carrying: Carrying, overlaps: Overlaps) -> None:
        self._connection = connection
        self._carrying = carrying
        self._overlaps = overlaps

    def get(self, identity: str) -> NoneMark | None:
        """Return a none-mark."""
        mark = self._overlaps.none_mark(identity)
        return mark if mark is not None and self._counts(mark) else None

    def of_version(self, version: str, *, coder: str) -> list[NoneMark]:
        """Return one coder's none-marks that stand in a text version, the newest of its article, by place."""
        seen = filter(self._counts, self._written(version, coder))
        return sorted(seen, key=lambda mark: (mark.start, mark.end, mark.id))

    def written_in(self, article: str) -> list[NoneMark]:
        """Return everybody's none-marks in an article as they were written, seen or not."""
        return every(self._connection, NoneMark, "article = ?", (article,))

    def stored(self, identity: str) -> NoneMark | None:
        """Return a none-mark as it was written, seen or not."""
        return one(self._connection, NoneMark, identity)

    def all(self) -> list[NoneMark]:
        """Return everybody's none-marks in all articles."""
        return list(filter(self._counts, self._carrying.carried(every(self._connection, NoneMark))))

    def has_hidden(self, version: str, *, coder: str) -> bool:
        """Tell whether one of a coder's none-marks in a text version is not seen because the words are coded."""
        return not all(map(self._counts, self._written(version, coder)))

    def _written(self, version: str, coder: str) -> list[NoneMark]:
        article = self._carrying.corrected_article(version)
        where, value = ("version = ?", version) if article is None else ("article = ?", article)
        # The plus keeps the index of all the coder's marks out of it.
        return self._carrying.carried(every(self._connection, NoneMark, f"{where} AND +coder = ?", (value, coder)))

    def _counts(self, mark: NoneMark) -> bool:
        return not self._overlaps.is_coded(mark.article, mark.coder, mark.version, Span(mark.start, mark.end))
