"""The table of none-marks: one row for each place where a coder looked and found that no code applies."""

from __future__ import annotations

from desktop.core.codings import NoneMark
from desktop.core.snapshots import ArticleText, StudySnapshot
from desktop.core.tables import Cell, Table
from desktop.exporting.directory import Audience, Directory

COLUMNS = ("article_number", "headline", "newspaper", "date", "coder", "start", "end", "words", "marked", "mark_id")


def nones_table(study: StudySnapshot) -> Table:
    """Return the none-marks by article, place and coder; start and end are code points of the article's newest text."""
    directory = Directory(study, Audience.PEOPLE)
    ordered = sorted(study.articles, key=lambda source: (source.article.position, source.article.id))
    places = {source.article.id: (number, source) for number, source in enumerate(ordered, 1)}
    marks = [mark for mark in study.none_marks if mark.article in places]
    marks.sort(key=lambda mark: (places[mark.article][0], mark.start, mark.end, mark.coder, mark.id))
    return Table("nones", COLUMNS, tuple(_row(mark, *places[mark.article], directory) for mark in marks))


def _row(mark: NoneMark, number: int, source: ArticleText, directory: Directory) -> tuple[Cell, ...]:
    article = source.article
    return (
        number, article.headline, source.outlet_name or "", article.date or "", directory.coder(mark.coder),
        mark.start, mark.end, source.text[mark.start : mark.end], mark.made, mark.id,
    )  # fmt: skip
