"""Articles, the pages they come from, and the versions of their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from desktop.core.entities import Entity
from desktop.core.paragraphs import Paragraph
from desktop.core.segments import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet(Entity):
    """A newspaper."""

    KIND: ClassVar[str] = "outlet"

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Entity):
    """A file as it came in: its bytes by sha256, and its raw text by digest, both kept."""

    KIND: ClassVar[str] = "page"

    file_name: str
    sha256: str
    encoding: str
    raw_text: str
    imported: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Entity):
    """An article of the study; `date` is `yyyy-mm-dd`, `page_number` the printed 版次."""

    KIND: ClassVar[str] = "article"

    headline: str
    outlet: str | None = None
    date: str | None = None
    page_number: str | None = None
    position: int = 0
    reprint_group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextVersion(Entity):
    """One immutable canonical text of an article, by digest; positions count its code points.

    `segments` tie it to the raw text of its page. `former` is the version it was made from, `carried` the offset map
    from there: triples of `(old_start, old_end, new_start)`, copied stretches only; both null for the first version.
    Versions of a file that had not taken the step `former` name none; theirs is the one numbered before.
    """

    KIND: ClassVar[str] = "text_version"

    article: str
    number: int
    page: str | None
    text: str
    length: int
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
    carried: tuple[tuple[int, int, int], ...] | None
    made: str
    former: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintGroup(Entity):
    """Articles that are reprints of one another; `kept` is the one that is coded."""

    KIND: ClassVar[str] = "reprint_group"

    kept: str | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Entity):
    """How articles were found: the search expression, the database, the day."""

    KIND: ClassVar[str] = "search"

    expression: str
    source: str
    date: str
    hits: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Entity):
    """How articles were drawn from what was found, with the seed that draws them again."""

    KIND: ClassVar[str] = "sample"

    search: str | None
    method: str
    seed: int
    size: int
    strata: tuple[str, ...]
    articles: tuple[str, ...]
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Entity):
    """An article left out of the sample, with the reason."""

    KIND: ClassVar[str] = "exclusion"

    article: str
    reason: str
    made: str


class ArticleLine(NamedTuple):
    """What a list says of an article; what is not known is empty."""

    id: str
    headline: str
    outlet: str = ""
    date: str = ""
    page_number: str = ""
