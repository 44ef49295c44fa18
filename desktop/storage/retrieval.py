"""Read what retrieving and searching go through: texts of many articles at a time, memos, answers of the sheet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop.core.codings import Memo, Value
from desktop.core.paragraphs import Paragraph, Role
from desktop.storage.tables import every

if TYPE_CHECKING:
    from desktop.core.retrieving import PlainText

_TEXTS = """
    SELECT version.article, version.id, long_text.content
    FROM text_version AS version JOIN long_text ON long_text.digest = version.text
    WHERE version.removed = 0 AND version.article IN ({places}) AND NOT EXISTS (
        SELECT 1 FROM text_version AS later WHERE later.article = version.article AND later.removed = 0
        AND (later.number, later.id) > (version.number, version.id)
    )
"""


class Retrieval:
    """Questions over many articles at once; removed articles are for whoever asks to leave out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def texts(self, articles: Collection[str]) -> list[PlainText]:
        """Return the current texts of some articles, in no order; give it some hundred at a time."""
        from desktop.core.retrieving import PlainText

        query = _TEXTS.format(places=", ".join("?" * len(articles)))
        return [PlainText(*row) for row in self._connection.execute(query, tuple(articles)).fetchall()]

    def paragraphs(self, versions: Collection[str]) -> dict[str, tuple[Paragraph, ...]]:
        """Return the paragraphs of some text versions; give it some hundred at a time."""
        query = f"SELECT id, paragraphs FROM text_version WHERE id IN ({', '.join('?' * len(versions))})"
        rows = self._connection.execute(query, tuple(versions)).fetchall()
        return {version: tuple(_paragraph(*each) for each in json.loads(cut)) for version, cut in rows}

    def with_memo(self, codings: Collection[str]) -> set[str]:
        """Return which of some codings bear a memo."""
        query = f"SELECT coding FROM memo WHERE removed = 0 AND coding IN ({', '.join('?' * len(codings))})"
        return {row[0] for row in self._connection.execute(query, tuple(codings)).fetchall()}

    def memos(self) -> list[Memo]:
        """Return all memos of everyone, oldest first."""
        return every(self._connection, Memo, order="made, id")

    def values(self, variable: str) -> list[Value]:
        """Return all coders' answers to a variable of the coding sheet."""
        return every(self._connection, Value, "variable = ?", (variable,))


def _paragraph(start: int, end: int, role: str) -> Paragraph:
    return Paragraph(start, end, Role(role))
