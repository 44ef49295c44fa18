"""Read codings and what hangs on them; those of removed articles, codes and coders are never seen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from desktop.core.codings import AttributeValue, Coding, Memo, Pin
from desktop.core.studies import Done
from desktop.storage.carrying import Carrying
from desktop.storage.doubles import Doubles
from desktop.storage.merged import OUT_OF_SIGHT as _CODES_OUT_OF_SIGHT
from desktop.storage.rows import columns
from desktop.storage.tables import every, one
from desktop.storage.work import COUNTS

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
        SELECT code, max(id) AS last FROM ({{codings}}) GROUP BY code
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
# A list of identities given as one JSON value: there may be more of them than a statement takes values.
_THESE = "(SELECT value FROM json_each(?))"
# Mostly all recent codes are found among the newest codings, read from the end of the table; if not, among all.
_SOURCES = (
    "SELECT code, id FROM coding WHERE +coder = :coder AND removed = 0 ORDER BY id DESC LIMIT 500",
    "SELECT code, id FROM coding WHERE coder = :coder AND removed = 0",
)
_ACTIONS_LOOKED_AT = 200  # newest first; what was recoded to before that is recent no more


class Codings:
    """Codings, memos, pins and done marks, each by whose they are.

    A coding on a code that was merged into another is read as one on that other, one on an older text version as
    standing where its words are in the newest; what cannot be carried there is in `lost` alone. Of several that are
    one then, only the oldest is in sight (`doubles`). Only `stored`, `every_stored` and `behind` return codings as
    written.
    """

    def __init__(self, connection: sqlite3.Connection, carrying: Carrying) -> None:
        self._connection = connection
        self._carrying = carrying
        self.doubles = Doubles(connection, carrying)

    def of_article(self, article: str, *, coder: str) -> list[Coding]:
        """Return one coder's codings in an article, by place."""
        return self._select(
            " AND coding.article = ? AND coding.coder = ? ORDER BY start, end, coding.id", article, coder
        )

    def every_in(self, article: str) -> list[Coding]:
        """Return all coders' codings in an article, by place."""
        return self._select(" AND coding.article = ? ORDER BY start, end, coding.id", article)

    def articles_with(self, codes: set[str], coders: set[str]) -> set[str]:
        """Return the articles in which these coders used one of these codes, or one merged into it."""
        wanted = self.family_of(codes)
        query = (
            f"SELECT DISTINCT article FROM coding WHERE coder IN ({', '.join('?' * len(coders))}) "
            f"AND code IN ({', '.join('?' * len(wanted))}) AND removed = 0"
        )
        return {row[0] for row in self._connection.execute(query, (*coders, *wanted)).fetchall()}

    def with_codes(self, codes: set[str], articles: Collection[str]) -> list[Coding]:
        """Return all coders' codings in some articles with one of these codes, or with one merged into it."""
        wanted = self.family_of(codes)
        condition = (
            # By the articles, of which a block is asked for at a time: the plus keeps the codes' index out of it.
            f" AND coding.article IN ({', '.join('?' * len(articles))}) "
            f"AND +coding.code IN ({', '.join('?' * len(wanted))}) ORDER BY coding.article, start, end, coding.id"
        )
        return self._select(condition, *articles, *wanted)

    def all(self) -> list[Coding]:
        """Return every coding of the study."""
        position = "(SELECT position FROM article WHERE article.id = coding.article)"
        return self._select(f" ORDER BY {position}, coding.article, start, end, coding.id")

    def get(self, identity: str) -> Coding | None:
        """Return a coding."""
        found = self._select(" AND coding.id = ?", identity)
        return found[0] if found else None

    def among(self, identities: Iterable[str]) -> list[Coding]:
        """Return those of some codings that are there, in no order to rely on; also those behind an older one."""
        return self._carried(f" AND coding.id IN {_THESE}", json.dumps(sorted(identities)))

    def stored(self, identity: str) -> Coding | None:
        """Return a coding just as its coder wrote it, to write it again with one thing changed."""
        found = self._as_written(" AND coding.id = ?", identity)
        return found[0] if found else None

    def behind(self, coding: Coding) -> list[Coding]:
        """Return, as written, what is out of sight behind a coding: who takes that one away means these as well."""
        equal = self.doubles.equal_to(coding)
        rest = equal[1:] if equal and equal[0] == coding.id else []
        return [found for each in rest if (found := self.stored(each)) is not None]

    def every_stored(self, article: str | None = None) -> list[Coding]:
        """Return all coders' codings just as they were written, of one article if named."""
        named = " AND coding.article = ?" if article else ""
        return self._as_written(
            f"{named} ORDER BY coding.article, start, end, coding.id", *([article] if article else [])
        )

    def lost(self, article: str | None = None) -> list[Coding]:
        """Return the codings, as written, that cannot be carried to the newest text, of one article if named."""
        lost = self._carrying.lost(article)
        condition = f" AND coding.id IN {_THESE} ORDER BY coding.article, start, end, coding.id"
        found = self._as_written(condition, json.dumps(sorted(lost))) if lost else []
        return [self.doubles.heirs().followed(coding) for coding in found]

    def counts_by_article(self, coder: str) -> dict[str, int]:
        """Return how many codings a coder has in each article."""
        behind = self.doubles.by_article(coder)
        return {each: count - behind.get(each, 0) for each, count in self._counted("article", coder).items()}

    def counts_by_code(self, coder: str) -> dict[str, int]:
        """Return how often a coder used each code, what was merged into it included."""
        counts: dict[str, int] = {}
        merged, behind = self.doubles.heirs(), self.doubles.by_code(coder)
        for code, count in self._counted("code", coder).items():
            counts[merged.of(code)] = counts.get(merged.of(code), 0) + count
        return {code: count - behind.get(code, 0) for code, count in counts.items()}

    def count_in(self, article: str, *, coder: str, stored: int | None = None) -> int:
        """Return how many codings a coder has in an article; `stored` is how many rows those are, if that is known."""
        # All less those that are out of sight, each answered by an index alone.
        own = "SELECT count(*) FROM coding WHERE article = :article AND coder = :coder AND removed = 0"
        query = (
            f"SELECT coalesce(:stored, ({own})) - ({own} AND code IN ({_CODES_OUT_OF_SIGHT})) FROM article JOIN coder "
            "WHERE article.id = :article AND article.removed = 0 AND coder.id = :coder AND coder.removed = 0"
        )
        row = self._connection.execute(query, {"article": article, "coder": coder, "stored": stored}).fetchone()
        lost = sum(each.coder == coder for each in self.lost(article)) if self._carrying.way(article) else 0
        return 0 if row is None else int(row[0]) - lost - len(self.doubles.behind(coder, article))

    def count_of(self, code: str, *, coder: str) -> int:
        """Return how often a coder used a code, what was merged into it included."""
        codes = self.doubles.heirs().family({code})
        condition = f" AND code IN ({', '.join('?' * len(codes))})"
        count = sum(self._counted("code", coder, condition, *codes).values())
        return count - self.doubles.by_code(coder).get(code, 0)

    def heir_of(self, code: str) -> str:
        """Return the code that stands for this one, itself where it was not merged."""
        return self.doubles.heirs().of(code)

    def family_of(self, codes: set[str]) -> set[str]:
        """Return these codes with all that were merged into them: what a query over codings has to ask for."""
        return self.doubles.heirs().family(codes)

    def uses_of_codes(self, codes: set[str]) -> dict[tuple[str, str], int]:
        """Return how many codings have these codes or what was merged into them, by coder and article."""
        # All codes, the removed ones too: who takes a code away asks this, and who has just done so.
        wanted = self.doubles.heirs().family(codes)
        query = (
            f"SELECT coder, article, count(*) FROM coding WHERE removed = 0 AND id NOT IN {_THESE} "
            f"AND code IN ({', '.join('?' * len(wanted))}){_IN_SIGHT} GROUP BY coder, article"
        )
        coders = [row[0] for row in self._connection.execute("SELECT id FROM coder").fetchall()]
        behind = set().union(*map(self.doubles.behind, coders))
        rows = self._connection.execute(query, (json.dumps(sorted(behind)), *wanted)).fetchall()
        return {(coder, article): count for coder, article, count in rows}

    def recent_codes(self, coder: str, *, limit: int) -> list[str]:
        """Return the codes a coder placed or recoded to last, latest first."""
        merged = self.doubles.heirs()
        values = {"coder": coder, "limit": limit + len(merged.by_code), "looked_at": _ACTIONS_LOOKED_AT}
        codes: dict[str, None] = {}
        for source in _SOURCES:
            if len(codes) < limit:
                rows = self._connection.execute(_RECENT.format(codings=source), values).fetchall()
                codes = dict.fromkeys(merged.of(row[0]) for row in rows)
        return list(codes)[:limit]

    def memos(self) -> list[Memo]:
        """Return all memos; one on a coding behind an older one as one on that."""
        found = every(self._connection, Memo)
        on = {coding.id: coding for coding in self.among({memo.coding for memo in found if memo.coding})}
        firsts = {each: (self.doubles.equal_to(coding) or [each])[0] for each, coding in on.items()}
        return [replace(memo, coding=firsts.get(memo.coding, memo.coding)) if memo.coding else memo for memo in found]

    def memos_on_codings(self, article: str, *, coder: str) -> dict[str, Memo]:
        """Return one coder's memos on codings of an article, by coding."""
        # From the memos, which are few: an article may hold thousands of codings.
        where = "coder = ? AND EXISTS (SELECT 1 FROM coding WHERE coding.id = memo.coding AND coding.article = ?)"
        return {memo.coding: memo for memo in every(self._connection, Memo, where, (coder, article)) if memo.coding}

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
        merged = self.doubles.heirs()
        pins = every(self._connection, Pin, "coder = ?", (coder,), order="digit")
        return [merged.followed(pin) for pin in pins if self._is_live_code(merged.of(pin.code))]

    def pin(self, identity: str) -> Pin | None:
        """Return a pin."""
        return one(self._connection, Pin, identity)

    def done(self, coder: str) -> dict[str, Done]:
        """Return a coder's done marks by article; one on an article that was returned since does not count."""
        return {done.article: done for done in every(self._connection, Done, f"coder = ? AND {COUNTS}", (coder,))}

    def is_done(self, article: str, *, coder: str) -> bool:
        """Tell whether a coder marked an article as done, and it was not returned since."""
        return bool(every(self._connection, Done, f"article = ? AND coder = ? AND {COUNTS}", (article, coder)))

    def _is_live_code(self, code: str) -> bool:
        return (
            self._connection.execute("SELECT 1 FROM code WHERE id = ? AND removed = 0", (code,)).fetchone() is not None
        )

    def _counted(self, column: str, coder: str, condition: str = "", *values: str) -> dict[str, int]:
        # Subqueries over tombstones, of which there are few or none, let a covering index answer the rest.
        lost = self._carrying.lost()
        if lost:
            condition, values = f"{condition} AND id NOT IN {_THESE}", (*values, json.dumps(sorted(lost)))
        query = (
            f"SELECT {column}, count(*) FROM coding WHERE coder = ? AND removed = 0{condition}"
            f"{_IN_SIGHT} AND code NOT IN ({_CODES_OUT_OF_SIGHT}) GROUP BY {column}"
        )
        return dict(self._connection.execute(query, (coder, *values)).fetchall())

    def _select(self, condition: str, *values: str | int) -> list[Coding]:
        return self.doubles.in_sight(self._carried(condition, *values))

    def _carried(self, condition: str, *values: str | int) -> list[Coding]:
        merged = self.doubles.heirs()
        written = self._as_written(condition, *values)
        found = self._carrying.carried(written)
        if found != written:
            found = _by_place(found)
        return [merged.followed(coding) for coding in found] if merged.by_code else found

    def _as_written(self, condition: str, *values: str | int) -> list[Coding]:
        rows = self._connection.execute(_FROM + condition, values).fetchall()
        return [_coding(row) for row in rows]


def _by_place(codings: list[Coding]) -> list[Coding]:
    """Return codings by place, the articles in the order they came in."""
    order = {article: place for place, article in enumerate(dict.fromkeys(each.article for each in codings))}
    return sorted(codings, key=lambda each: (order[each.article], each.start, each.end, each.id))


def _coding(row: tuple[object, ...]) -> Coding:
    # By name and directly: ten thousand rows in some 30 ms, where the general way takes ten times that.
    identity, coder, article, version, start, end, words, code, rank, made, codebook_version, origin = row
    return Coding(
        id=identity, coder=coder, article=article, version=version, start=start, end=end, words=words,  # type: ignore[arg-type]
        code=code, rank=rank, made=made, codebook_version=codebook_version, origin=origin,  # type: ignore[arg-type]
    )  # fmt: skip
