"""The mouse: it goes to the window as a screen would send it, and whatever lies on top gets it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.reader.page import Place
from desktop.ui.reader.stripes import stripe_rect
from tests.flows.screen import Screen

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier


class Mouse(Screen):
    """Clicks, drags and the wheel; positions are code points of the article shown."""

    def at(self, widget: QWidget, point: QPoint) -> QPoint:
        """Return a point of a widget as a point of its window."""
        return widget.mapTo(widget.window(), point)

    def click_on(self, widget: QWidget, point: QPoint | None = None, modifiers=NONE, button=LEFT) -> None:
        """Click where a widget is to be seen; whatever lies above it gets the click."""
        point = widget.rect().center() if point is None else point
        QTest.mouseClick(widget.window().windowHandle(), button, modifiers, self.at(widget, point))
        self.settle()

    def point(self, position: int, *, share: float = 0.3) -> QPoint:
        """Return a point on the character at a position, so far into it, in the view's own pixels."""
        page = self.view.scene.page
        here, there = page.spot(Place(position)), page.spot(Place(position + 1, upstream=True))
        setting = page.laid(page.blocks.index_at(position)).setting
        return QPoint(round(here.x + (there.x - here.x) * share), here.y + setting.baseline - round(setting.em * 0.4))

    def scroll_to(self, position: int) -> None:
        """Turn the wheel until a character stands well inside the view."""
        viewport = self.view.viewport()
        for _ in range(300):
            y, height = self.point(position).y(), viewport.height()
            if 60 < y < height - 60:
                return
            before = self.view.scene.page.value
            self.wheel(-120 if y >= height - 60 else 120)
            if self.view.scene.page.value == before:
                return
        raise AssertionError(f"{position} does not come into sight")

    def wheel(self, angle: int) -> None:
        viewport = self.view.viewport()
        centre = QPointF(viewport.rect().center())
        event = QWheelEvent(
            centre,
            QPointF(viewport.mapToGlobal(centre.toPoint())),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        self.settle()

    def drag(self, start: int, end: int, modifiers=NONE) -> None:
        """Drag from the character at `start` to the far half of the one before `end`."""
        self.scroll_to(start)
        self.drag_points(self.point(start), self.point(end - 1, share=0.7), modifiers)

    def drag_over(self, words: str, modifiers=NONE) -> None:
        """Drag over some words of the article."""
        self.drag(*self.span(words), modifiers)

    def drag_points(self, begin: QPoint, end: QPoint, modifiers=NONE) -> None:
        """Drag from one point of the view to another."""
        self.unhurried()
        viewport, window = self.view.viewport(), self.window.windowHandle()
        above = self.window.childAt(self.at(viewport, begin))
        assert above is viewport, f"{above} lies over the text"
        assert viewport.rect().contains(end), "the end of the drag is out of sight"
        QTest.mousePress(window, LEFT, modifiers, self.at(viewport, begin))
        for step in (1, 2, 3):
            # QTest moves the mouse without Alt; while the button is down the view gets every move anyway.
            point = QPointF(begin + (end - begin) * step / 3)
            where = viewport.mapToGlobal(point)
            event = QMouseEvent(QEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, LEFT, modifiers)
            QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(window, LEFT, modifiers, self.at(viewport, end))
        self.settle()

    def unhurried(self) -> None:
        """Let the time for a third click pass."""
        self.view._pointer._twice.invalidate()

    def click_text(self, position: int, modifiers=NONE) -> None:
        self.scroll_to(position)
        self.unhurried()
        self.click_on(self.view.viewport(), self.point(position), modifiers)

    def double_click(self, position: int) -> None:
        self.scroll_to(position)
        self.unhurried()
        QTest.mouseDClick(self.window.windowHandle(), LEFT, NONE, self.at(self.view.viewport(), self.point(position)))
        self.settle()

    def triple_click(self, position: int) -> None:
        self.double_click(position)
        self.click_on(self.view.viewport(), self.point(position))

    def stripe(self, coding: str) -> QPoint:
        """Return the middle of a coding's stripe in the first block in sight that bears it."""
        page, book = self.view.scene.page, self.view.scene.lanes
        for index, y in page.in_sight():
            known = book.of(index)
            for lane in known.lanes:
                if lane.mark.id == coding:
                    return stripe_rect(page, page.laid(index), y, lane, known.slot).center()
        raise LookupError(coding)

    def click_stripe(self, coding: str) -> None:
        """Take a coding in hand by its stripe."""
        self.scroll_to(next(each for each in self.codings() if each.id == coding).start)
        self.click_on(self.view.viewport(), self.stripe(coding))

    def drag_knob(self, edge: str, position: int, modifiers=NONE) -> None:
        """Drag an end (`start` or `end`) of the coding in hand to a character."""
        knob = self.view.scene.knob(edge)
        assert knob is not None
        share = 0.3 if edge == "start" else 0.7
        self.drag_points(knob.center(), self.point(position, share=share), modifiers)
