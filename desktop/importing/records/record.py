"""A record of a literature database in our terms, with what stood in the file kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.core.drafts import Problem
from desktop.importing.bylines import Author


class Kind(StrEnum):
    """A format in which databases hand out records (PAGES.md, Formats)."""

    ENDNOTE = "endnote"
    REFWORKS = "refworks"
    CNKI_TEXT = "cnki_text"
    NOTE_EXPRESS = "note_express"
    JSON_LINES = "json_lines"


class Field(NamedTuple):
    """A field as it stands in the file: its name, its text with lines kept, and its line (from 1)."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """One article of a file of records; what the file does not say is None or empty.

    `line` (from 1) and `start` (code points into the text given) tell where it begins; a `<br>` ends no line of the
    file. `date` is ISO and as full as the source gives it: `2023-05-04`, `2023-05` or `2023`. `text` and `abstract`
    keep their lines. `fields` holds everything as it stood, `problems` what could not be read (`problem.<kind>`).
    """

    kind: Kind
    line: int
    start: int
    headline: str | None = None
    authors: tuple[Author, ...] = ()
    newspaper: str | None = None
    date: str | None = None
    page_number: str | None = None
    text: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    link: str | None = None
    database: str | None = None
    fields: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()
