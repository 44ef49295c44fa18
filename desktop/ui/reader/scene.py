"""What is to be seen beside the text itself: caret, selection, the coding in hand, hover and focus."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from PySide6.QtCore import QRect

from desktop.core.spans import Span
from desktop.ui.reader.lanes import LaneBook
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.page import Page, Place
from desktop.ui.reader.signs import SignBook
from desktop.ui.reader.values import Colors, Mark, ReaderText, Sign

START, END = "start", "end"


@dataclass(slots=True)
class Scene:
    """Everything a painter needs to know; the view alone changes it."""

    page: Page
    marks: MarkIndex[Mark]
    lanes: LaneBook
    signs: SignBook
    colors: Colors
    caret: Place = field(default_factory=lambda: Place(0))
    anchor: int = 0
    in_hand: str | None = None
    hovered: str | None = None
    focused: str | None = None
    alone: bool = False
    patterned: bool = False
    preview: Span | None = None
    caret_shown: bool = False
    pointed: tuple[Sign, ...] = ()
    unit: Span | None = None
    found: tuple[Span, ...] = ()
    found_now: Span | None = None

    @property
    def article(self) -> ReaderText:
        """Return the article shown."""
        return self.page.article

    @property
    def selection(self) -> Span | None:
        """Return the selected span, if anything is selected."""
        if self.anchor == self.caret.position:
            return None
        return Span(min(self.anchor, self.caret.position), max(self.anchor, self.caret.position))

    def found_in(self, start: int, end: int) -> tuple[Span, ...]:
        """Return what was found in a stretch; what is found lies in order and apart."""
        first = bisect_right(self.found, start, key=lambda span: span.end)
        return self.found[first : bisect_left(self.found, end, key=lambda span: span.start)]

    def recedes(self, mark: Mark) -> bool:
        """Tell whether a coding steps back behind those under focus."""
        return self.alone and mark.label != self.focused

    def held(self) -> Mark | None:
        """Return the coding in hand, as it is being resized."""
        mark = self.marks.get(self.in_hand)
        return mark if mark is None or self.preview is None else mark._replace(span=self.preview)

    def end(self, edge: str) -> Place | None:
        """Return where the coding in hand begins or ends, leaving out blank lines between paragraphs."""
        mark, blocks = self.held(), self.page.blocks
        touched = blocks.touched(*mark.span) if mark is not None else range(0)
        if mark is None or not touched:
            return None
        if edge == START:
            return Place(max(mark.span.start, blocks[touched[0]].start))
        return Place(min(mark.span.end, blocks[touched[-1]].end), upstream=True)

    def knob(self, edge: str) -> QRect | None:
        """Return the knob by which an end of the coding in hand is dragged; another coder's has none."""
        place, held = self.end(edge), self.held()
        if place is None or held is None or held.owner:
            return None
        spot = self.page.spot(place)
        if edge == START:
            return QRect(round(spot.x) - 5, spot.y - 7, 10, 10)
        setting = self.page.laid(self.page.index_of(place)).setting
        return QRect(round(spot.x) - 4, spot.y + setting.glyph - 3, 10, 10)
