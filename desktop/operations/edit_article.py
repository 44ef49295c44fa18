"""Edit an article's fields: headline as shown in lists, newspaper, date, page number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.operations.finding import cleaned, the_article
from desktop.operations.import_pages import outlet_named
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


@dataclass(frozen=True, slots=True)
class EditArticle(Operation):
    """Write the fields of an article as they are to be; empty newspaper, date or page number means not known."""

    name: ClassVar[str] = "edit_article"
    scope: ClassVar[Scope] = Scope.STUDY

    article: str
    headline: str
    outlet: str = ""
    date: str = ""
    page_number: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the article; its text stays as it is."""
        article = the_article(writer, self.article)
        outlet = " ".join(self.outlet.split())
        edited = replace(
            article, headline=cleaned(self.headline), outlet=outlet_named(writer, outlet) if outlet else None,
            date=read_date(self.date), page_number=" ".join(self.page_number.split()) or None,
        )  # fmt: skip
        writer.facts = {"article": article.headline}
        if edited != article:
            writer.put(edited)


def read_date(written: str) -> str | None:
    """Return a date as `yyyy-mm-dd`, None if nothing is written; KnownError date_unclear for what is no date."""
    if not written.strip():
        return None
    match = _DATE.fullmatch(written.strip())
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
    except ValueError:
        pass
    raise KnownError("date_unclear", written=written.strip())
