"""Read the codebook."""

from __future__ import annotations

import sqlite3

from desktop.core.codebooks import (
    Attribute,
    Category,
    Code,
    Codebook,
    CodebookVersion,
    Option,
    Rank,
    Ruling,
    Sheet,
    Variable,
)
from desktop.core.entities import Entity
from desktop.core.snapshots import CodebookSet, codebook_of
from desktop.storage.tables import every, one, tombstones

EMPTY = Codebook(id="", key="", title_zh="", title_en="")


class Codebooks:
    """The codebook of the study; a code is there only while its category is, a merged one while its heir is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def whole(self) -> CodebookSet:
        """Return the whole codebook in order."""
        order = "position, number, id"
        heads = every(self._connection, Codebook)
        return codebook_of(
            heads[0] if heads else EMPTY,
            every(self._connection, Category, order=order),
            every(self._connection, Code, order=order),
            attributes=tuple(every(self._connection, Attribute, order=order)),
            options=tuple(every(self._connection, Option, order=order)),
            ranks=tuple(every(self._connection, Rank, order=order)),
            sheets=tuple(every(self._connection, Sheet, order="position, id")),
            variables=tuple(every(self._connection, Variable, order=order)),
        )

    def gone(self) -> list[Entity]:
        """Return what was taken out of the codebook while work hangs on it, and codes out of sight with others."""
        whole = self.whole()
        seen = {each.id for each in (*whole.codes, *whole.merged)}
        hidden = [code for code in every(self._connection, Code) if code.id not in seen]
        kinds = (Rank, Category, Code, Attribute, Sheet, Variable)
        return [*hidden, *(each for kind in kinds for each in tombstones(self._connection, kind))]

    def code(self, identity: str) -> Code | None:
        """Return a code."""
        return one(self._connection, Code, identity)

    def category(self, identity: str) -> Category | None:
        """Return a category."""
        return one(self._connection, Category, identity)

    def ranks(self) -> list[Rank]:
        """Return the ranks a coding can have, the main one first."""
        return every(self._connection, Rank, order="position, number, id")

    def versions(self) -> list[CodebookVersion]:
        """Return the versions of the codebook, oldest first."""
        return every(self._connection, CodebookVersion, order="number, id")

    def newest_version(self) -> CodebookVersion | None:
        """Return the version that holds now, None in a study whose codebook never changed."""
        found = every(self._connection, CodebookVersion, order="number DESC, id DESC LIMIT 1")
        return found[0] if found else None

    def last_number(self) -> int:
        """Return the greatest number that any version ever had, one taken back since included; 0 before the first."""
        query = "SELECT max(json_extract(body, '$.number')) FROM revision WHERE kind = ? AND coder IS NULL"
        return self._connection.execute(query, (CodebookVersion.KIND,)).fetchone()[0] or 0

    def rulings(self) -> list[Ruling]:
        """Return what was ruled, oldest first."""
        return every(self._connection, Ruling, order="made, id")
