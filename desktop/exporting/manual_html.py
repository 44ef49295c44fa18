"""The printed manual as one HTML file: nothing fetched, nothing run, every word escaped, fit for print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from desktop.core.snapshots import StudySnapshot
from desktop.exporting.manual import Block, Grid, Heading, Manual, Points, Words, manual_of
from desktop.places import resource
from desktop.wording import current_language, say

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def write_manual_html(study: StudySnapshot, stream: BinaryIO) -> None:
    """Write the manual in UTF-8."""
    stream.write(manual_html(manual_of(study)).encode("utf-8", "replace"))


def manual_html(manual: Manual) -> str:
    """Return the manual as a whole HTML document."""
    style = resource("styles/manual.css").read_text(encoding="utf-8")
    title = _words(manual.title)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[current_language()]}">\n<head>\n<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>",
        f"<header>\n<h1>{title}</h1>",
        *(f"<p>{_words(line)}</p>" for line in manual.lines),
        "</header>",
        *_contents(manual),
        "<main>",
        *_sections(manual),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _contents(manual: Manual) -> Iterator[str]:
    yield f"<nav>\n<h2>{_words(say('manual.contents'))}</h2>\n<ol>"
    for heading in manual.contents():
        link = f'<a href="#{_words(heading.anchor)}">{_words(heading.text)}</a>'
        yield f'<li class="level{heading.level}">{link}</li>'
    yield "</ol>\n</nav>"


def _sections(manual: Manual) -> Iterator[str]:
    """Set every block, what stands under one heading kept as a section that is not parted if it can be helped."""
    is_open = False
    for block in manual.blocks:
        if isinstance(block, Heading):
            if is_open:
                yield "</section>"
            is_open = True
            yield f'<section class="level{block.level}" id="{_words(block.anchor)}">'
        yield from _block(block)
    if is_open:
        yield "</section>"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        color = f' style="border-color:{_words(block.color)}"' if block.color else ""
        aside = f" <small>{_words(block.aside)}</small>" if block.aside else ""
        level = block.level + 1
        yield f"<h{level}{color}>{_words(block.text)}{aside}</h{level}>"
    elif isinstance(block, Words):
        label = f"<b>{_words(block.label)}</b> " if block.label else ""
        yield f"<p>{label}{_words(block.text)}</p>"
    elif isinstance(block, Points):
        tag = "ol" if block.numbered else "ul"
        yield from _label(block.label)
        yield f"<{tag}>" + "".join(f"<li>{_words(item)}</li>" for item in block.items) + f"</{tag}>"
    else:
        yield from _label(block.label)
        yield from _grid(block)


def _grid(block: Grid) -> Iterator[str]:
    yield "<table>"
    yield "".join(f'<col style="width:{share:.0%}">' for share in block.shares)
    headings = "".join(f"<th>{_words(heading)}</th>" for heading in block.headings)
    yield f"<thead><tr>{headings}</tr></thead>\n<tbody>"
    for row in block.rows:
        yield "<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody>\n</table>"


def _label(label: str) -> Iterator[str]:
    if label:
        yield f'<p class="label"><b>{_words(label)}</b></p>'


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")
