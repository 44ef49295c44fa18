"""Remove articles from the study; codings on them go out of sight with them and come back with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.operations.finding import the_article
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer
from desktop.wording import LANGUAGES, say


@dataclass(frozen=True, slots=True)
class RemoveArticles(Operation):
    """Take articles with their text versions and pages away."""

    name: ClassVar[str] = "remove_articles"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    articles: tuple[str, ...]

    def apply(self, writer: Writer) -> None:
        """Remove children before parents; a page goes with its last article."""
        store = writer.project.articles
        pages: set[str] = set()
        headlines: list[str] = []
        for identity in self.articles:
            article = the_article(writer, identity)
            for version in store.versions(identity):
                pages |= {version.page} if version.page else set()
                writer.remove(version)
            writer.remove(article)
            headlines.append(article.headline)
        for page in sorted(pages - store.pages_in_use()):
            if (entity := store.page(page)) is not None:
                writer.remove(entity)
        writer.facts = {"article": _named(headlines), "count": str(len(headlines))}


def _named(headlines: list[str]) -> str | list[str]:
    """Return how the history names articles: by the first, and by how many, in both languages."""
    if len(headlines) < 2:
        return "".join(headlines)
    facts = {"article": headlines[0], "count": str(len(headlines))}
    return [say("articles.several", language=language, **facts) for language in LANGUAGES]
