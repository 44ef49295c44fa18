"""What of a coder's work overlaps a place: kept in memory, for an article may bear thousands of codings."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from desktop.core.articles import TextVersion
from desktop.core.codings import Coding, NoneMark
from desktop.core.spans import Span
from desktop.storage.carrying import Carrying
from desktop.storage.codings import Codings
from desktop.storage.tables import one

_KINDS = (Coding.KIND, NoneMark.KIND)
_CELL = 64  # code points: about a clause or two
_COLUMNS = 'id, article, coder, version, start, "end", '
_RANK = {Coding.KIND: "rank", NoneMark.KIND: "NULL"}

_Key = tuple[str, str, str]


class _Where(NamedTuple):
    """A stretch of one text version, and the rank of the coding on it."""

    version: str
    span: Span
    rank: str | None


class _Grid:
    """Stretches of one article, found by the cells of text they touch."""

    def __init__(self) -> None:
        self._places: dict[str, _Where] = {}
        self._cells: defaultdict[int, set[str]] = defaultdict(set)

    def put(self, identity: str, where: _Where) -> None:
        self.drop(identity)
        self._places[identity] = where
        for cell in _cells(where.span):
            self._cells[cell].add(identity)

    def drop(self, identity: str) -> None:
        where = self._places.pop(identity, None)
        if where is not None:
            for cell in _cells(where.span):
                self._cells[cell].discard(identity)

    def __len__(self) -> int:
        return len(self._places)

    def on(self, version: str, span: Span) -> list[str]:
        """Return what stands on just this span, in no order."""
        return [
            identity
            for identity in self._cells.get(span.start // _CELL, ())
            if self._places[identity].span == span and self._places[identity].version == version
        ]

    def over(self, version: str, span: Span) -> Iterator[tuple[str, str | None]]:
        """Yield what shares characters with a span, in no order, each with its rank."""
        for identity in {identity for cell in _cells(span) for identity in self._cells.get(cell, ())}:
            own = self._places[identity]
            if own.version == version and own.span.overlaps(span):
                yield identity, own.rank


class Overlaps:
    """Own codings and none-marks by place.

    An article is read at the first question about it; from then on the writer tells of each change. Whoever changes
    the state tables otherwise, or takes an action back half way, calls `forget`.
    """

    def __init__(self, connection: sqlite3.Connection, carrying: Carrying, codings: Codings) -> None:
        self._connection = connection
        self._carrying = carrying
        self._codings = codings
        self._grids: dict[_Key, _Grid] = {}
        self._homes: dict[str, _Key] = {}

    def forget(self) -> None:
        """Read everything again at the next question."""
        self._grids, self._homes = {}, {}

    def note(self, kind: str, identity: str) -> None:
        """Look again at one entity that was written or taken away."""
        if kind == TextVersion.KIND:
            self.forget()
        if kind not in _KINDS or not self._grids:
            return
        home = self._homes.pop(identity, None)
        if home in self._grids:
            self._grids[home].drop(identity)
        self._read(kind, "id = ?", identity)

    def codings(self, article: str, coder: str, version: str, span: Span) -> list[Coding]:
        """Return a coder's codings that share a character with a span of a text version."""
        found = self._grid((Coding.KIND, article, coder)).over(version, span)
        codings = (self._codings.get(identity) for identity, _ in sorted(found))
        return [coding for coding in codings if coding is not None]

    def same(self, coding: Coding) -> Coding | None:
        """Return another coding of the coder with the same code on the same span, if there is one."""
        place = self._carrying.place(coding.article, coding.version, coding.span)
        if place is None:
            return None
        here = self._grid((Coding.KIND, coding.article, coding.coder)).on(*place)
        found = (self._codings.get(identity) for identity in here if identity != coding.id)
        code = self._codings.heir_of(coding.code)
        return next((each for each in found if each is not None and each.code == code), None)

    def has_rank(self, coding: Coding, rank: str) -> bool:
        """Tell whether another of the coder's codings with this rank shares characters with a coding."""
        found = self._grid((Coding.KIND, coding.article, coding.coder)).over(coding.version, coding.span)
        return self._sees_one_of(identity for identity, own in found if own == rank and identity != coding.id)

    def is_coded(self, article: str, coder: str, version: str, span: Span) -> bool:
        """Tell whether a coder has a coding that shares a character with a span of a text version."""
        found = self._grid((Coding.KIND, article, coder)).over(version, span)
        return self._sees_one_of(identity for identity, _ in found)

    def count(self, article: str, coder: str) -> int:
        """Return how many codings a coder has in an article: of one that was read, without counting its rows again."""
        grid = self._grids.get((Coding.KIND, article, coder))
        # In a corrected text some may have no place; they are rows as well.
        stored = len(grid) if grid is not None and self._carrying.way(article) is None else None
        return self._codings.count_in(article, coder=coder, stored=stored)

    def none_marks(self, article: str, coder: str, version: str, span: Span) -> list[NoneMark]:
        """Return a coder's none-marks that share a character with a span of a text version, coded or not."""
        found = self._grid((NoneMark.KIND, article, coder)).over(version, span)
        marks = (self.none_mark(identity) for identity, _ in sorted(found))
        return [mark for mark in marks if mark is not None]

    def none_mark(self, identity: str) -> NoneMark | None:
        """Return a none-mark as standing in the newest text, coded over or not."""
        mark = one(self._connection, NoneMark, identity)
        return None if mark is None else next(iter(self._carrying.carried([mark])), None)

    def warm_up(self, article: str, coder: str) -> None:
        """Read an article now rather than at the first question about it."""
        for kind in _KINDS:
            self._grid((kind, article, coder))

    def _sees_one_of(self, identities: Iterator[str]) -> bool:
        # A coding out of sight is none; of hundreds that may lie here, one in sight is enough.
        return any(self._codings.get(identity) is not None for identity in identities)

    def _grid(self, key: _Key) -> _Grid:
        if key not in self._grids:
            self._grids[key] = _Grid()
            kind, article, coder = key
            self._read(kind, "article = ? AND coder = ?", article, coder)
        return self._grids[key]

    def _read(self, kind: str, condition: str, *values: str) -> None:
        query = f"SELECT {_COLUMNS}{_RANK[kind]} FROM {kind} WHERE removed = 0 AND {condition}"
        for identity, article, coder, version, start, end, rank in self._connection.execute(query, values).fetchall():
            key = (kind, article, coder)
            where = self._carrying.place(article, version, Span(start, end)) if key in self._grids else None
            if where is not None:
                self._grids[key].put(identity, _Where(*where, rank))
                self._homes[identity] = key


def _cells(span: Span) -> range:
    return range(span.start // _CELL, (span.end - 1) // _CELL + 1)
