"""The formats a study can be exported in, by the names that the command line uses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.core.errors import KnownError
from desktop.core.snapshots import StudySnapshot
from desktop.core.tables import Table
from desktop.exporting.articles_table import articles_table
from desktop.exporting.codebook_tables import codes_table, workbook_tables
from desktop.exporting.codebook_yaml import write_codebook
from desktop.exporting.codings_table import codings_table
from desktop.exporting.delimited import write_json_lines, write_raw_csv, write_spreadsheet_csv
from desktop.exporting.directory import Audience
from desktop.exporting.manual_docx import write_manual_docx
from desktop.exporting.manual_html import write_manual_html
from desktop.exporting.memos_table import memos_table
from desktop.exporting.nones_table import nones_table
from desktop.exporting.replacing import replacing
from desktop.exporting.sheets_table import dictionary_table, sheets_table
from desktop.exporting.workbooks import write_workbook
from desktop.wording import say

StreamWriter = Callable[[StudySnapshot, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, and what writes it.

    `work` says what of the coders' work is told in it: codings, answers, memos, nones (none-marks), or nothing.
    """

    name: str
    suffix: str
    write_to: StreamWriter
    work: str = ""

    @property
    def description(self) -> str:
        """Return the sentence that says what the format carries, and what not."""
        return say(f"format.{self.name}")

    def write(self, study: StudySnapshot, path: Path) -> None:
        """Write the study to a file, whole or not at all; a file already there is replaced by the finished one."""
        with replacing(path) as stream:
            self.write_to(study, stream)


def format_named(name: str) -> Format:
    """Return the format with this name; raise `format_unknown`, which lists all names."""
    if name not in FORMATS:
        raise KnownError("format_unknown", name=name, names=", ".join(FORMATS))
    return FORMATS[name]


def _table(table: Callable[[StudySnapshot], Table], write: Callable[[Table, BinaryIO], None]) -> StreamWriter:
    return lambda study, stream: write(table(study), stream)


def _book(tables: Callable[[StudySnapshot], Sequence[Table]]) -> StreamWriter:
    return lambda study, stream: write_workbook(tables(study), stream)


def _for_people(study: StudySnapshot) -> Table:
    return codings_table(study, Audience.PEOPLE)


def _sheets_for_people(study: StudySnapshot) -> Table:
    return sheets_table(study, Audience.PEOPLE)


def _sheets(study: StudySnapshot) -> list[Table]:
    return [_sheets_for_people(study), sheets_table(study, in_words=True), dictionary_table(study.codebook)]


def _codes(study: StudySnapshot) -> Table:
    return codes_table(study.codebook)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("codings-csv", ".csv", _table(_for_people, write_spreadsheet_csv), "codings"),
        Format("codings-csv-raw", ".csv", _table(codings_table, write_raw_csv), "codings"),
        Format("codings-xlsx", ".xlsx", _book(lambda study: [_for_people(study)]), "codings"),
        Format("codings-jsonl", ".jsonl", _table(codings_table, write_json_lines), "codings"),
        Format("sheets-csv", ".csv", _table(_sheets_for_people, write_spreadsheet_csv), "answers"),
        Format("sheets-csv-raw", ".csv", _table(sheets_table, write_raw_csv), "answers"),
        Format("sheets-xlsx", ".xlsx", _book(_sheets), "answers"),
        Format("sheets-jsonl", ".jsonl", _table(sheets_table, write_json_lines), "answers"),
        Format("memos-csv", ".csv", _table(memos_table, write_spreadsheet_csv), "memos"),
        Format("memos-xlsx", ".xlsx", _book(lambda study: [memos_table(study)]), "memos"),
        Format("nones-csv", ".csv", _table(nones_table, write_spreadsheet_csv), "nones"),
        Format("articles-csv", ".csv", _table(articles_table, write_spreadsheet_csv), "codings"),
        Format("articles-csv-raw", ".csv", _table(articles_table, write_raw_csv), "codings"),
        Format("articles-xlsx", ".xlsx", _book(lambda study: [articles_table(study)]), "codings"),
        Format("articles-jsonl", ".jsonl", _table(articles_table, write_json_lines), "codings"),
        Format("codebook-yaml", ".yaml", lambda study, stream: write_codebook(study.codebook, stream)),
        Format("codebook-csv", ".csv", _table(_codes, write_spreadsheet_csv)),
        Format("codebook-xlsx", ".xlsx", _book(lambda study: workbook_tables(study.codebook))),
        Format("codebook-docx", ".docx", write_manual_docx),
        Format("codebook-html", ".html", write_manual_html),
    )
}
