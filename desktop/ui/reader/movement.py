"""Where the caret goes: by character, word, clause, sentence, paragraph, line and screen."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from desktop.ui.reader.navigator import Navigator, Unit
from desktop.ui.reader.page import Page, Place


class Stride(StrEnum):
    """How far a step goes, where it is not by a unit of the text."""

    CHARACTER = "character"
    LINE = "line"
    LINE_EDGE = "line edge"
    TEXT_EDGE = "text edge"
    SCREEN = "screen"


class Step(NamedTuple):
    """One movement of the caret."""

    by: Stride | Unit
    forward: bool


class Mover:
    """Finds the place a step leads to; moving up and down keeps to the x it began at."""

    def __init__(self, page: Page, navigator: Navigator, scroll: Callable[[int], int]) -> None:
        self._page = page
        self._navigator = navigator
        self._scroll = scroll
        self._goal: float | None = None

    def forget_goal(self) -> None:
        """Let the next step up or down begin at the caret's own x."""
        self._goal = None

    def move(self, step: Step, place: Place, *, extending: bool) -> Place:
        """Return the place a step from here leads to; when extending, units are taken to their ends."""
        if not self._page.blocks:
            return place
        if step.by not in (Stride.LINE, Stride.SCREEN):
            self._goal = None
        if isinstance(step.by, Unit):
            return Place(self._unit(step.by, place.position, forward=step.forward, extending=extending))
        steps = {
            Stride.CHARACTER: self._character, Stride.LINE: self._line, Stride.LINE_EDGE: self._line_edge,
            Stride.TEXT_EDGE: self._text_edge, Stride.SCREEN: self._screen,
        }  # fmt: skip
        return steps[step.by](place, forward=step.forward)

    def _unit(self, unit: Unit, position: int, *, forward: bool, extending: bool) -> int:
        if not forward:
            return self._navigator.previous_start(unit, position)
        following = self._navigator.next_end if extending else self._navigator.next_start
        return following(unit, position)

    def _character(self, place: Place, *, forward: bool) -> Place:
        page, position = self._page, self._page.blocks.clamp(place.position)
        index = page.blocks.index_at(position)
        block = page.blocks[index]
        if forward and position < block.end:
            return Place(page.laid(index).next_position(position))
        if not forward and position > block.start:
            return Place(page.laid(index).previous_position(position))
        neighbour = index + 1 if forward else index - 1
        if not 0 <= neighbour < len(page.blocks):
            return Place(position)
        if forward:
            return Place(page.blocks[neighbour].start)
        end = page.blocks[neighbour].end
        return Place(page.laid(neighbour).previous_position(end) if end == position else end)

    def _line(self, place: Place, *, forward: bool) -> Place:
        page, goal = self._page, self._goal_x(place)
        index = page.index_of(place)
        block = page.laid(index)
        line = block.line_of(place.position, upstream=place.upstream) + (1 if forward else -1)
        if not 0 <= line < block.lines:
            index += 1 if forward else -1
            if not 0 <= index < len(page.blocks):
                return self._line_edge(place, forward=forward)
            block = page.laid(index)
            line = 0 if forward else block.lines - 1
        return Place(*block.position_at(goal - page.metrics.left, line))

    def _line_edge(self, place: Place, *, forward: bool) -> Place:
        position = self._page.blocks.clamp(place.position)
        block = self._page.laid(self._page.index_of(place))
        line = block.line_of(position, upstream=place.upstream)
        return Place(block.line_end(line), upstream=True) if forward else Place(block.line_start(line))

    def _text_edge(self, place: Place, *, forward: bool) -> Place:
        blocks = self._page.blocks
        return Place(blocks[len(blocks) - 1].end if forward else blocks[0].start)

    def _screen(self, place: Place, *, forward: bool) -> Place:
        page, goal = self._page, self._goal_x(place)
        line = page.metrics.body.line
        y = min(max(page.spot(place).y, 0), page.height - line)
        if abs(self._scroll((page.height - 2 * line) * (1 if forward else -1))) < line:
            return self._text_edge(place, forward=forward)
        return page.place_at(goal, y + line // 2)

    def _goal_x(self, place: Place) -> float:
        if self._goal is None:
            self._goal = self._page.spot(place).x
        return self._goal
