"""Lines of a file of records, where `<br>` may stand for a line end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# The line ends of the canonical text (DESIGN §3); a <br> at the end of a line is one line end with it.
_BREAK = "\r\n|[\n\r\v\f\x85\u2028\u2029\ufdd0\ufdd1]"
_END = re.compile(f"<[bB][rR][ \t]*/?>[ \t]*(?P<behind>{_BREAK})?|(?P<plain>{_BREAK})")
_BOM = "\ufeff"


class Line(NamedTuple):
    """A line: its number in the file (from 1), where it starts (code points), its text, whether it was closed."""

    number: int
    start: int
    text: str
    closed: bool


def lines_of(text: str) -> Iterator[Line]:
    """Return the lines of a text in order; a BOM before a line goes, as where files were put together."""
    number, start = 1, 0
    for end in _END.finditer(text):
        yield _line(number, start, text[start : end.start()], closed=True)
        number += end.lastgroup is not None
        start = end.end()
    if start < len(text):
        yield _line(number, start, text[start:], closed=False)


def _line(number: int, start: int, text: str, *, closed: bool) -> Line:
    bare = text.lstrip(_BOM)
    return Line(number, start + len(text) - len(bare), bare, closed)
