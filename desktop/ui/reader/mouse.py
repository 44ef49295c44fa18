"""The mouse of the article view: selecting by words, taking codings in hand, dragging their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.core.spans import Span
from desktop.ui.reader.navigator import Unit
from desktop.ui.reader.page import Place
from desktop.ui.reader.scene import END, START
from desktop.ui.reader.signs import Cluster, cluster_at
from desktop.ui.reader.stripes import stripes_at, underline_at

if TYPE_CHECKING:
    from desktop.ui.reader.view import ArticleView

_SELECTING, _RESIZING = "selecting", "resizing"
_AUTO_SCROLL_MS = 30


class Pointer(QObject):
    """Answers presses, drags and clicks for a view."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._doing: str | None = None
        self._edge = START
        self._pressed = QPoint()
        self._latest = QPoint()
        self._by_character = False
        self._moved = False
        self._anchor = 0
        self._twice = QElapsedTimer()
        # A sentence is selected for good when no third click makes it a paragraph.
        self._no_third = QTimer(self, singleShot=True)
        self._no_third.timeout.connect(self._made)
        self._scrolling = QTimer(self, interval=_AUTO_SCROLL_MS)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, or take hold of a handle or a stripe."""
        point = event.position().toPoint()
        third = self._is_third_click(point)
        if self._no_third.isActive():
            self._no_third.stop()
            if not third:
                self._made()
        self._pressed = self._latest = point
        self._moved = False
        self._by_character = _alt(event)
        edge = self._knob_at(point)
        if edge is not None:
            self._doing, self._edge = _RESIZING, edge
        elif third:
            self._select_unit(Unit.PARAGRAPH, point)
            self._made()
        elif point.x() >= self._view.scene.page.metrics.stripes - 2:
            self._click_stripe(point)
        elif (cluster := self._cluster_at(point)) is not None:
            self._view.go_to_sign(cluster.signs)
        else:
            self._begin_selection(event, point)

    def move(self, event: QMouseEvent) -> None:
        """Go on with a drag, or show what is under the mouse."""
        point = event.position().toPoint()
        if self._doing is None:
            self._hover(point)
            return
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        self._moved = self._moved or far
        self._latest, self._by_character = point, _alt(event)
        if not self._moved:
            return
        self._drag()
        inside = 0 <= point.y() < self._view.viewport().height()
        if inside:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def release(self) -> None:
        """End a drag; a press that did not move is a click."""
        doing, self._doing = self._doing, None
        self._scrolling.stop()
        view = self._view
        if doing == _RESIZING:
            mark, span = view.scene.marks.get(view.in_hand()), view.scene.preview
            if mark is not None and span is not None and span != mark.span:
                view.resize_requested.emit(mark.id, span)
            view.preview(None)
        elif doing == _SELECTING and view.selection() is not None:
            self._made()
        elif doing == _SELECTING and not self._moved:
            view.take_at(view.scene.page.character_at(self._pressed.x(), self._pressed.y()))
            view.text_clicked.emit(view.cursor())

    def double_click(self, event: QMouseEvent) -> None:
        """Select the sentence under the mouse."""
        point = event.position().toPoint()
        if point.x() >= self._view.scene.page.metrics.stripes - 2:
            return
        self._pressed = point
        self._doing = None
        self._twice.start()
        self._select_unit(Unit.SENTENCE, point)
        self._no_third.start(QApplication.doubleClickInterval())

    def cancel(self) -> None:
        """Give up what is being dragged, when the article changes below it."""
        self._doing = None
        self._no_third.stop()
        self._scrolling.stop()

    def _made(self) -> None:
        span = self._view.selection()
        if span is not None:
            self._view.selection_made.emit(span)

    def _begin_selection(self, event: QMouseEvent, point: QPoint) -> None:
        view, self._doing = self._view, _SELECTING
        place = view.scene.page.place_at(point.x(), point.y())
        extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._anchor = view.scene.anchor if extending else place.position
        if extending:
            self._moved = True
            self._drag()
        else:
            view.put_caret_for_click(place)

    def _drag(self) -> None:
        height = self._view.viewport().height()
        y = min(max(self._latest.y(), 0), height - 1)
        place = self._view.scene.page.place_at(self._latest.x(), y)
        if self._doing == _RESIZING:
            self._drag_edge(place.position)
        else:
            self._drag_selection(place)

    def _drag_selection(self, place: Place) -> None:
        view, anchor = self._view, self._anchor
        raw = Span(min(anchor, place.position), max(anchor, place.position))
        span = raw if self._by_character or raw.start == raw.end else view.navigator.snap(raw)
        if place.position >= anchor:
            view.select_between(span.start, Place(span.end, upstream=True))
        else:
            view.select_between(span.end, Place(span.start))

    def _drag_edge(self, position: int) -> None:
        mark = self._view.scene.marks.get(self._view.in_hand())
        if mark is None:
            return
        start, end = mark.span
        raw = Span(min(position, end - 1), end) if self._edge == START else Span(start, max(position, start + 1))
        span = raw if self._by_character else self._view.navigator.snap(raw)
        # Only the end that is dragged snaps; the other one stays where it was put.
        self._view.preview(Span(span.start, end) if self._edge == START else Span(start, span.end))

    def _scroll_on(self) -> None:
        height, y = self._view.viewport().height(), self._latest.y()
        beyond = y if y < 0 else max(y - height, 0)
        self._view.scroll_pixels(max(min(beyond // 2, 60), -60) or (1 if y >= height else -1))
        self._drag()

    def _select_unit(self, unit: Unit, point: QPoint) -> None:
        page = self._view.scene.page
        position = page.character_at(point.x(), point.y())
        if position is None:
            position = page.place_at(point.x(), point.y()).position
        span = self._view.navigator.unit_at(unit, position)
        if span is not None:
            self._view.select(span)

    def _is_third_click(self, point: QPoint) -> bool:
        interval = QApplication.doubleClickInterval()
        soon = self._twice.isValid() and self._twice.elapsed() < interval
        self._twice.invalidate()
        return soon and (point - self._pressed).manhattanLength() < QApplication.startDragDistance()

    def _click_stripe(self, point: QPoint) -> None:
        scene = self._view.scene
        found = stripes_at(scene.page, scene.lanes, point)
        self._view.take_one_of(found)

    def _hover(self, point: QPoint) -> None:
        view, scene = self._view, self._view.scene
        found = stripes_at(scene.page, scene.lanes, point)
        mark = found[0] if len(found) == 1 else underline_at(scene.page, scene.lanes, point)
        cluster = self._cluster_at(point)
        view.hover(None if mark is None else mark.id)
        view.point_at(() if cluster is None else cluster.signs)
        view.viewport().setCursor(self._shape(point, can_be_clicked=bool(found or cluster)))

    def _cluster_at(self, point: QPoint) -> Cluster | None:
        return cluster_at(self._view.scene.page, self._view.scene.signs, point)

    def _shape(self, point: QPoint, *, can_be_clicked: bool) -> Qt.CursorShape:
        if self._knob_at(point) is not None:
            return Qt.CursorShape.SizeHorCursor
        if can_be_clicked:
            return Qt.CursorShape.PointingHandCursor
        beyond = point.x() >= self._view.scene.page.metrics.stripes - 2
        return Qt.CursorShape.ArrowCursor if beyond else Qt.CursorShape.IBeamCursor

    def _knob_at(self, point: QPoint) -> str | None:
        for edge in (END, START):
            knob = self._view.scene.knob(edge)
            if knob is not None and knob.adjusted(-4, -4, 4, 4).contains(point):
                return edge
        return None


def _alt(event: QMouseEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
