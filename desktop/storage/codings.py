"""Read codings and what hangs on them; those of removed articles, codes and coders are never seen."""

from __future__ import annotations

import sqlite3

from desktop.core.codings import AttributeValue, Coding, Memo, Pin
from desktop.core.studies import Done
from desktop.storage.rows import columns
from desktop.storage.tables import every, one

_CODES_OUT_OF_SIGHT = (
    "SELECT id FROM code WHERE removed = 1 UNION ALL "
    "SELECT code.id FROM category JOIN code ON code.category = category.id WHERE category.removed = 1"
)

_IN_SIGHT = (
    " AND coder NOT IN (SELECT id FROM coder WHERE removed = 1) "
    "AND article NOT IN (SELECT id FROM article WHERE removed = 1)"
)
# Not joins: with them the planner read every coding of the coder to find a single one.
_FROM = (
    f"SELECT {', '.join('coding.' + name.strip() for name in columns('coding').split(','))} FROM coding "
    f"WHERE removed = 0{_IN_SIGHT} AND code NOT IN ({_CODES_OUT_OF_SIGHT})"
)
# Identities of codings and of actions tell their time; a recoded coding keeps its own, so its action counts.
_RECENT = f"""
    SELECT code FROM (
        SELECT code, max(id) AS last FROM coding WHERE coder = :coder AND removed = 0 GROUP BY code
        UNION ALL
        SELECT used.code, max(done.action)
        FROM (
            SELECT action, name FROM revision WHERE kind = 'action' AND actor = :coder
            ORDER BY lamport DESC LIMIT :looked_at
        ) AS done
        CROSS JOIN revision AS step ON step.action = done.action AND step.kind = 'coding'
        CROSS JOIN coding AS used ON used.id = step.entity AND used.removed = 0
            AND used.code = json_extract(step.body, '$.code')
        WHERE done.name = 'recode_coding' GROUP BY used.code
    )
    WHERE code NOT IN ({_CODES_OUT_OF_SIGHT}) GROUP BY code ORDER BY max(last) DESC LIMIT :limit
"""
_ACTIONS_LOOKED_AT = 200  # newest first; what was recoded to before that is recent no more


class Codings:
    """Codings, memos, pins and done marks, each by whose they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_article(self, article: str, *, coder: str) -> list[Coding]:
        """Return one coder's codings in an article, by place."""
        return self._select(
            " AND coding.article = ? AND coding.coder = ? ORDER BY start, end, coding.id", article, coder
        )

    def every_in(self, article: str) -> list[Coding]:
        """Return all coders' codings in an article, by place."""
        return self._select(" AND coding.article = ? ORDER BY start, end, coding.id", article)

    def all(self) -> list[Coding]:
        """Return every coding of the study."""
        position = "(SELECT position FROM article WHERE article.id = coding.article)"
        return self._select(f" ORDER BY {position}, coding.article, start, end, coding.id")

    def get(self, identity: str) -> Coding | None:
        """Return a coding."""
        found = self._select(" AND coding.id = ?", identity)
        return found[0] if found else None

    def same(self, coding: Coding) -> Coding | None:
        """Return the coder's coding with the same code on the same span, if there is one already."""
        condition = (
            # By the code, for an article may hold thousands of codings: the plus keeps its index out of it.
            " AND +coding.article = ? AND coding.coder = ? AND coding.code = ? "
            "AND start = ? AND end = ? AND coding.id <> ?"
        )
        place = (coding.article, coding.coder, coding.code, coding.start, coding.end, coding.id)
        found = self._select(condition, *place)
        return found[0] if found else None

    def counts_by_article(self, coder: str) -> dict[str, int]:
        """Return how many codings a coder has in each article."""
        return self._counted("article", coder)

    def counts_by_code(self, coder: str) -> dict[str, int]:
        """Return how often a coder used each code."""
        return self._counted("code", coder)

    def count_in(self, article: str, *, coder: str) -> int:
        """Return how many codings a coder has in an article."""
        # All less those that are out of sight, each answered by an index alone.
        own = "SELECT count(*) FROM coding WHERE article = :article AND coder = :coder AND removed = 0"
        query = (
            f"SELECT ({own}) - ({own} AND code IN ({_CODES_OUT_OF_SIGHT})) FROM article JOIN coder "
            "WHERE article.id = :article AND article.removed = 0 AND coder.id = :coder AND coder.removed = 0"
        )
        row = self._connection.execute(query, {"article": article, "coder": coder}).fetchone()
        return 0 if row is None else int(row[0])

    def count_of(self, code: str, *, coder: str) -> int:
        """Return how often a coder used a code."""
        return self._counted("code", coder, " AND code = ?", code).get(code, 0)

    def uses_of_codes(self, codes: set[str]) -> int:
        """Return how many codings of all coders these codes have."""
        # All codes, the removed ones too: who takes a code away asks this, and who has just done so.
        query = f"SELECT count(*) FROM coding WHERE removed = 0 AND code IN ({', '.join('?' * len(codes))}){_IN_SIGHT}"
        return int(self._connection.execute(query, tuple(codes)).fetchone()[0])

    def recent_codes(self, coder: str, *, limit: int) -> list[str]:
        """Return the codes a coder placed or recoded to last, latest first."""
        values = {"coder": coder, "limit": limit, "looked_at": _ACTIONS_LOOKED_AT}
        return [row[0] for row in self._connection.execute(_RECENT, values).fetchall()]

    def memos(self, *, coder: str | None = None, article: str | None = None) -> list[Memo]:
        """Return memos, of one coder and on one article if named."""
        wanted = {"coder": coder, "article": article}
        given = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in given)
        return every(self._connection, Memo, where, tuple(given.values()))

    def memos_on_codings(self, article: str, *, coder: str) -> dict[str, Memo]:
        """Return one coder's memos on codings of an article, by coding."""
        where = "coding IN (SELECT id FROM coding WHERE article = ? AND coder = ?)"
        return {memo.coding: memo for memo in every(self._connection, Memo, where, (article, coder)) if memo.coding}

    def memo_on(self, coding: str) -> Memo | None:
        """Return the memo on a coding; of several, which only merging can bring, the newest."""
        found = self.memos_of(coding)
        return found[-1] if found else None

    def memos_of(self, coding: str) -> list[Memo]:
        """Return all memos on a coding, oldest first."""
        return every(self._connection, Memo, "coding = ?", (coding,))

    def attribute_values(self, coding: str | None = None) -> list[AttributeValue]:
        """Return the answers to attributes, of one coding if named."""
        return every(self._connection, AttributeValue, "coding = ?" if coding else "", (coding,) if coding else ())

    def pins(self, coder: str) -> list[Pin]:
        """Return a coder's pinned codes by digit."""
        pins = every(self._connection, Pin, "coder = ?", (coder,), order="digit")
        return [pin for pin in pins if self._is_live_code(pin.code)]

    def pin(self, identity: str) -> Pin | None:
        """Return a pin."""
        return one(self._connection, Pin, identity)

    def done(self, coder: str) -> dict[str, Done]:
        """Return a coder's done marks by article."""
        return {done.article: done for done in every(self._connection, Done, "coder = ?", (coder,))}

    def is_done(self, article: str, *, coder: str) -> bool:
        """Tell whether a coder marked an article as done."""
        return bool(every(self._connection, Done, "article = ? AND coder = ?", (article, coder)))

    def _is_live_code(self, code: str) -> bool:
        return (
            self._connection.execute("SELECT 1 FROM code WHERE id = ? AND removed = 0", (code,)).fetchone() is not None
        )

    def _counted(self, column: str, coder: str, condition: str = "", *values: str) -> dict[str, int]:
        # Subqueries over tombstones, of which there are few or none, let a covering index answer the rest.
        query = (
            f"SELECT {column}, count(*) FROM coding WHERE coder = ? AND removed = 0{condition}"
            f"{_IN_SIGHT} AND code NOT IN ({_CODES_OUT_OF_SIGHT}) GROUP BY {column}"
        )
        return dict(self._connection.execute(query, (coder, *values)).fetchall())

    def _select(self, condition: str, *values: str | int) -> list[Coding]:
        rows = self._connection.execute(_FROM + condition, values).fetchall()
        return [_coding(row) for row in rows]


def _coding(row: tuple[object, ...]) -> Coding:
    # By name and directly: ten thousand rows in some 30 ms, where the general way takes ten times that.
    identity, coder, article, version, start, end, words, code, rank, made, codebook_version, origin = row
    return Coding(
        id=identity, coder=coder, article=article, version=version, start=start, end=end, words=words,  # type: ignore[arg-type]
        code=code, rank=rank, made=made, codebook_version=codebook_version, origin=origin,  # type: ignore[arg-type]
    )  # fmt: skip
