"""Retrieving: what is asked for when coded segments are looked up again, and which codings answer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.core.articles import Article
from desktop.core.codings import Coding
from desktop.core.relations import Relation, standing_so
from desktop.core.spans import Span

Units = Callable[[Sequence[Span]], Sequence[Span]]


class Join(StrEnum):
    """How the second code is joined to the first: not at all, both, either, or the first without the second."""

    ALONE = "alone"
    AND = "and"
    OR = "or"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFilter:
    """Which articles are looked into; `since` and `until` are `yyyy-mm-dd` or a beginning of it, both included.

    A newspaper is named by its identity. What has no date is left out as soon as a date is asked for.
    """

    outlet: str | None = None
    since: str = ""
    until: str = ""

    def admits(self, article: Article) -> bool:
        """Tell whether an article is looked into."""
        if self.outlet is not None and article.outlet != self.outlet:
            return False
        if not (self.since or self.until):
            return True
        date = article.date or ""
        return bool(date) and self.since <= date and (not self.until or date[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFilter:
    """An answer of the coding sheet that the segment's own coder gave for its article: an option, or a text."""

    variable: str
    number: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentQuestion:
    """Codes by identity, how a second choice of codes is joined to them, and what else a coding has to be.

    None means: whatever it is. A rank of "" means a coding without one. `words` are looked for by the session.
    """

    codes: frozenset[str]
    join: Join = Join.ALONE
    others: frozenset[str] = frozenset()
    relation: Relation = Relation.OVERLAPS
    distance: int = 20
    coder: str | None = None
    rank: str | None = None
    origin: str | None = None
    words: str = ""
    articles: ArticleFilter = ArticleFilter()
    sheet: SheetFilter | None = None

    def admits(self, coding: Coding) -> bool:
        """Tell whether a coding is by the coder, of the rank and of the origin asked for."""
        return (
            (self.coder is None or coding.coder == self.coder)
            and (self.rank is None or (coding.rank or "") == self.rank)
            and (self.origin is None or coding.origin == self.origin)
        )


class CodedSegment(NamedTuple):
    """A coding as it is shown again: its words with the sentences around them, and where they are from."""

    coding: Coding
    headline: str
    outlet: str
    date: str
    before: str
    words: str
    after: str
    has_memo: bool


class PlainText(NamedTuple):
    """The current text of an article, and the version that positions in it count in."""

    article: str
    version: str
    text: str


def chosen(question: SegmentQuestion, codings: Sequence[Coding], units: Units) -> list[Coding]:
    """Return which codings of one coder in one article answer the question, in their order.

    A code chosen both times counts as chosen first, so that no coding is its own neighbour. Rank and origin are asked
    of what is listed, not of what it is held against. `units` gives sentences or paragraphs around some spans.
    """
    first = [each for each in codings if each.code in question.codes and question.admits(each)]
    second = [each for each in codings if each.code in question.others - question.codes]
    if question.join is Join.ALONE:
        return first
    if question.join is Join.OR:
        either = question.codes | question.others
        return [each for each in codings if each.code in either and question.admits(each)]
    spans, others = [each.span for each in first], [each.span for each in second]
    cut = units([*spans, *others]) if spans and others else ()
    stand = standing_so(spans, others, question.relation, distance=question.distance, units=cut)
    return [each for each, so in zip(first, stand, strict=True) if so == (question.join is Join.AND)]
