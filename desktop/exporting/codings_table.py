"""The table of codings: one row a coding, with its article, code, coder, place, words and context."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from desktop.core.codings import Coding
from desktop.core.snapshots import ArticleText, StudySnapshot
from desktop.core.tables import Cell, Table
from desktop.exporting.directory import Audience, Directory

COLUMNS = (
    "article_number", "article_id", "headline", "newspaper", "date", "page", "category_number", "category_zh",
    "category_en", "code_number", "code_key", "code_zh", "code_en", "rank", "attributes", "coder", "start", "end",
    "words", "context", "memo", "made", "origin", "coding_id",
)  # fmt: skip


class _Place:
    """An article at its place in the study, with its sentences found once."""

    def __init__(self, number: int, source: ArticleText) -> None:
        self.number = number
        self.source = source

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        from desktop.text.segment import sentences

        found = sentences(self.source.text)
        return [sentence.start for sentence in found], [sentence.end for sentence in found]

    def context(self, coding: Coding) -> str:
        """Return the sentences a coding touches; nothing if its words are not at its place."""
        text = self.source.text
        if text[coding.start : coding.end] != coding.words:
            return ""
        starts, ends = self._sentences
        first, last = bisect_right(ends, coding.start), bisect_left(starts, coding.end) - 1
        return text[starts[first] : ends[last]] if first <= last else ""


def codings_table(study: StudySnapshot, audience: Audience = Audience.PROGRAMS) -> Table:
    """Return the codings by article, place and 编号; start and end are code points of the article's text.

    One that no correction of the text could carry along stands last of its article, with its own words and no place.
    """
    directory = Directory(study, audience)
    ordered = sorted(study.articles, key=lambda source: (source.article.position, source.article.id))
    places = {source.article.id: _Place(number, source) for number, source in enumerate(ordered, 1)}
    lost = {coding.id for coding in study.lost_codings}
    found = [coding for coding in (*study.codings, *study.lost_codings) if coding.article in places]
    found.sort(key=lambda coding: (places[coding.article].number, coding.id in lost, *_order(coding, directory)))
    rows = (_row(places[coding.article], coding, directory, is_lost=coding.id in lost) for coding in found)
    return Table("codings", COLUMNS, tuple(rows))


def _order(coding: Coding, directory: Directory) -> tuple[int, int, int, str]:
    return coding.start, coding.end, directory.code(coding).number, coding.id


def _row(place: _Place, coding: Coding, directory: Directory, *, is_lost: bool) -> tuple[Cell, ...]:
    article, outlet = place.source.article, place.source.outlet_name
    code = directory.code(coding)
    category = directory.category(code)
    return (
        place.number, article.id, article.headline, outlet or "", article.date or "", article.page_number or "",
        category.number, category.name_zh, category.name_en,
        code.number, code.key, code.name_zh, code.name_en, directory.rank(coding), directory.answers(coding),
        directory.coder(coding.coder), *((None, None) if is_lost else coding.span), coding.words,
        "" if is_lost else place.context(coding),
        directory.memo(coding), coding.made, directory.origin(coding), coding.id,
    )  # fmt: skip
