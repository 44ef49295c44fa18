"""Plain text: one article a file, the first line its headline, wraps kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop.core.drafts import ArticleDraft, Problem
from desktop.core.paragraphs import Paragraph, Role
from desktop.core.spans import Span
from desktop.importing.arranging import arrange
from desktop.importing.bylines import is_byline
from desktop.importing.headings import headings
from desktop.text.canonical import canonical_with_map, digest

_LINE = re.compile(r"[^\n]+")
_CLOSED = tuple("。！？…”』」）!?")
_INDENT = "\u3000\u3000"
_BOM = "\ufeff"
_LONGEST_HEADLINE = 100
_SHOWN_OF_BODY = 30

Block = list[Span]


def article_of(raw: str) -> tuple[ArticleDraft, tuple[Problem, ...]] | None:
    """Return the article that a raw text holds, with what is odd about it; None if nothing can be read in it."""
    text, segments = canonical_with_map(raw)
    blocks = _blocks(text)
    if not blocks:
        return None
    parts = list(_parts(text, blocks))
    arranged, places, tied = arrange(text, segments, [stretch for stretch, _ in parts])
    paragraphs = tuple(Paragraph(*place, role) for place, (_, role) in zip(places, parts, strict=True))
    has_headline = paragraphs[0].role is Role.HEADLINE
    draft = ArticleDraft(
        headline=_headline(arranged, paragraphs[0]), text=arranged, digest=digest(arranged), paragraphs=paragraphs,
        segments=tied, byline=_byline(arranged, paragraphs),
    )  # fmt: skip
    line = text.count("\n", 0, parts[0][0].start) + 1
    return draft, () if has_headline else (Problem("headline_missing", (), line),)


def _blocks(text: str) -> list[Block]:
    """Return the lines that hold something, those without a blank line between them together."""
    blocks: list[Block] = []
    end = -2
    for match in _LINE.finditer(text):
        # A BOM may not come to stand at the beginning when blank lines before it go: it is not text.
        start = match.start() if blocks else match.end() - len(match[0].lstrip(_BOM))
        line = Span(start, match.end())
        if not text[start : line.end].strip():
            continue
        if line.start == end + 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
        end = line.end
    return blocks


def _parts(text: str, blocks: list[Block]) -> Iterator[tuple[Span, Role]]:
    body = [block[:] for block in blocks]
    headline = _taken(body)
    if headline.end - headline.start > _LONGEST_HEADLINE:
        body = blocks
    else:
        yield headline, Role.HEADLINE
        if body and is_byline(text[slice(*body[0][0])]):
            yield _taken(body), Role.BYLINE
    line_by_line = len(body) == 1 and _one_a_line(text, body[0])
    stretches = [stretch for block in body for stretch in (block if line_by_line else _indented(text, block))]
    found = headings([text[stretch.start : stretch.end] for stretch in stretches])
    for place, stretch in enumerate(stretches):
        yield stretch, Role.HEADING if place in found else Role.BODY


def _taken(body: list[Block]) -> Span:
    """Take the first line out of the body."""
    line = body[0].pop(0)
    if not body[0]:
        body.pop(0)
    return line


def _one_a_line(text: str, block: Block) -> bool:
    closed = sum(text[slice(*line)].rstrip().endswith(_CLOSED) for line in block)
    return len(block) > 1 and closed >= 0.7 * len(block)


def _indented(text: str, block: Block) -> Iterator[Span]:
    """Return a block's paragraphs: an indented line begins one."""
    start = block[0].start
    for before, line in pairwise(block):
        if text.startswith(_INDENT, line.start):
            yield Span(start, before.end)
            start = line.start
    yield Span(start, block[-1].end)


def _headline(text: str, first: Paragraph) -> str:
    shown = text[first.start : first.end].strip()
    return shown if first.role is Role.HEADLINE else f"{shown[:_SHOWN_OF_BODY]}…"


def _byline(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    found = next((each for each in paragraphs if each.role is Role.BYLINE), None)
    return text[found.start : found.end].strip() if found else None
