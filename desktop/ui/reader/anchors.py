"""Where something opened over the article belongs, and the words it is about."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect

from desktop.core.spans import Span
from desktop.ui.reader.page import Place
from desktop.ui.reader.stripes import stripes_at
from desktop.ui.reader.view import ArticleView


def span_at_work(view: ArticleView) -> Span | None:
    """Return the span of the coding in hand, else the selection, else the unit that is to be judged."""
    held = view.scene.marks.get(view.in_hand())
    return held.span if held is not None else view.selection() or view.scene.unit


def words_at_work(view: ArticleView) -> str:
    """Return the words at work, from the canonical text."""
    span = span_at_work(view)
    return "" if span is None else view.scene.article.text[span.start : span.end]


def anchor_of(view: ArticleView) -> QRect:
    """Return the rectangle from the first to the last line at work, in pixels of the viewport."""
    span = span_at_work(view) or Span(view.cursor(), view.cursor())
    first = view.scene.page.spot(Place(span.start))
    last = view.scene.page.spot(Place(span.end, upstream=True))
    sight = view.viewport().rect()
    rect = QRect(round(first.x), first.y, 1, max(1, last.y + last.height - first.y))
    return rect.intersected(sight) if rect.intersects(sight) else QRect(sight.center(), rect.size())


def go_behind(view: ArticleView, span: Span) -> None:
    """Put the caret behind a span, with nothing selected, ready for the next one."""
    view.place_caret(Place(span.end, upstream=True))


def take_at_point(view: ArticleView, point: QPoint) -> None:
    """Take in hand the coding whose stripe or words lie at a point of the viewport, if there is one."""
    marks = stripes_at(view.scene.page, view.scene.lanes, point)
    if marks:
        view.take_one_of(marks)
    else:
        view.take_at(view.scene.page.character_at(point.x(), point.y()))
