"""The scrolled surface an article is drawn on: it sets, scrolls and repaints, and repaints no more than it must."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.core.spans import Span
from desktop.ui.reader.lanes import LaneBook
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.metrics import Metrics
from desktop.ui.reader.minimap import WIDTH, Minimap
from desktop.ui.reader.page import Page, Place
from desktop.ui.reader.painter import caret_rect, paint
from desktop.ui.reader.picture import KeptPicture
from desktop.ui.reader.scene import Scene
from desktop.ui.reader.signs import SignBook
from desktop.ui.reader.values import Mark, ReaderText, ViewStyle

_KNOB_ROOM = 12
_AROUND = 2


class Surface(QAbstractScrollArea):
    """Shows a scene; knows how to look at another part of it, and which part of it has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = ViewStyle()
        self._picture = KeptPicture()
        self._bar_value = 0
        self._set_for = 0  # the width that the page was set for
        self._syncing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scene = self._scene_of(ReaderText(""), MarkIndex())
        self.map = Minimap(self, lambda: self.scene, self._go_to_middle)
        self.setViewportMargins(0, 0, WIDTH, 0)

    def show_map(self, *, shown: bool) -> None:
        """Show the map of the article beside it, or leave its room to the text."""
        if shown == self.map.isHidden():
            self.map.setVisible(shown)
            self.setViewportMargins(0, 0, WIDTH if shown else 0, 0)
            self.map.forget()

    def set_style(self, style: ViewStyle) -> None:
        """Show the article in another style, at the same place."""
        self.look = style
        self.scene.colors, self.scene.patterned = style.colors, style.patterns
        self._set_anew()

    def scroll_pixels(self, distance: int) -> int:
        """Scroll down by so many pixels, up if negative; return how far it went."""
        moved = self.scene.page.scroll_by(distance)
        self._moved(moved)
        return moved

    def reveal(self, span: Span) -> None:
        """Scroll until a span is in sight; one that was out of sight comes to stand in the upper third."""
        page = self.scene.page
        first = page.spot(Place(span.start))
        last = page.spot(Place(span.end, upstream=True))
        if first.y >= 0 and (last.y + last.height <= page.height or 0 <= first.y < page.height // 3):
            return
        page.bring(span.start, page.height // 3)
        self._moved(page.height)

    def top_position(self) -> int:
        """Return the position that the first line in sight begins with; 0 at the very top."""
        return self.scene.page.place_at(0, 0).position if self.scene.page.value else 0

    def show_from(self, position: int) -> None:
        """Scroll so that the line of a position is the first in sight; 0 is the very top."""
        page = self.scene.page
        if position:
            page.bring(position, 0)
        else:
            page.scroll_to(0)
        self._moved(page.height)

    def reveal_amid(self, span: Span) -> None:
        """Have a span in sight with a few lines around it; where they are missing it goes to the upper third."""
        page = self.scene.page
        room = min(_AROUND * page.metrics.body.line, page.height // 4)
        first, last = page.spot(Place(span.start)), page.spot(Place(span.end, upstream=True))
        if first.y >= room and last.y + last.height <= page.height - room:
            return
        before = page.value
        page.bring(span.start, page.height // 3)
        if page.value != before:
            self._moved(page.height)

    def keep_in_sight(self, place: Place) -> None:
        """Scroll as little as needed to show the line of a place."""
        page = self.scene.page
        spot = page.spot(place)
        above = spot.y
        below = spot.y + spot.height - page.height
        if abs(above) > 2 * page.height:
            page.bring(place.position, page.height // 3)
            self._moved(page.height)
        elif above < 0:
            self.scroll_pixels(above)
        elif below > 0:
            self.scroll_pixels(below)

    def touch_lines(self, *spans: Span | None) -> None:
        """Have the lines of these spans painted again."""
        for span in spans:
            if span is not None:
                for top, bottom in self.scene.page.lines_of(span):
                    height = bottom - top + 2 * _KNOB_ROOM
                    self._touch(QRect(0, top - _KNOB_ROOM, self.viewport().width(), height))

    def touch_blocks(self, indices: Iterable[int]) -> None:
        """Have these blocks painted again, where they are in sight."""
        wanted = set(indices)
        for index, y in self.scene.page.in_sight():
            if index in wanted:
                self._touch(QRect(0, y, self.viewport().width(), self.scene.page.laid(index).height))

    def touch_caret(self) -> None:
        """Have the caret painted again where it stands now."""
        self._touch(caret_rect(self.scene).adjusted(-1, -1, 1, 1))

    def touch_all(self) -> None:
        """Have everything in sight painted again."""
        self._picture.forget()
        self.viewport().update()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Follow the scroll bar."""
        if not self._syncing:
            self.scroll_pixels(self.verticalScrollBar().value() - self._bar_value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what was exposed; only what has changed is drawn."""
        self._picture.show(self.viewport(), event.region(), partial(paint, scene=self.scene))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the article in the room there is."""
        super().resizeEvent(event)
        sight = self.viewport().geometry()
        self.map.setGeometry(sight.right() + 1, sight.top(), WIDTH, sight.height())
        if self._room() != self._set_for:
            self._set_anew()
            return
        self.scene.page.height = self.viewport().height()
        self.scene.page.settle()
        self._sync_bar()
        self.touch_all()

    def _scene_of(self, article: ReaderText, marks: MarkIndex[Mark]) -> Scene:
        page = Page(article, self._metrics(), self.viewport().height())
        book = LaneBook(page, marks)
        return Scene(page, marks, book, SignBook(page), self.look.colors, patterned=self.look.patterns)

    def _metrics(self) -> Metrics:
        self._set_for = self._room()
        return Metrics(self.look, self.font(), self._set_for)

    def _room(self) -> int:
        """Return the width there is for the page: as if the scroll bar were there, which may come any moment."""
        edges = self.viewportMargins()
        bar = self.verticalScrollBar().sizeHint().width()
        return min(self.contentsRect().width() - edges.left() - edges.right() - bar, self.viewport().width())

    def _set_anew(self) -> None:
        page = self.scene.page
        page.height = self.viewport().height()
        page.set_metrics(self._metrics())
        self.scene.lanes.forget_all()
        self.scene.signs.forget_lines()
        self.map.forget()
        self._sync_bar()
        self.touch_all()

    def _moved(self, distance: int) -> None:
        """Shift the picture after scrolling; only what comes into sight is painted."""
        self._sync_bar()
        if abs(distance) >= self.scene.page.height:
            self.touch_all()
        elif distance:
            self._picture.scroll(-distance)
            self.viewport().scroll(0, -distance)

    def _touch(self, area: QRect) -> None:
        self._picture.forget(area)
        self.viewport().update(area)

    def _sync_bar(self) -> None:
        page, bar = self.scene.page, self.verticalScrollBar()
        self._syncing = True
        bar.setRange(0, page.maximum)
        bar.setPageStep(max(page.height - page.metrics.body.line, 1))
        bar.setSingleStep(page.metrics.body.line)
        bar.setValue(page.value)
        self._bar_value = bar.value()
        self._syncing = False
        self.map.follow()

    def _go_to_middle(self, position: int) -> None:
        page, before = self.scene.page, self.scene.page.value
        page.bring(position, (page.height - page.metrics.body.line) // 2)
        if page.value != before:
            self._moved(page.height)
