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


def paragraph_at(text: str, position: int) -> Span:
    """Return the paragraph that holds a position, or the empty span there when its line is blank."""
    start = text.rfind("\n", 0, position) + 1
    end = _line_end(text, start)
    if _is_blank(text, start, end):
        return Span(position, position)
    while start > 0:
        line_above = text.rfind("\n", 0, start - 1) + 1
        if _is_blank(text, line_above, start - 1):
            break
        start = line_above
    while end < len(text):
        line_below_end = _line_end(text, end + 1)
        if _is_blank(text, end + 1, line_below_end):
            break
        end = line_below_end
    return Span(start, end)


def _line_end(text: str, start: int) -> int:
    found = text.find("\n", start)
    return len(text) if found < 0 else found


def _is_blank(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    return not line or line.isspace()
