"""Import pages: every article found in them, in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.articles import Article, Outlet, Page, TextVersion
from desktop.core.clock import now
from desktop.core.drafts import ArticleDraft, PageDraft
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class ImportPages(Operation):
    """Write read pages with their bytes, raw text, articles and first text versions."""

    name: ClassVar[str] = "import_pages"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    pages: tuple[PageDraft, ...]

    def apply(self, writer: Writer) -> None:
        """Write all pages behind the articles there are; a text the study holds already is refused by name."""
        known = writer.project.articles.digests()
        position = writer.project.articles.next_position()
        count = 0
        for page in self.pages:
            identity = _put_page(writer, page)
            for draft in page.articles:
                if draft.digest in known:
                    raise KnownError("same_text", file=page.file_name, other=known[draft.digest])
                known[draft.digest] = draft.headline
                _put_article(writer, draft, identity, position + count)
                count += 1
        writer.facts = {"count": str(count)}


def _put_page(writer: Writer, page: PageDraft) -> str:
    texts = writer.project.texts
    texts.keep_file(page.raw_bytes)
    entity = Page(
        id=new_id(), file_name=page.file_name, sha256=page.sha256, encoding=page.encoding,
        raw_text=texts.keep(page.raw_text), imported=now(),
    )  # fmt: skip
    writer.put(entity)
    return entity.id


def _put_article(writer: Writer, draft: ArticleDraft, page: str, position: int) -> None:
    outlet = outlet_named(writer, draft.outlet) if draft.outlet else None
    article = Article(
        id=new_id(), headline=draft.headline, outlet=outlet, date=draft.date,
        page_number=draft.page_number, position=position,
    )  # fmt: skip
    writer.put(article)
    version = TextVersion(
        id=new_id(), article=article.id, number=1, page=page, text=writer.project.texts.keep(draft.text),
        length=len(draft.text), paragraphs=draft.paragraphs, segments=draft.segments, carried=None, made=now(),
    )  # fmt: skip
    writer.put(version)


def outlet_named(writer: Writer, name: str) -> str:
    """Return the identity of the newspaper with this name, made if there is none."""
    for outlet in writer.project.articles.outlets():
        if outlet.name == name:
            return outlet.id
    outlet = Outlet(id=new_id(), name=name)
    writer.put(outlet)
    return outlet.id
