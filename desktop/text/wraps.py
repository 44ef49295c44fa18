"""Wraps: a paragraph read as one line, and the way back to where its characters stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from desktop.core.spans import Span

# A line feed between two Latin words stands for the blank the typesetter left out, so it stays where it is;
# numbers and addresses (1,\n200 and gov.\ncn) go on across it.
_WRAP = re.compile(
    r"(?<=[A-Za-z])\n(?=[A-Za-z])|(?<=[,;])\n(?=[A-Za-z])|(?<=[!?])\n(?=[A-Za-z0-9])|(?<=\.)\n(?=[A-Z])|(?P<joint>\n)"
)


class Joined(NamedTuple):
    """The text of a stretch without its wraps; `joints` are the positions in it where a line feed was taken out."""

    text: str
    start: int
    joints: tuple[int, ...]

    def position(self, index: int) -> int:
        """Return where the character at an index of the joined text stands in the article, in code points."""
        return self.start + index + bisect_right(self.joints, index)

    def index_of(self, position: int) -> int:
        """Return the index of the character at a position; a wrap counts as the character after it."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.position(middle) < position:
                low = middle + 1
            else:
                high = middle
        return low

    def span(self, start: int, end: int) -> Span:
        """Return the article's span of a filled stretch of the joined text."""
        return Span(self.position(start), self.position(end - 1) + 1)


def join(text: str, span: Span) -> Joined:
    """Return a paragraph of the text as one line."""
    piece = text[span.start : span.end]
    if "\n" not in piece:
        return Joined(piece, span.start, ())
    kept: list[str] = []
    joints: list[int] = []
    copied_to = 0
    for match in _WRAP.finditer(piece):
        if match["joint"] is not None:
            kept.append(piece[copied_to : match.start()])
            joints.append(match.start() - len(joints))
            copied_to = match.end()
    kept.append(piece[copied_to:])
    return Joined("".join(kept), span.start, tuple(joints))
