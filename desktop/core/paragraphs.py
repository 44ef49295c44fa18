"""Paragraphs of a canonical text and the roles they play on a newspaper page."""

from __future__ import annotations

from collections.abc import Iterable
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


def place_among(paragraphs: Iterable[Paragraph], position: int) -> tuple[Role, int]:
    """Return what the paragraph at a position is, and which one of the body: counted from 1, 0 if it is not body.

    So people count: what stands above the text, in it as a heading and below pictures has no number.
    """
    before = [each for each in paragraphs if each.start <= position]
    role = before[-1].role if before else Role.BODY
    return role, max(1, sum(each.role is Role.BODY for each in before)) if role is Role.BODY else 0
