"""The log: streams of revisions, gapless and chained, written once and never changed.

A stream is one opening of the file for writing × one actor × {the study, that coder's own work}. Its first
revision names the heads it continues, so that a copied or restored file never forks a sequence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.core.clock import now
from desktop.core.ids import new_id
from desktop.core.revisions import START, Action, Revision, chain, dump

_INSERT = f"INSERT INTO revision VALUES ({', '.join('?' * 13)})"
_COLUMNS = "stream, sequence, lamport, action, name, actor, coder, time, kind, entity, change, body, hash"


@dataclass(slots=True)
class _Head:
    stream: str
    sequence: int
    hash: str


class Log:
    """Append to and read the log of one opening of a project."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._opening = ""
        self._heads: dict[tuple[str, str], _Head] = {}
        self._lamport: int | None = None
        self._saved: tuple[dict[tuple[str, str], _Head], int | None] = ({}, None)

    def remember(self) -> None:
        """Remember where the streams stand, for `forget` if the transaction fails."""
        heads = {key: _Head(head.stream, head.sequence, head.hash) for key, head in self._heads.items()}
        self._saved = (heads, self._lamport)

    def forget(self) -> None:
        """Go back to where the streams stood at `remember`."""
        self._heads, self._lamport = self._saved

    def append(
        self, *, action: str, name: str, actor: str, coder: str | None, kind: str, entity: str, body: str | None
    ) -> Revision:
        """Add one revision to the stream of this actor: own work if it counts for a coder, else the study's."""
        scope = "study" if coder is None else "own"
        head = self._heads.get((actor, scope)) or self._begin(action, name, actor, scope)
        return self._write(head, (action, name, actor, coder, now(), kind, entity, body))

    def _begin(self, action: str, name: str, actor: str, scope: str) -> _Head:
        self._opening = self._opening or new_id()
        head = self._heads[actor, scope] = _Head(new_id(), -1, START)
        body = dump({"opening": self._opening, "scope": scope, "continues": self._loose_heads(actor, scope)})
        coder = None if scope == "study" else actor
        self._write(head, (action, name, actor, coder, now(), "stream", head.stream, body))
        return head

    def _write(self, head: _Head, parts: tuple[str, str, str, str | None, str, str, str, str | None]) -> Revision:
        action, name, actor, coder, time, kind, entity, body = parts
        change = "del" if body is None else "put"
        sequence, lamport = head.sequence + 1, self._next_lamport()
        fields = (head.stream, sequence, lamport, action, name, actor, coder, time, kind, entity, change, body)
        revision = Revision(*fields, chain(head.hash, fields))
        self._connection.execute(_INSERT, revision)
        head.sequence, head.hash, self._lamport = sequence, revision.hash, lamport
        return revision

    def _next_lamport(self) -> int:
        if self._lamport is None:
            found = self._connection.execute("SELECT max(lamport) FROM revision").fetchone()[0]
            self._lamport = found or 0
        return self._lamport + 1

    def _loose_heads(self, actor: str, scope: str) -> list[list[str | int]]:
        """Return the heads that no stream of the same reach continues yet.

        The study's streams reach the study, own work reaches the study and this actor's own work: what a package
        of them carries, so that in it nothing is missing and nothing hangs loose.
        """
        query = "SELECT stream, body FROM revision WHERE sequence = 0 AND (coder IS NULL OR (? = 'own' AND actor = ?))"
        starts = self._connection.execute(query, (scope, actor)).fetchall()
        named = {(each[0], each[1]) for _, body in starts for each in json.loads(body)["continues"]}
        heads: list[list[str | int]] = []
        for stream, _ in starts:
            query = "SELECT sequence, hash FROM revision WHERE stream = ? ORDER BY sequence DESC LIMIT 1"
            sequence, digest = self._connection.execute(query, (stream,)).fetchone()
            if (stream, sequence) not in named:
                heads.append([stream, sequence, digest])
        return heads

    def size(self) -> int:
        """Return how many revisions there are."""
        return int(self._connection.execute("SELECT count(*) FROM revision").fetchone()[0])

    def of_action(self, action: str) -> list[Revision]:
        """Return the revisions of an action in fold order, without its own entry and stream starts."""
        query = (
            f"SELECT {_COLUMNS} FROM revision WHERE action = ? AND kind NOT IN ('action', 'stream') "
            "ORDER BY lamport, stream, sequence"
        )
        return [Revision(*row) for row in self._connection.execute(query, (action,)).fetchall()]

    def before(self, revision: Revision) -> str | None:
        """Return the body the entity had before this revision, null if it was not there."""
        query = (
            "SELECT body FROM revision WHERE kind = ? AND entity = ? AND (lamport, stream, sequence) < (?, ?, ?) "
            "ORDER BY lamport DESC, stream DESC, sequence DESC LIMIT 1"
        )
        place = (revision.kind, revision.entity, revision.lamport, revision.stream, revision.sequence)
        row = self._connection.execute(query, place).fetchone()
        return None if row is None else row[0]

    def latest(self, kind: str, entity: str) -> str | None:
        """Return the body an entity has now, null if it is not there."""
        query = (
            "SELECT body FROM revision WHERE kind = ? AND entity = ? "
            "ORDER BY lamport DESC, stream DESC, sequence DESC LIMIT 1"
        )
        row = self._connection.execute(query, (kind, entity)).fetchone()
        return None if row is None else row[0]

    def writer_of(self, kind: str, entity: str) -> str | None:
        """Return who wrote an entity first, null if nobody did."""
        query = "SELECT actor FROM revision WHERE kind = ? AND entity = ? ORDER BY lamport, stream, sequence LIMIT 1"
        row = self._connection.execute(query, (kind, entity)).fetchone()
        return None if row is None else row[0]

    def actions_newest_first(self, actor: str | None = None) -> Iterator[Action]:
        """Yield actions of one actor, or of all, newest first, read in blocks so that no cursor stays open."""
        # By lamport and stream: in a file that took over another, two steps may have the same lamport.
        below = (1 << 62, "")
        while rows := self._action_block(actor, below):
            for lamport, stream, entity, name, who, time, body in rows:
                content = json.loads(body)
                yield Action(entity, name, who, time, content["facts"], content["inverts"])
                below = (lamport, stream)

    def _action_block(self, actor: str | None, below: tuple[int, str]) -> list[tuple[Any, ...]]:
        whose = "" if actor is None else " AND actor = ?"
        query = (
            "SELECT lamport, stream, entity, name, actor, time, body FROM revision "
            f"WHERE kind = 'action' AND (lamport, stream) < (?, ?){whose} ORDER BY lamport DESC, stream DESC LIMIT 50"
        )
        return self._connection.execute(query, below if actor is None else (*below, actor)).fetchall()

    def all_revisions(self) -> Iterable[Revision]:
        """Return every revision, stream by stream in sequence."""
        query = f"SELECT {_COLUMNS} FROM revision ORDER BY stream, sequence"
        return (Revision(*row) for row in self._connection.execute(query))
