"""Blocks of text shaped into lines, the last used ones kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption

from desktop.core.paragraphs import Role
from desktop.core.spans import Span
from desktop.text.offsets import Offsets
from desktop.ui.reader.blocks import Block, Blocks
from desktop.ui.reader.metrics import Metrics, Setting, block_height
from desktop.ui.reader.values import ReaderText

KEPT = 256
# One sign for one: a kept wrap breaks the line, and Qt would make an object of U+FFFC.
_SHOWN = str.maketrans({"\n": "\u2028", "\ufffc": "\ufffd"})


class LaidBlock:
    """A block shaped into lines of a column; positions are code points of the article."""

    def __init__(self, block: Block, words: str, setting: Setting, width: int) -> None:
        self.block = block
        self.setting = setting
        self._words = words
        self._offsets = Offsets(words)
        self._layout = _laid(words.translate(_SHOWN), setting, width)
        self._units: list[int] = []
        for number in range(self._layout.lineCount()):
            self._units.append(self._layout.lineAt(number).textStart())
        self._starts = [self.block.start + self._offsets.to_code_point(unit) for unit in self._units]
        self._rights: dict[int, float] = {}
        self.top = setting.above if block.opens else 0
        self.height = block_height(block, setting, len(self._starts))

    @property
    def lines(self) -> int:
        """Return the number of lines."""
        return len(self._starts)

    def line_start(self, line: int) -> int:
        """Return the position of a line's first character."""
        return self._starts[line]

    def line_end(self, line: int) -> int:
        """Return the position behind a line's last character, before a kept wrap."""
        if line + 1 == len(self._starts):
            return self.block.end
        following = self._starts[line + 1]
        return following - 1 if self._words[following - 1 - self.block.start] == "\n" else following

    def line_of(self, position: int, *, upstream: bool = False) -> int:
        """Return the line a position stands on; `upstream` keeps the end of a wrapped line on that line."""
        line = bisect_right(self._starts, position) - 1
        if upstream and line > 0 and self._starts[line] == position:
            line -= 1
        return max(line, 0)

    def line_at(self, y: float) -> int:
        """Return the line nearest to a height below the block's top."""
        return min(max(int(y - self.top) // self.setting.line, 0), self.lines - 1)

    def line_top(self, line: int) -> int:
        """Return a line's height below the block's top."""
        return self.top + line * self.setting.line

    def x_of(self, position: int, line: int) -> float:
        """Return how far right of the column's edge a position stands on a line."""
        if position <= self._starts[line]:
            return self._layout.lineAt(line).x()
        if position >= self.line_end(line):
            return self._right(line)
        return self._x(self._offsets.to_utf16(position - self.block.start), line)

    def position_at(self, x: float, line: int) -> tuple[int, bool]:
        """Return the position nearest to x on a line, and whether it hangs on the line's end."""
        position, end = self._left_of(x, line), self.line_end(line)
        if position < end:
            following = self.next_position(position)
            if x > (self.x_of(position, line) + self.x_of(following, line)) / 2:
                position = min(following, end)
        return position, position == end and line + 1 < self.lines and self._starts[line + 1] == end

    def character_at(self, x: float, line: int) -> int | None:
        """Return the position of the character drawn under x on a line, if there is one."""
        return self._left_of(x, line) if 0 <= x < self._right(line) else None

    def next_position(self, position: int) -> int:
        """Return the position one character on, a character being what a reader takes for one."""
        unit = self._layout.nextCursorPosition(self._offsets.to_utf16(position - self.block.start))
        return self.block.start + self._offsets.to_code_point(unit)

    def previous_position(self, position: int) -> int:
        """Return the position one character back."""
        unit = self._layout.previousCursorPosition(self._offsets.to_utf16(position - self.block.start))
        return self.block.start + self._offsets.to_code_point(unit)

    def draw(
        self, painter: QPainter, left: float, y: float, clip: QRectF, standing_out: tuple[Span, QColor] | None = None
    ) -> None:
        """Draw the lines that touch the clip with the painter's pen, one span of them in a colour of its own."""
        ranges = [] if standing_out is None else self._ranges(*standing_out)
        self._layout.draw(painter, QPointF(left, y + self.top), ranges, clip)

    def _ranges(self, span: Span, color: QColor) -> list[QTextLayout.FormatRange]:
        start, end = max(span.start, self.block.start), min(span.end, self.block.end)
        if start >= end:
            return []
        found = QTextLayout.FormatRange()
        found.start = self._offsets.to_utf16(start - self.block.start)
        found.length = self._offsets.to_utf16(end - self.block.start) - found.start
        shape = QTextCharFormat()
        shape.setForeground(color)
        found.format = shape
        return [found]

    def _left_of(self, x: float, line: int) -> int:
        """Return the last position on a line not right of x, looked for by halves.

        Qt's own way back from x loses the last character of a wrapped line and blanks at a line's end.
        """
        inside = range(self._starts[line], self.line_end(line) + 1)
        found = bisect_right(inside, x, key=lambda position: self.x_of(position, line)) - 1
        position = inside[max(found, 0)]
        unit = self._offsets.to_utf16(position - self.block.start)
        return position if self._layout.isValidCursorPosition(unit) else self.previous_position(position)

    def _right(self, line: int) -> float:
        if line not in self._rights:
            self._rights[line] = self._x(self._offsets.to_utf16(self.line_end(line) - self.block.start), line)
        return self._rights[line]

    def _x(self, unit: int, line: int) -> float:
        found: tuple[float, int] = self._layout.lineAt(line).cursorToX(unit)  # type: ignore[assignment]
        return found[0]


class Layouts:
    """The laid-out blocks of one article at one width; the least used ones are dropped."""

    def __init__(self, article: ReaderText, blocks: Blocks, metrics: Metrics) -> None:
        self._text = article.text
        self._blocks = blocks
        self._metrics = metrics
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        headlines = (index for index, block in enumerate(blocks) if block.role is Role.HEADLINE)
        self._title = next(headlines, -1)

    def setting(self, index: int) -> Setting:
        """Return how a block is set."""
        return self._metrics.setting(self._blocks[index].role, title=index == self._title)

    def laid(self, index: int) -> LaidBlock:
        """Return a block laid out, shaping it if it is not at hand."""
        found = self._laid.get(index)
        if found is None:
            found = self._laid[index] = self._shape(index)
            if len(self._laid) > KEPT:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(index)
        return found

    def _shape(self, index: int) -> LaidBlock:
        block = self._blocks[index]
        return LaidBlock(block, self._text[block.start : block.end], self.setting(index), self._metrics.column)


def _laid(shown: str, setting: Setting, width: int) -> QTextLayout:
    layout = QTextLayout(shown, setting.font)
    option = QTextOption(Qt.AlignmentFlag.AlignJustify if setting.justified else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # A fixed baseline: a fallback font with other measures does not move its line.
        line.setPosition(QPointF(0, number * setting.line + setting.baseline - line.ascent()))
        number += 1
    layout.endLayout()
    return layout
