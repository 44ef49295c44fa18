"""Passages that a coder has coded twice with what is one code since codes were merged: only the oldest is in sight.

Nothing is taken away. Where the merging is undone, or a text is corrected back, all of them are there again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.core.articles import Article, TextVersion
from desktop.core.codebooks import Category, Code
from desktop.core.codings import Coding
from desktop.core.spans import Span
from desktop.core.studies import Coder
from desktop.storage.carrying import Carrying
from desktop.storage.merged import OUT_OF_SIGHT, Heirs, heirs

_MOVING = frozenset({Code.KIND, Category.KIND, TextVersion.KIND, Article.KIND, Coder.KIND})
_QUERY = (
    'SELECT id, coder, article, version, start, "end", code FROM coding '
    "WHERE removed = 0 AND {which} AND code IN (SELECT value FROM json_each(?)) "
    "AND coder NOT IN (SELECT id FROM coder WHERE removed = 1) "
    "AND article NOT IN (SELECT id FROM article WHERE removed = 1)"
)


class _Place(NamedTuple):
    """What makes two codings of a coder equal: article, newest text version, span, and the code they go by."""

    article: str
    version: str
    span: Span
    code: str


class _Stacks:
    """One coder's codings by what makes them equal. Identities tell their time, so the least is the oldest."""

    def __init__(self) -> None:
        self._stacks: dict[_Place, set[str]] = {}
        self._places: dict[str, _Place] = {}
        self._behind: defaultdict[str, set[str]] = defaultdict(set)
        self.by_code: Counter[str] = Counter()

    def put(self, identity: str, place: _Place) -> None:
        self._places[identity] = place
        self._sort(place, self._stacks.get(place, set()) | {identity})

    def drop(self, identity: str) -> None:
        place = self._places.pop(identity, None)
        if place is not None:
            self._sort(place, self._stacks[place] - {identity})

    def stack(self, identity: str) -> set[str]:
        """Return what equals a coding, itself included; empty for one that no merged code concerns."""
        place = self._places.get(identity)
        return set() if place is None else set(self._stacks[place])

    def behind(self, article: str | None = None) -> set[str]:
        """Return the codings that are out of sight behind an older one, in one article or in all."""
        if article is None:
            return set().union(*self._behind.values())
        return self._behind.get(article, set())

    def by_article(self) -> dict[str, int]:
        """Return how many are out of sight in each article."""
        return {article: len(behind) for article, behind in self._behind.items()}

    def _sort(self, place: _Place, stack: set[str]) -> None:
        """Let a place bear this stack instead of what it bore."""
        before = self._stacks.pop(place, set())
        if stack:
            self._stacks[place] = stack
        if len(before) > 1 or len(stack) > 1:
            behind = self._behind[place.article]
            behind -= before
            behind |= stack - {min(stack, default="")}
            self.by_code[place.code] += max(len(stack) - 1, 0) - max(len(before) - 1, 0)


class Doubles:
    """Which codings are out of sight behind an older one of the same coder.

    A coder's codings with merged codes are read at the first question about them; from then on the writer tells of
    each change. While no code is merged there is nothing to read. Whoever changes the state tables otherwise calls
    `forget`.
    """

    def __init__(self, connection: sqlite3.Connection, carrying: Carrying) -> None:
        self._connection = connection
        self._carrying = carrying
        self._heirs: Heirs | None = None
        self._codes: dict[str, str] | None = None
        self._by_coder: dict[str, _Stacks] = {}

    def forget(self) -> None:
        """Read everything again at the next question."""
        self._heirs, self._codes, self._by_coder = None, None, {}

    def note(self, kind: str, identity: str) -> None:
        """Look again at one entity that was written or taken away."""
        if kind in _MOVING:
            self.forget()
        elif kind == Coding.KIND and self._by_coder:
            for stacks in self._by_coder.values():
                stacks.drop(identity)
            self._read("id = ?", identity)

    def heirs(self) -> Heirs:
        """Return which code stands for which now."""
        if self._heirs is None:
            self._heirs = heirs(self._connection)
        return self._heirs

    def behind(self, coder: str, article: str | None = None) -> set[str]:
        """Return a coder's codings that are out of sight, in one article or in all."""
        return self._known(coder).behind(article) if self._merged() else set()

    def by_article(self, coder: str) -> dict[str, int]:
        """Return how many of a coder's codings are out of sight in each article."""
        return self._known(coder).by_article() if self._merged() else {}

    def by_code(self, coder: str) -> Mapping[str, int]:
        """Return how many of a coder's codings are out of sight, by the code that they go by."""
        return self._known(coder).by_code if self._merged() else {}

    def equal_to(self, coding: Coding) -> list[str]:
        """Return the codings that equal one, oldest first, itself included; only itself where no code is merged."""
        return sorted(self._known(coding.coder).stack(coding.id)) if self._merged() else [coding.id]

    def in_sight(self, codings: list[Coding]) -> list[Coding]:
        """Return the codings without those that are out of sight."""
        if not self._merged():
            return codings
        behind = {pair: self.behind(*pair) for pair in {(each.coder, each.article) for each in codings}}
        return [each for each in codings if each.id not in behind[each.coder, each.article]]

    def _merged(self) -> dict[str, str]:
        """Return the codes that were merged, and those they were merged into, each with the one that stands for it."""
        if self._codes is None:
            by_code = self.heirs().by_code
            family = by_code | {other: other for other in by_code.values()}
            gone = {row[0] for row in self._connection.execute(OUT_OF_SIGHT).fetchall()} if family else set()
            self._codes = {code: other for code, other in family.items() if code not in gone}
        return self._codes

    def _known(self, coder: str) -> _Stacks:
        if coder not in self._by_coder:
            self._by_coder[coder] = _Stacks()
            # Asked once for all, each article then knows whether its text was ever corrected.
            self._carrying.corrected()
            self._read("coder = ?", coder)
        return self._by_coder[coder]

    def _read(self, which: str, value: str) -> None:
        codes = self._merged()
        query = _QUERY.format(which=which)
        rows: Iterable[tuple[str, str, str, str, int, int, str]]
        rows = self._connection.execute(query, (value, json.dumps(sorted(codes)))).fetchall()
        for identity, coder, article, version, start, end, code in rows:
            if coder in self._by_coder:
                place = self._carrying.place(article, version, Span(start, end))
                if place is not None:
                    self._by_coder[coder].put(identity, _Place(article, *place, codes[code]))
