"""Questions about the texts of articles: what a correction did, and the raw text behind."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from desktop.core.articles import TextVersion
from desktop.core.codings import Coding, NoneMark, Query
from desktop.core.spans import Span
from desktop.storage import Project
from desktop.text.carrying import gaps

_AROUND = 10  # code points shown either side of what was changed

Placed = TypeVar("Placed", Coding, NoneMark, Query)


class Replacement(NamedTuple):
    """Words that took the place of others, with what stands around them."""

    before: str
    old: str
    new: str
    after: str


class Edition(NamedTuple):
    """One version of an article's text: when it came about, by whom (None where the log does not say), what changed."""

    number: int
    made: str
    actor: str | None
    replaced: tuple[Replacement, ...]


class TextReading:
    """Texts of articles, their versions, and what was carried from one to the next."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def lost_codings(self, article: str) -> list[Coding]:
        """Return everyone's codings that cannot be carried to the article's newest text, as they were written."""
        return self._project.codings.lost(article)

    def carried(self, things: list[Placed]) -> list[Placed]:
        """Return codings, none-marks or queries as standing in the newest texts, without those that cannot be."""
        return self._project.carrying.carried(things)

    def raw_words(self, article: str, span: Span) -> str:
        """Return the raw text that a span of the newest text was read from, empty where there is none."""
        from desktop.text.corrections import raw_stretch

        version = self._project.articles.version(article)
        page = self._project.articles.page(version.page) if version and version.page else None
        raw = raw_stretch(version.segments, span) if version and page else None
        return "" if raw is None or page is None else self._project.texts.fetch(page.raw_text)[raw.start : raw.end]

    def editions(self, article: str) -> list[Edition]:
        """Return the versions of an article's text, newest first."""
        way = self._project.carrying.way(article)
        versions = reversed(self._project.articles.versions(article))
        return [self._edition(each, way.former(each) if way is not None else None) for each in versions]

    def _edition(self, version: TextVersion, before: TextVersion | None) -> Edition:
        replaced = () if before is None else tuple(self._replaced(version, before))
        return Edition(version.number, version.made, self._project.log.writer_of("text_version", version.id), replaced)

    def _replaced(self, version: TextVersion, before: TextVersion) -> list[Replacement]:
        from desktop.text.find import kwic

        old, new = (self._project.texts.fetch(each.text) for each in (before, version))
        found = []
        for gap in gaps(version.carried or (), before.length, version.length):
            around = kwic(new, gap.new, _AROUND)
            found.append(Replacement(around.before, old[slice(*gap.old)], around.hit, around.after))
        return found
