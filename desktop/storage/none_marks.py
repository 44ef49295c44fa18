"""Read none-marks: where a coder looked and found that no code applies."""

from __future__ import annotations

import sqlite3

from desktop.core.codings import NoneMark
from desktop.storage.carrying import Carrying
from desktop.storage.tables import every, one


class NoneMarks:
    """None-marks, each by whose it is, as standing in the newest text; one that cannot be carried there is not seen."""

    def __init__(self, connection: sqlite3.Connection, carrying: Carrying) -> None:
        self._connection = connection
        self._carrying = carrying

    def get(self, identity: str) -> NoneMark | None:
        """Return a none-mark."""
        mark = one(self._connection, NoneMark, identity)
        return None if mark is None else next(iter(self._carrying.carried([mark])), None)

    def of_version(self, version: str, *, coder: str) -> list[NoneMark]:
        """Return one coder's none-marks that stand in a text version, the newest of its article, by place."""
        article = self._carrying.corrected_article(version)
        where, value = ("version = ?", version) if article is None else ("article = ?", article)
        # The plus keeps the index of all the coder's marks out of it.
        found = every(self._connection, NoneMark, f"{where} AND +coder = ?", (value, coder))
        return sorted(self._carrying.carried(found), key=lambda mark: (mark.start, mark.end, mark.id))
