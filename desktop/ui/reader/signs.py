"""Signs: doubts, memos and the like in the left margin, and units of which it was said that no code applies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from desktop.core.spans import Span
from desktop.ui.reader.layouts import LaidBlock
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.metrics import GAP
from desktop.ui.reader.page import Page
from desktop.ui.reader.values import Sign

NOTHING = "none"
WAITING = frozenset({"query", "suggestion"})  # for an answer
# The nearer to the text, the sooner it wants an answer.
_ORDER = ("query", "suggestion", "ruling", "memo")
_SHOWN = 3
_KEPT = 512


class Cluster(NamedTuple):
    """The signs of one kind on one line, shown as one; `place` counts from the text outwards."""

    kind: str
    place: int
    signs: tuple[Sign, ...]


class SignBook:
    """The signs of an article by the block and line on which they begin."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._index: MarkIndex[Sign] = MarkIndex()
        self._known: dict[int, dict[int, list[Cluster]]] = {}

    def replace_all(self, signs: Sequence[Sign]) -> None:
        """Hold these signs instead of what was held."""
        self._index.replace_all(signs)
        self._known.clear()

    def forget_lines(self) -> None:
        """Have the lines worked out again, the text being set anew."""
        self._known.clear()

    def all(self) -> list[Sign]:
        """Return all signs in reading order."""
        return self._index.all()

    def at(self, position: int) -> list[Sign]:
        """Return the signs on the character at a position, innermost first."""
        return self._index.at(position)

    def beside(self, index: int) -> dict[int, list[Cluster]]:
        """Return what stands beside a block, by line."""
        if index not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[index] = self._gathered(self._page.laid(index))
        return self._known[index]

    def nothing_in(self, start: int, end: int) -> Iterator[Sign]:
        """Yield the marks in a stretch that say: looked at, no code applies."""
        return (sign for sign in self._index.overlapping(start, end) if sign.kind == NOTHING)

    def _gathered(self, block: LaidBlock) -> dict[int, list[Cluster]]:
        lines: dict[int, dict[str, list[Sign]]] = {}
        start, end = block.block.start, block.block.end
        for sign in self._index.overlapping(start, end):
            if sign.span.start >= start and sign.kind != NOTHING:
                lines.setdefault(block.line_of(sign.span.start), {}).setdefault(sign.kind, []).append(sign)
        return {line: _clusters(kinds) for line, kinds in lines.items()}


def sign_rect(page: Page, block: LaidBlock, y: int, line: int, place: int) -> QRect:
    """Return where a sign stands beside its line; `y` is the block's top in the viewport."""
    metrics, setting = page.metrics, block.setting
    side = metrics.sign
    middle = y + block.line_top(line) + setting.baseline - round(setting.em * 0.36)
    return QRect(metrics.left - metrics.sign_gap - side - place * metrics.sign_slot, middle - side // 2, side, side)


def cluster_at(page: Page, book: SignBook, point: QPoint) -> Cluster | None:
    """Return the sign under a point of the left margin."""
    if point.x() >= page.metrics.left - 2:
        return None
    for index, y in page.in_sight():
        block = page.laid(index)
        if y <= point.y() < y + block.height:
            for cluster in book.beside(index).get(block.line_at(point.y() - y), ()):
                rect = sign_rect(page, block, y, block.line_at(point.y() - y), cluster.place)
                if rect.adjusted(-1, -4, 1, 4).contains(point):
                    return cluster
    return None


def nothing_at(page: Page, book: SignBook, point: QPoint) -> Sign | None:
    """Return the unit without a code whose dotted line is under a point."""
    for index, y in page.in_sight():
        block = page.laid(index)
        if y <= point.y() < y + block.height:
            line = block.line_at(point.y() - y)
            below = point.y() - y - block.line_top(line) - block.setting.glyph
            position = block.character_at(point.x() - page.metrics.left, line)
            if position is not None and 0 <= below <= 2 * GAP + 4:
                return next(book.nothing_in(position, position + 1), None)
    return None


def covered(signs: Iterable[Sign]) -> list[Span]:
    """Return the spans of some signs, each once."""
    return sorted({sign.span for sign in signs})


def _clusters(kinds: dict[str, list[Sign]]) -> list[Cluster]:
    order = sorted(kinds, key=lambda kind: (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind))
    # What finds no room of its own is shown with the outermost one.
    found = [Cluster(kind, place, tuple(kinds[kind])) for place, kind in enumerate(order[:_SHOWN])]
    rest = [sign for kind in order[_SHOWN:] for sign in kinds[kind]]
    return [*found[:-1], found[-1]._replace(signs=(*found[-1].signs, *rest))] if rest else found
