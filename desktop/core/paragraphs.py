"""Paragraphs of a canonical text and the roles they play on a newspaper page."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What a paragraph is on the page."""

    HEADLINE = "headline"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    SLOGAN = "slogan"


class Paragraph(NamedTuple):
    """A paragraph as code points `[start, end)` of the canonical text, without the blank line behind it."""

    start: int
    end: int
    role: Role = Role.BODY
