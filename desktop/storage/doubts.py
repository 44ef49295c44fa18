"""Read doubts, suggestions, what was ruled about them, and the rounds in which answers wait."""

from __future__ import annotations

import sqlite3

from desktop.core.codebooks import Ruling
from desktop.core.codings import NoneMark, Query, Suggestion
from desktop.core.rounds import RELIABILITY_TEST, Round
from desktop.core.spans import Span
from desktop.storage.tables import every, one

_KNOWN_CODER = "coder NOT IN (SELECT id FROM coder WHERE removed = 1)"
_IN_SIGHT = f"{_KNOWN_CODER} AND article NOT IN (SELECT id FROM article WHERE removed = 1)"
_OPEN = "NOT EXISTS (SELECT 1 FROM ruling WHERE ruling.{kind} = {kind}.id AND ruling.removed = 0)"


class Doubts:
    """Queries, suggestions, rulings and rounds; never those of removed coders, nor queries in removed articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def query(self, identity: str) -> Query | None:
        """Return a doubt."""
        return one(self._connection, Query, identity)

    def queries(self, *, coder: str | None = None, article: str | None = None, only_open: bool = False) -> list[Query]:
        """Return doubts, oldest first, of one coder and in one article if named."""
        given = {name: value for name, value in (("coder", coder), ("article", article)) if value is not None}
        parts = [_IN_SIGHT, *(f"{name} = ?" for name in given), *([_OPEN.format(kind="query")] if only_open else [])]
        return every(self._connection, Query, " AND ".join(parts), tuple(given.values()), order="made, id")

    def open_counts(self, coder: str) -> dict[str, int]:
        """Return how many open doubts a coder has in each article that has any."""
        query = (
            f"SELECT article, count(*) FROM query WHERE removed = 0 AND coder = ? AND {_IN_SIGHT} "
            f"AND {_OPEN.format(kind='query')} GROUP BY article"
        )
        return dict(self._connection.execute(query, (coder,)).fetchall())

    def words(self, query: Query | NoneMark) -> str:
        """Return the words a doubt was put to, or a none-mark, from the text version it names."""
        return self.words_at(query.version, Span(query.start, query.end))

    def words_at(self, version: str, span: Span) -> str:
        """Return the words at a span (code points) of a text version, empty if that is gone."""
        statement = (
            "SELECT substr(content, ?, ?) FROM long_text JOIN text_version ON text_version.text = digest "
            "WHERE text_version.id = ?"
        )
        row = self._connection.execute(statement, (span.start + 1, span.end - span.start, version)).fetchone()
        return "" if row is None else str(row[0])

    def suggestion(self, identity: str) -> Suggestion | None:
        """Return a suggested code."""
        return one(self._connection, Suggestion, identity)

    def suggestions(self, *, coder: str | None = None, article: str | None = None) -> list[Suggestion]:
        """Return suggested codes, oldest first, of one coder and for words of one article if named.

        Unlike a doubt, a suggestion can be decided without its article: it is seen even if that was removed.
        """
        given = {name: value for name, value in (("coder", coder), ("article", article)) if value is not None}
        condition = " AND ".join([_KNOWN_CODER, *(f"{name} = ?" for name in given)])
        return every(self._connection, Suggestion, condition, tuple(given.values()), order="made, id")

    def ruling(self, identity: str) -> Ruling | None:
        """Return a ruling."""
        return one(self._connection, Ruling, identity)

    def ruling_on(self, *, query: str | None = None, suggestion: str | None = None) -> Ruling | None:
        """Return the ruling that answers a doubt or a suggestion, the newest if there are several."""
        column, identity = ("query", query) if query else ("suggestion", suggestion)
        found = every(self._connection, Ruling, f"{column} = ?", (identity,), order="made DESC, id DESC LIMIT 1")
        return found[0] if found else None

    def rulings_on(self, codes: set[str]) -> list[Ruling]:
        """Return what was ruled about any of these codes, oldest first."""
        where = f"code IN ({', '.join('?' * len(codes))})"
        return every(self._connection, Ruling, where, tuple(codes), order="made, id")

    def made_with(self, ruling: Ruling) -> list[Ruling]:
        """Return the rulings that were made with one in the same answer, that one among them."""
        where = "made = ? AND text = ? AND code IS ?"
        return every(self._connection, Ruling, where, (ruling.made, ruling.text, ruling.code))

    def rounds(self) -> list[Round]:
        """Return all rounds, oldest first."""
        return every(self._connection, Round, order="started, id")

    def round(self, identity: str) -> Round | None:
        """Return a round."""
        return one(self._connection, Round, identity)

    def running_test(self) -> Round | None:
        """Return the reliability test that runs now: begun, not ended, not void."""
        where = "stage = ? AND started IS NOT NULL AND ended IS NULL AND voided IS NULL"
        found = every(self._connection, Round, where, (RELIABILITY_TEST,), order="started DESC, id DESC LIMIT 1")
        return found[0] if found else None
