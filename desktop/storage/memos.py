"""Read memos; those of removed coders, articles, codes and codings are never seen."""

from __future__ import annotations

import sqlite3

from desktop.core.codings import Memo
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.storage.codings import Codings
from desktop.storage.merged import OUT_OF_SIGHT
from desktop.storage.tables import every, one

_IN_SIGHT = (
    "coder NOT IN (SELECT id FROM coder WHERE removed = 1) "
    "AND (article IS NULL OR article NOT IN (SELECT id FROM article WHERE removed = 1)) "
    f"AND (code IS NULL OR code NOT IN ({OUT_OF_SIGHT}))"
)
_ON_CODINGS = "EXISTS (SELECT 1 FROM coding WHERE coding.id = memo.coding AND coding.article = ?)"


class Memos:
    """Memos on codings, articles, codes and the study. Whether a memo's coding is in sight, codings tell."""

    def __init__(self, connection: sqlite3.Connection, codings: Codings) -> None:
        self._connection = connection
        self._codings = codings

    def get(self, identity: str) -> Memo | None:
        """Return a memo."""
        return one(self._connection, Memo, identity)

    def on(self, place: MemoPlace, *, coder: str) -> Memo | None:
        """Return a coder's memo on something; of several, which only merging can bring, the newest.

        A memo on a code that was merged into this one stands for it where it has none of its own.
        """
        if place.kind == STUDY:
            memo = self.get(place.id)
            return memo if memo is not None and memo.coder == coder else None
        if place.kind == "code":
            return self._on_code(place.id, coder)
        column = {"coding": "coding", "article": "article"}[place.kind]
        found = every(self._connection, Memo, f"{column} = ? AND coder = ?", (place.id, coder))
        return found[-1] if found else None

    def in_article(self, article: str) -> list[Memo]:
        """Return everyone's memos on an article and on the codings in it."""
        return every(self._connection, Memo, f"(article = ? OR {_ON_CODINGS}) AND {_IN_SIGHT}", (article, article))

    def leading_to(self, article: str) -> list[Memo]:
        """Return everyone's memos with a link to a place in an article's text."""
        return every(self._connection, Memo, f"instr(text, ?) > 0 AND {_IN_SIGHT}", (f"(zhubi:place/{article}/",))

    def all(self) -> list[Memo]:
        """Return everyone's memos, newest first."""
        return every(self._connection, Memo, _IN_SIGHT, order="made DESC, id DESC")

    def _on_code(self, code: str, coder: str) -> Memo | None:
        family = self._codings.family_of({code})
        where = f"code IN ({', '.join('?' * len(family))}) AND +coder = ?"
        found = every(self._connection, Memo, where, (*family, coder))
        own = [memo for memo in found if memo.code == code]
        return next(reversed(own or found), None)
