"""The units an article is coded by: clauses, sentences or paragraphs of its codable paragraphs."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.core.paragraphs import Paragraph
from desktop.core.spans import Span
from desktop.text.segment import clauses, sentences

UNIT_KINDS = ("clause", "sentence", "paragraph")


def units(text: str, paragraphs: Sequence[Paragraph], *, kind: str, roles: Collection[str], closers: str) -> list[Span]:
    """Return the units of one kind in reading order, from paragraphs of these roles only.

    `kind` is one of UNIT_KINDS, `closers` the marks that close a clause. No unit is empty or has white space at its
    edges, and none reaches beyond its paragraph.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        if paragraph.role in roles:
            own = _cut(text[paragraph.start : paragraph.end], kind, closers)
            found += [Span(start + paragraph.start, end + paragraph.start) for start, end in own]
    return found


def _cut(text: str, kind: str, closers: str) -> list[Span]:
    if kind == "clause":
        return clauses(text, closers=closers)
    if kind == "sentence":
        return sentences(text)
    start, words = len(text) - len(text.lstrip()), text.strip()
    return [Span(start, start + len(words))] if words else []
