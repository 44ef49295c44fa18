"""How the queue names people and codes: coders by letters unless their names are asked for."""

from __future__ import annotations

from desktop.core.articles import Article
from desktop.core.clock import local_minute
from desktop.core.codebooks import Category, Code, Ruling
from desktop.session import Session
from desktop.session.doubts import Asked
from desktop.ui.review.rows import AskedRow
from desktop.ui.widgets.people import People
from desktop.wording import current_language, say


class Naming:
    """Makes rows for all sections alike."""

    def __init__(self, session: Session, people: People) -> None:
        self._session = session
        self.people = people

    def rows(self, asked: list[Asked]) -> list[AskedRow]:
        """Return rows for what was asked."""
        coders = self.people.called()
        read, places = self._session.read, {each.article for each in asked}
        articles = {article.id: article for article in read.articles() if article.id in places} if asked else {}
        outlets = {outlet.id: outlet.name for outlet in read.outlets()} if articles else {}
        return [self._row(each, coders, articles.get(each.article or ""), outlets) for each in asked]

    def alike(self, name: str) -> str:
        """Return the codes that are like a name, as one line; empty if there is none."""
        from desktop.text.likeness import known, like

        codebook = self._session.read.codebook()
        found = (codebook.code(each.id) for each in like(name, [known(code) for code in codebook.codes], most=5))
        return say("review.between").join(label(code) for code in found if code is not None)

    def _row(self, asked: Asked, coders: dict[str, str], article: Article | None, outlets: dict[str, str]) -> AskedRow:
        title, color = self._title(asked)
        source = (outlets.get(article.outlet or ""), article.date) if article else ()
        return AskedRow(
            asked=asked, title=title, color=color, coder=coders.get(asked.coder, ""), time=local_minute(asked.made),
            headline=article.headline if article else "", source=" ".join(filter(None, source)),
        )  # fmt: skip

    def _title(self, asked: Asked) -> tuple[str, str]:
        codebook = self._session.read.codebook()
        if asked.name:
            category = next((each for each in codebook.categories if each.id == asked.category), None)
            return say("review.suggested", name=asked.name), category.color if category else ""
        code = codebook.code(asked.code or "")
        if code is None and asked.kind == Ruling.KIND:
            return say("review.no_code"), ""
        if code is None:
            return say("review.code_unseen") if asked.coding else say("review.uncoded"), ""
        return label(code), codebook.color_of(code)


def label(thing: Code | Category) -> str:
    """Return a code or category with its number, in the window's language."""
    name = thing.name_en if current_language() == "en" and thing.name_en else thing.name_zh
    return f"{thing.number} {name}"
