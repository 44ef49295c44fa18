"""Blocks: the stretches of an article that are laid out one by one, a paragraph or a part of a very long one."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.core.paragraphs import Role
from desktop.ui.reader.values import ReaderText

LONGEST = 3000
_JOINERS = "\u200d\ufe0e\ufe0f"


class Block(NamedTuple):
    """Code points `[start, end)` laid out together; `opens` and `closes` tell where its paragraph does."""

    start: int
    end: int
    role: Role
    wraps: int
    opens: bool = True
    closes: bool = True


class Blocks(Sequence[Block]):
    """All blocks of an article in reading order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = list(blocks)
        self._starts = [block.start for block in self._blocks]

    def __len__(self) -> int:
        return len(self._blocks)

    def __getitem__(self, index: int) -> Block:  # type: ignore[override]
        return self._blocks[index]

    def index_at(self, position: int) -> int:
        """Return the block a position belongs to; between two blocks, the one before."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def touched(self, start: int, end: int) -> range:
        """Return the indices of the blocks that share code points with `[start, end)`."""
        if not self._blocks or end <= start:
            return range(0)
        first = self.index_at(start)
        if self._blocks[first].end <= start:
            first += 1
        return range(first, max(self.index_at(end - 1) + 1, first))

    def clamp(self, position: int) -> int:
        """Return the nearest position that stands inside a block."""
        if not self._blocks:
            return 0
        index = self.index_at(position)
        block = self._blocks[index]
        if position <= block.end or index + 1 == len(self._blocks):
            return min(max(position, block.start), block.end)
        return self._blocks[index + 1].start


def cut_blocks(article: ReaderText) -> Blocks:
    """Return the blocks of an article; text outside its paragraphs is shown as body."""
    return Blocks(list(_blocks(article)))


def _blocks(article: ReaderText) -> Iterator[Block]:
    text, position = article.text, 0
    for start, end, role in article.paragraphs:
        yield from _stray(text, position, start)
        yield from _pieces(text, start, end, role)
        position = end
    yield from _stray(text, position, len(text))


def _stray(text: str, start: int, end: int) -> Iterator[Block]:
    between = text[start:end]
    words = between.strip("\n")
    if words.strip():
        begin = start + len(between) - len(between.lstrip("\n"))
        yield from _pieces(text, begin, begin + len(words), Role.BODY)


def _pieces(text: str, start: int, end: int, role: Role) -> Iterator[Block]:
    opens = True
    while end - start > LONGEST:
        stop, following = _cut(text, start)
        yield Block(start, stop, role, text.count("\n", start, stop), opens, closes=False)
        start, opens = following, False
    yield Block(start, end, role, text.count("\n", start, end), opens)


def _cut(text: str, start: int) -> tuple[int, int]:
    """Return where a piece of a long paragraph ends and the next begins: at a kept wrap, or a sentence end."""
    half, limit = start + LONGEST // 2, start + LONGEST
    wrap = text.rfind("\n", half, limit)
    if wrap > 0:
        return wrap, wrap + 1
    closed = max(text.rfind(closer, half, limit) for closer in "。！？")
    stop = closed + 1 if closed > 0 else limit
    while stop < limit + 50 and _holds_on(text, stop):
        stop += 1
    return stop, stop


def _holds_on(text: str, position: int) -> bool:
    """Tell whether the character at a position belongs to the one before it or closes it."""
    if position >= len(text):
        return False
    category = unicodedata.category(text[position])
    return category[0] == "M" or category in {"Pe", "Pf", "Po"} or text[position - 1] in _JOINERS
