"""What is to be seen beside the text itself: caret, selection, the coding in hand, hover and focus."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect

from desktop.core.spans import Span
from desktop.ui.reader.lanes import LaneBook
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.page import Page, Place
from desktop.ui.reader.values import Colors, Mark, ReaderText, Sign

START, END = "start", "end"


@dataclass(slots=True)
class Scene:
    """Everything a painter needs to know; the view alone changes it."""

    page: Page
    marks: MarkIndex
    lanes: LaneBook
    colors: Colors
    caret: Place = field(default_factory=lambda: Place(0))
    anchor: int = 0
    in_hand: str | None = None
    hovered: str | None = None
    focused: str | None = None
    preview: Span | None = None
    caret_shown: bool = False
    signs: tuple[Sign, ...] = ()
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
        """Return the knob by which an end of the coding in hand is dragged."""
        place = self.end(edge)
        if place is None:
            return None
        spot = self.page.spot(place)
        if edge == START:
            return QRect(round(spot.x) - 5, spot.y - 7, 10, 10)
        setting = self.page.laid(self.page.index_of(place)).setting
        return QRect(round(spot.x) - 4, spot.y + setting.glyph - 3, 10, 10)
