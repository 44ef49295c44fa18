"""Drafts: what an import would make of a file, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.paragraphs import Paragraph
from desktop.core.segments import Segment


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a file: the kind of its sentence, and the line where known (from 1)."""

    kind: str
    facts: tuple[tuple[str, object], ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as it would be: its canonical text, paragraphs in code points of it, and fields."""

    headline: str
    text: str
    digest: str
    paragraphs: tuple[Paragraph, ...]
    segments: tuple[Segment, ...]
    byline: str | None = None
    outlet: str | None = None
    date: str | None = None
    page_number: str | None = None


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A file read: its name, bytes and raw text, and the articles found in it."""

    file_name: str
    sha256: str
    encoding: str
    raw_bytes: bytes
    raw_text: str
    articles: tuple[ArticleDraft, ...]
    problems: tuple[Problem, ...] = ()
