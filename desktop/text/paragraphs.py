"""Paragraphs of a canonical text: what blank lines part."""

from __future__ import annotations

from desktop.core.spans import Span


def paragraphs(text: str) -> list[Span]:
    """Return the stretches between blank lines; a single line feed is a wrap inside one.

    A line of white space only is blank. A span holds whole lines, the indent of its first one included.
    """
    found: list[Span] = []
    begin: int | None = None
    end = line_start = 0
    for line in text.split("\n"):
        line_end = line_start + len(line)
        if line and not line.isspace():
            begin, end = (line_start if begin is None else begin), line_end
        elif begin is not None:
            found.append(Span(begin, end))
            begin = None
        line_start = line_end + 1
    if begin is not None:
        found.append(Span(begin, end))
    return found
