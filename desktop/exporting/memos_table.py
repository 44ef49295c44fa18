"""The table of memos: one row a memo, with what it is on, by the time it was written."""

from __future__ import annotations

from desktop.core.codings import Coding, Memo
from desktop.core.memo_places import place_of
from desktop.core.snapshots import StudySnapshot
from desktop.core.tables import Cell, Table
from desktop.exporting.directory import Audience, Directory
from desktop.text.memo_links import without_addresses
from desktop.wording import say

COLUMNS = (
    "written", "coder", "memo_on", "article_number", "headline", "code_number", "code_zh", "code_en", "start", "end",
    "words", "memo", "memo_id",
)  # fmt: skip


def memos_table(study: StudySnapshot) -> Table:
    """Return the memos, oldest first; start and end are code points of the article's newest text.

    What a memo links to is named in brackets. A coding that cannot be carried to the newest text has no start and end.
    """
    directory = Directory(study, Audience.PEOPLE)
    ordered = sorted(study.articles, key=lambda source: (source.article.position, source.article.id))
    articles = {each.article.id: (number, each.article.headline) for number, each in enumerate(ordered, 1)}
    codings = {coding.id: coding for coding in (*study.codings, *study.lost_codings)}
    lost = {coding.id for coding in study.lost_codings}
    known = (memo for memo in study.memos if memo.coding is None or memo.coding in codings)
    memos = sorted(known, key=lambda memo: (memo.made, memo.id))
    rows = (_row(memo, codings.get(memo.coding or ""), articles, directory, lost=lost) for memo in memos)
    return Table("memos", COLUMNS, tuple(rows))


def _row(
    memo: Memo, coding: Coding | None, articles: dict[str, tuple[int, str]], directory: Directory, *, lost: set[str]
) -> tuple[Cell, ...]:
    number, headline = articles.get((coding.article if coding else memo.article) or "", (None, ""))
    code = directory.code_named(coding.code if coding else memo.code)
    start, end = (coding.start, coding.end) if coding and coding.id not in lost else (None, None)
    return (
        memo.made, directory.coder(memo.coder), say(f"memo_on.{place_of(memo).kind}"), number, headline,
        code.number if code else None, code.name_zh if code else "", code.name_en if code else "", start, end,
        coding.words if coding else "", without_addresses(memo.text), memo.id,
    )  # fmt: skip
