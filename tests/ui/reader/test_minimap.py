"""The map beside the article: it leads to places, follows the text, and keeps its picture up piece by piece."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.core.spans import Span
from desktop.ui.reader import Mark
from desktop.ui.reader.values import Sign
from tests.ui.reader.hands import LEFT, NONE, article

LONG = article(*("第二轮晾晒从周三开始，各家按号进场。" * (1 + n % 4) for n in range(200)))


@pytest.fixture
def mapped(hands):
    hands.view.show_article(LONG)
    hands.settle()
    hands.view.map.draw()
    return hands


def picture(hands):
    return hands.view.map.grab().toImage()


def test_a_click_leads_to_the_place(mapped):
    small = mapped.view.map
    QTest.mouseClick(small, LEFT, NONE, QPoint(20, small.height() // 2))
    page = mapped.view.scene.page
    first = page.blocks[page.in_sight()[0][0]].start
    assert len(LONG.text) * 0.3 < first < len(LONG.text) * 0.6


def test_dragging_scrolls_down_to_the_end_and_up_again(mapped):
    small, page = mapped.view.map, mapped.view.scene.page
    QTest.mousePress(small, LEFT, NONE, QPoint(20, 4))
    for y in (100, 400, small.height() - 1):
        QTest.mouseMove(small, QPoint(20, y))
    assert page.in_sight()[-1][0] == len(page.blocks) - 1
    QTest.mouseMove(small, QPoint(20, 2))
    QTest.mouseRelease(small, LEFT, NONE, QPoint(20, 2))
    assert page.in_sight()[0][0] == 0


def test_the_window_onto_the_text_follows_scrolling(mapped):
    before = mapped.view.map._sight
    mapped.view.scroll_pixels(2000)
    assert mapped.view.map._sight.top() > before.top()


def test_codings_that_come_and_go_are_drawn_as_in_a_whole_drawing(mapped):
    view = mapped.view
    view.set_marks(
        [Mark("a", Span(100, 900), "类目", "#c23b2e"), Mark("b", Span(500, 520), "类目", "#4c78b8", pattern=1)]
    )
    view.map.draw()
    view.add_mark(Mark("c", Span(700, 760), "类目", "#4c78b8", pattern=1))
    view.remove_mark("b")
    view.replace_mark(Mark("a", Span(300, 1200), "类目", "#c23b2e"))
    pieced = picture(mapped)
    view.map.forget_marks()
    view.map.draw()
    assert picture(mapped) == pieced


def test_signs_and_hits_are_drawn(mapped):
    empty = picture(mapped)
    mapped.view.set_signs([Sign("s", Span(400, 410), "query")])
    signed = picture(mapped)
    assert signed != empty
    mapped.view.set_signs([Sign("s", Span(400, 410), "query"), Sign("t", Span(430, 440), "memo")])
    both = picture(mapped)
    mapped.view.map.draw()
    assert picture(mapped) == both
    mapped.view.set_signs([Sign("s", Span(400, 410), "query")])
    assert picture(mapped) == signed
    mapped.view.set_found([Span(2000, 2002)], None)
    assert picture(mapped) != signed
    mapped.view.set_found(())
    mapped.view.set_signs([])
    assert picture(mapped) == empty


def test_a_hidden_map_leaves_its_room_to_the_text(mapped):
    width = mapped.view.viewport().width()
    mapped.view.show_map(shown=False)
    mapped.settle()
    assert mapped.view.viewport().width() == width + mapped.view.map.width()
    assert not mapped.view.map.isVisible()
    mapped.view.show_map(shown=True)
    mapped.settle()
    assert mapped.view.viewport().width() == width


def test_the_map_never_takes_the_keyboard(mapped):
    QTest.mouseClick(mapped.view.map, LEFT, NONE, QPoint(20, 50))
    assert mapped.view.map.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert mapped.view.hasFocus()


def test_the_map_draws_itself_a_moment_after_another_article(hands):
    hands.view.show_article(LONG)
    QTest.qWait(120)
    assert hands.view.map._scale is not None
    assert hands.view.map._scale.rows > 100
