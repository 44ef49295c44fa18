"""Write what is listed into a file: segments as a table or a book, hits as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.codings import Coding
from desktop.core.tables import Table
from desktop.session import Session
from desktop.ui.retrieval.directory import Directory
from desktop.ui.retrieval.hit_rows import HitRow
from desktop.wording import say


def write_segments(session: Session, codings: Sequence[Coding], target: Path) -> None:
    """Write segments with all that is known of them; the ending says as what. Raises KnownError."""
    from desktop.exporting.codings_table import codings_table
    from desktop.exporting.directory import Audience
    from desktop.session.seen import seen

    if target.suffix.lower() == ".html":
        _write_book(session, codings, target)
        return
    # What is listed was seen; memos and answers on it come from what may be seen as well.
    study, _ = seen(session.read.snapshot(session.study), session.sight)
    listed = replace(study, codings=tuple(codings), lost_codings=())
    _write_table(codings_table(listed, Audience.PEOPLE), target)


def write_hits(session: Session, rows: Sequence[HitRow], target: Path) -> None:
    """Write hits with their context. Raises KnownError."""
    from desktop.exporting import hits_table as tables

    articles = {article.id: article for article in session.read.articles()}
    outlets: Mapping[str, str] = {outlet.id: outlet.name for outlet in session.read.outlets()}
    found = []
    for row in rows:
        article = articles.get(row.article)
        newspaper = outlets.get(article.outlet or "", "") if article else ""
        date = (article.date or "") if article else ""
        start, end = (None, None) if row.where != "text" or row.span is None else row.span
        where = say(f"search.in_{row.where}")
        found.append(tables.HitRow(row.source, newspaper, date, where, start, end, row.before, row.words, row.after,
                                   row.article))  # fmt: skip
    _write_table(tables.hits_table(found), target)


def _write_table(table: Table, target: Path) -> None:
    from desktop.exporting.delimited import write_spreadsheet_csv
    from desktop.exporting.replacing import replacing
    from desktop.exporting.workbooks import write_workbook

    with replacing(target) as stream:
        if target.suffix.lower() == ".csv":
            write_spreadsheet_csv(table, stream)
        else:
            write_workbook([table], stream)


def _write_book(session: Session, codings: Sequence[Coding], target: Path) -> None:
    from desktop.exporting.replacing import replacing
    from desktop.exporting.segment_book import Quoted, write_segment_book

    directory, read = Directory(session), session.read
    quoted = [
        Quoted(segment, directory.coder(segment.coding.coder), directory.rank(segment.coding.rank),
               read.memo_text(segment.coding.id) if segment.has_memo else "")
        for segment in read.retrieval.described(codings)
    ]  # fmt: skip
    title = say("segments.book_title", study=session.study.title)
    with replacing(target) as stream:
        write_segment_book(title, directory.codebook, quoted, stream)
