"""Carry what stands on an older text version of an article to its newest one; what cannot be carried is lost to sight.

Nothing is rewritten: a coding stays as its coder made it, and is read as standing where its words are now. The same
way leads back, for a version that was taken back may bear work that was done while it was the newest.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import NamedTuple, TypeVar, cast

from desktop.core.articles import TextVersion
from desktop.core.codings import Coding, NoneMark, Query
from desktop.core.spans import Span
from desktop.storage.rows import columns, to_entity
from desktop.storage.texts import Texts
from desktop.text.carrying import OffsetMap, carried_over

Placed = TypeVar("Placed", Coding, NoneMark, Query)

_VERSIONS = f"SELECT {columns('text_version')}, removed FROM text_version WHERE article = ? ORDER BY number, id"


class _Place(NamedTuple):
    """Where a coding stands as it was written."""

    id: str
    version: str
    start: int
    end: int


class Way:
    """The ways from every text version of one article to its newest."""

    def __init__(self, texts: Texts, versions: list[TextVersion], newest: TextVersion) -> None:
        self.newest = newest.id
        self._texts = texts
        self._versions = {version.id: version for version in versions}
        self._maps: dict[str, list[OffsetMap] | None] = {newest.id: []}
        self._contents: dict[str, str] = {}
        self.lost: set[str] | None = None

    def knows(self, version: str) -> bool:
        """Tell whether a version is one of this article's."""
        return version in self._versions

    def span(self, version: str, span: Span) -> Span | None:
        """Return where a span of a version stands in the newest, None if it cannot be carried."""
        if version not in self._maps:
            self._maps[version] = self._way(version)
        maps = self._maps[version]
        return None if maps is None else carried_over(maps, span)

    def carried(self, thing: Placed) -> Placed | None:
        """Return a thing as standing in the newest version, a coding with its words there; None if it cannot be."""
        if thing.version == self.newest:
            return thing
        span = self.span(thing.version, Span(thing.start, thing.end))
        if span is None:
            return None
        start, end = span
        if isinstance(thing, Coding):
            return replace(thing, version=self.newest, start=start, end=end, words=self._words(thing, span))
        return replace(thing, version=self.newest, start=start, end=end)

    def _words(self, coding: Coding, span: Span) -> str:
        """Return the words at the new place; one that misquotes its own text goes on to do so, for all to see."""
        if self._content(coding.version)[coding.start : coding.end] != coding.words:
            return coding.words
        return self._content(self.newest)[span.start : span.end]

    def _content(self, version: str) -> str:
        if version not in self._contents:
            self._contents[version] = self._texts.fetch(self._versions[version].text)
        return self._contents[version]

    def _way(self, version: str) -> list[OffsetMap] | None:
        """Return the maps to the newest version: back to where both come from, then on."""
        if version not in self._versions:
            return None
        back, on = self._line(version), self._line(self.newest)
        shared = next((each for each in back if each in on), None)
        if shared is None:
            return None
        downwards = [self._from_former(each).inverse() for each in back[: back.index(shared)]]
        upwards = [self._from_former(each) for each in on[: on.index(shared)]]
        return [*downwards, *reversed(upwards)]

    def _line(self, version: str) -> list[str]:
        """Return a version, the one it was made from, and so on to the first."""
        line = [version]
        while (former := self.former(self._versions[line[-1]])) is not None:
            line.append(former.id)
        return line

    def former(self, version: TextVersion) -> TextVersion | None:
        """Return the version that one was made from, be it taken back or not; None for the first."""
        if version.carried is None:
            return None
        if version.former is not None:
            named = self._versions.get(version.former)
            # A line that ran in a circle would have no end.
            return named if named is not None and named.number < version.number else None
        # One that was made before versions named theirs: of several the last before it.
        before = [each for each in self._versions.values() if each.number == version.number - 1]
        earlier = [each for each in before if each.id < version.id]
        return max(earlier or before, key=lambda each: each.id, default=None)

    def _from_former(self, identity: str) -> OffsetMap:
        version = self._versions[identity]
        former = self.former(version)
        return OffsetMap(version.carried or (), former.length if former else 0, version.length)


class Carrying:
    """The ways of all articles, found when first asked for; an article of one version costs next to nothing."""

    def __init__(self, connection: sqlite3.Connection, texts: Texts) -> None:
        self._connection = connection
        self._texts = texts
        self._ways: dict[str, Way | None] = {}
        self._several: frozenset[str] | None = None

    def forget(self) -> None:
        """Look again at the next question."""
        self._ways, self._several = {}, None

    def note(self, kind: str, identity: str) -> None:
        """Look again at one entity that was written or taken away."""
        if kind == TextVersion.KIND:
            self.forget()
        elif kind == Coding.KIND and self._ways:
            # What is taken away is still here as a tombstone when it is noted.
            row = self._connection.execute("SELECT article FROM coding WHERE id = ?", (identity,)).fetchone()
            way = None if row is None else self._ways.get(row[0])
            if way is not None and way.lost is not None:
                way.lost.discard(identity)
                way.lost |= self._lost(way, "id = ?", identity)

    def way(self, article: str) -> Way | None:
        """Return the way to an article's newest text, None where there was never another."""
        if article not in self._ways:
            self._ways[article] = self._found(article)
        return self._ways[article]

    def corrected(self) -> frozenset[str]:
        """Return the articles that have had more than one text version."""
        if self._several is None:
            query = "SELECT article FROM text_version GROUP BY article HAVING count(*) > 1"
            self._several = frozenset(row[0] for row in self._connection.execute(query).fetchall())
        return self._several

    def corrected_article(self, version: str) -> str | None:
        """Return the article of which a text version is the newest, None where there was never another."""
        row = self._connection.execute("SELECT article FROM text_version WHERE id = ?", (version,)).fetchone()
        way = None if row is None else self.way(row[0])
        return row[0] if way is not None and way.newest == version else None

    def carried(self, things: list[Placed]) -> list[Placed]:
        """Return things as standing in the newest texts, without those that cannot be carried."""
        ways = {article: way for article in {thing.article for thing in things} if (way := self.way(article))}
        if not ways:
            return things
        moved = (ways[thing.article].carried(thing) if thing.article in ways else thing for thing in things)
        return [thing for thing in moved if thing is not None]

    def place(self, article: str, version: str, span: Span) -> tuple[str, Span] | None:
        """Return the newest version of an article's text and where a span of any version stands in it."""
        way = self.way(article)
        moved = span if way is None else way.span(version, span)
        return None if moved is None else (version if way is None else way.newest, moved)

    def lost(self, article: str | None = None) -> frozenset[str]:
        """Return the codings that cannot be carried, of everyone, in one article or in all; seen or not."""
        found: set[str] = set()
        for each in self.corrected() if article is None else (article,):
            way = self.way(each)
            if way is not None:
                if way.lost is None:
                    way.lost = self._lost(way, "article = ? AND version <> ?", each, way.newest)
                found |= way.lost
        return frozenset(found)

    def _found(self, article: str) -> Way | None:
        if self._several is not None and article not in self._several:
            return None
        rows = self._connection.execute("SELECT 1 FROM text_version WHERE article = ? LIMIT 2", (article,)).fetchall()
        if len(rows) < 2:
            return None
        # A version that was taken back is still here while work done on it refers to it.
        found = self._connection.execute(_VERSIONS, (article,)).fetchall()
        versions = [cast("TextVersion", to_entity(TextVersion.KIND, row[:-1])) for row in found]
        live = [version for version, row in zip(versions, found, strict=True) if not row[-1]]
        return Way(self._texts, versions, live[-1]) if live else None

    def _lost(self, way: Way, condition: str, *values: str) -> set[str]:
        query = f'SELECT id, version, start, "end" FROM coding WHERE removed = 0 AND {condition}'
        places = (_Place(*row) for row in self._connection.execute(query, values).fetchall())
        known = (place for place in places if way.knows(place.version))
        return {place.id for place in known if way.span(place.version, Span(place.start, place.end)) is None}
