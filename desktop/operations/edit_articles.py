"""Give many articles the same newspaper or date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.operations.edit_article import read_date
from desktop.operations.finding import the_article
from desktop.operations.import_pages import outlet_named
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class EditArticles(Operation):
    """Write newspaper and date of many articles in one step; None leaves a field as it is, empty means not known."""

    name: ClassVar[str] = "edit_articles"
    scope: ClassVar[Scope] = Scope.STUDY

    articles: tuple[str, ...]
    outlet: str | None = None
    date: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write every article that is to be different; KnownError date_unclear, or article_gone if there is none."""
        if not self.articles:
            raise KnownError("article_gone")
        wanted: dict[str, str | None] = {}
        if self.date is not None:
            wanted["date"] = read_date(self.date)
        if self.outlet is not None:
            outlet = " ".join(self.outlet.split())
            wanted["outlet"] = outlet_named(writer, outlet) if outlet else None
        for identity in self.articles:
            article = the_article(writer, identity)
            if (edited := replace(article, **wanted)) != article:  # type: ignore[arg-type]
                writer.put(edited)
        writer.facts = {"count": str(len(self.articles))}
