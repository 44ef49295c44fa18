"""Read the study and its coders."""

from __future__ import annotations

import sqlite3

from desktop.core.studies import Coder, Study
from desktop.storage.tables import every, one
from desktop.storage.texts import Texts


class Studies:
    """The study's head and the people in it."""

    def __init__(self, connection: sqlite3.Connection, texts: Texts) -> None:
        self._connection = connection
        self._texts = texts

    def study(self) -> Study | None:
        """Return the study, None in a file that has just been made."""
        found = every(self._connection, Study)
        return found[0] if found else None

    def coders(self) -> list[Coder]:
        """Return all coders in order."""
        return every(self._connection, Coder, order="position, id")

    def coder(self, identity: str) -> Coder | None:
        """Return a coder."""
        return one(self._connection, Coder, identity)

    def coder_names(self) -> dict[str, str]:
        """Return the coders' names by their identities; an erased name is missing."""
        names = self._texts.names()
        return {coder.id: names[coder.name_key] for coder in self.coders() if coder.name_key in names}
