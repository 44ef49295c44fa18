"""The book of segments: what is coded with each code, passage by passage, as a page that any browser or Word opens."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import BinaryIO, NamedTuple

from desktop.core.codebooks import Code
from desktop.core.retrieving import CodedSegment
from desktop.core.snapshots import CodebookSet
from desktop.wording import current_language, say

_LOOK = (
    "body{font:16px/1.8 'Noto Serif SC','Source Han Serif SC',SimSun,serif;max-width:44em;margin:3em auto;"
    "padding:0 1.5em;color:#26241f;background:#fffefb}h1{font-size:1.5em}h2{font-size:1.2em;margin:2.4em 0 .4em;"
    "border-bottom:1px solid #ded8cc}h2 small,cite{color:#6f695e;font-weight:400;font-style:normal;font-size:.85em}"
    "blockquote{margin:1.2em 0;padding-left:1em;border-left:3px solid #b8402b}blockquote p{margin:0}cite{display:block}"
    ".definition{color:#6f695e;margin:.2em 0 1.4em}"
)


class Quoted(NamedTuple):
    """A segment of the book, with the names that stand below it."""

    segment: CodedSegment
    coder: str
    rank: str
    memo: str


def write_segment_book(title: str, codebook: CodebookSet, quoted: Sequence[Quoted], stream: BinaryIO) -> None:
    """Write the segments as an HTML page, code by code in the codebook's order; nothing in it is loaded or run."""
    language = "en" if current_language() == "en" else "zh-CN"
    lines = [
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"/>',
        f"<title>{escape(title)}</title><style>{_LOOK}</style></head><body><h1>{escape(title)}</h1>",
    ]
    for code in codebook.codes:
        own = [each for each in quoted if each.segment.coding.code == code.id]
        if own:
            lines += _chapter(code, own)
    stream.write("\n".join([*lines, "</body></html>", ""]).encode("utf-8", "replace"))


def _chapter(code: Code, own: Sequence[Quoted]) -> list[str]:
    name = code.name_en if current_language() == "en" and code.name_en else code.name_zh
    count = escape(say("segments.book_count", count=len(own)))
    heading = f"<h2>{code.number} {escape(name)} <small>{count}</small></h2>"
    definition = [f'<p class="definition">{escape(code.definition)}</p>'] if code.definition else []
    return [heading, *definition, *(_quotation(each) for each in own)]


def _quotation(quoted: Quoted) -> str:
    segment = quoted.segment
    source = (segment.headline, segment.outlet, segment.date, quoted.coder, quoted.rank)
    below = [f"<cite>{escape(' · '.join(filter(None, source)))}</cite>"]
    below += [f"<cite>✎ {escape(quoted.memo)}</cite>"] if quoted.memo else []
    words = f"{escape(segment.before)}<b>{escape(segment.words)}</b>{escape(segment.after)}"
    return f"<blockquote><p>{words}</p>{''.join(below)}</blockquote>"
