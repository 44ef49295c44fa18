"""Read articles, their texts, and the newspapers they are from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from typing import cast

from desktop.core.articles import Article, ArticleLine, Outlet, Page, TextVersion
from desktop.core.snapshots import ArticleText
from desktop.storage.rows import columns, to_entity
from desktop.storage.tables import every, one
from desktop.storage.texts import Texts


class Articles:
    """The articles of the study; the current text version is the live one with the greatest number."""

    def __init__(self, connection: sqlite3.Connection, texts: Texts) -> None:
        self._connection = connection
        self._texts = texts

    def all(self) -> list[Article]:
        """Return every article in order."""
        return every(self._connection, Article, order="position, id")

    def lines(self) -> list[ArticleLine]:
        """Return what a list says of every article, in order: a hundred thousand in a quarter of a second."""
        query = (
            "SELECT id, headline, coalesce((SELECT name FROM outlet WHERE outlet.id = article.outlet), ''), "
            "coalesce(date, ''), coalesce(page_number, '') FROM article WHERE removed = 0 ORDER BY position, id"
        )
        return list(map(ArticleLine._make, self._connection.execute(query).fetchall()))

    def any(self) -> bool:
        """Tell whether there is any article."""
        return self._connection.execute("SELECT 1 FROM article WHERE removed = 0 LIMIT 1").fetchone() is not None

    def get(self, identity: str) -> Article | None:
        """Return an article."""
        return one(self._connection, Article, identity)

    def outlets(self) -> list[Outlet]:
        """Return the newspapers by name."""
        return every(self._connection, Outlet, order="name, id")

    def outlet(self, identity: str) -> Outlet | None:
        """Return a newspaper."""
        return one(self._connection, Outlet, identity)

    def page(self, identity: str) -> Page | None:
        """Return the page an article came from."""
        return one(self._connection, Page, identity)

    def version(self, article: str) -> TextVersion | None:
        """Return an article's current text version."""
        query = (
            f"SELECT {columns('text_version')} FROM text_version WHERE removed = 0 AND article = ? "
            "ORDER BY number DESC, id DESC LIMIT 1"
        )
        row = self._connection.execute(query, (article,)).fetchone()
        return None if row is None else _version(row)

    def version_named(self, identity: str) -> TextVersion | None:
        """Return a text version."""
        return one(self._connection, TextVersion, identity)

    def versions(self, article: str) -> list[TextVersion]:
        """Return all text versions of an article, oldest first."""
        return every(self._connection, TextVersion, "article = ?", (article,), order="number, id")

    def with_text(self, identity: str) -> ArticleText | None:
        """Return an article with its current canonical text."""
        article, version = self.get(identity), self.version(identity)
        if article is None or version is None:
            return None
        outlet = self.outlet(article.outlet) if article.outlet else None
        page = self.page(version.page) if version.page else None
        return ArticleText(
            article=article, version=version, text=self._texts.fetch(version.text),
            outlet_name=outlet.name if outlet else None, file_name=page.file_name if page else None,
        )  # fmt: skip

    def next_position(self) -> int:
        """Return the position behind the last article."""
        row = self._connection.execute("SELECT max(position) FROM article WHERE removed = 0").fetchone()
        return 0 if row[0] is None else int(row[0]) + 1

    def digests(self) -> dict[str, str]:
        """Return the headline of the article that holds each canonical text, by the text's digest."""
        query = (
            "SELECT text_version.text, article.headline FROM text_version JOIN article ON article.id = article "
            "WHERE text_version.removed = 0 AND article.removed = 0"
        )
        return dict(self._connection.execute(query).fetchall())

    def holder_of(self, digest: str, *, but: str) -> Article | None:
        """Return an article, other than one, of which some text version has this canonical text, by its digest."""
        where = "id IN (SELECT article FROM text_version WHERE removed = 0 AND text = ?) AND id <> ?"
        found = every(self._connection, Article, where, (digest, but))
        return found[0] if found else None

    def holders(self, digests: Iterable[str]) -> list[tuple[str, str, str]]:
        """Return digest, article and headline wherever some text version has one of these canonical texts."""
        query = (
            "SELECT DISTINCT text_version.text, article.id, article.headline FROM text_version "
            "JOIN article ON article.id = article WHERE text_version.removed = 0 AND article.removed = 0 "
            "AND text_version.text IN (SELECT value FROM json_each(?))"
        )
        return self._connection.execute(query, (json.dumps(list(digests)),)).fetchall()

    def pages_in_use(self) -> set[str]:
        """Return the pages that a live text version comes from."""
        query = "SELECT DISTINCT page FROM text_version WHERE removed = 0 AND page IS NOT NULL"
        return {row[0] for row in self._connection.execute(query).fetchall()}


@lru_cache(maxsize=8)
def _version(row: tuple[object, ...]) -> TextVersion:
    # Each coding placed asks for the version again, and a long article has a thousand paragraphs in it.
    return cast("TextVersion", to_entity("text_version", row))
