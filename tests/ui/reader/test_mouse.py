from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from desktop.core.spans import Span
from desktop.ui.reader.metrics import GAP
from desktop.ui.reader.scene import END, START
from tests.ui.reader.hands import ALT, NONE, SHIFT, Key, article


def test_a_drag_snaps_to_whole_words(hands):
    span = hands.span("孩子们在边上")
    hands.drag(span.start + 1, span.end - 1)
    assert hands.selected() == "孩子们在边上"
    assert hands.names("selection_changed")[-1] == ("selection_changed", span)


def test_a_drag_with_alt_takes_characters(hands):
    span = hands.span("子们在边")
    hands.drag(*span, ALT)
    assert hands.selected() == "子们在边"


def test_a_drag_backwards_selects_the_same_and_leaves_the_caret_in_front(hands):
    span = hands.span("孩子们在边上")
    hands.drag_points(hands.point(span.end - 1), hands.point(span.start + 1))
    assert hands.selected() == "孩子们在边上"
    assert hands.view.cursor() == span.start


def test_a_drag_over_paragraphs_selects_through_the_gap(hands):
    start, end = hands.text.index("打闹"), hands.text.index("今年") + 2
    hands.drag(start, end)
    assert hands.selected() == "打闹。\n\n今年"


def test_a_double_click_selects_the_sentence(hands):
    hands.double_click(hands.text.index("稻谷"))
    assert hands.selected() == "秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹。"


def test_a_triple_click_selects_the_paragraph(hands):
    hands.triple_click(hands.text.index("稻谷"))
    assert hands.selected() == "晒谷场在村子东头。秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹。"


def test_a_click_elsewhere_lets_the_selection_go(hands):
    hands.drag(*hands.span("孩子们"))
    hands.click(hands.text.index("今年"))
    assert hands.view.selection() is None
    assert hands.told[-1] == ("selection_changed", None)


def test_a_click_with_shift_extends_the_selection(hands):
    hands.click(hands.text.index("孩子们"))
    hands.click(hands.text.index("追逐") + 1, SHIFT)
    assert hands.selected() == "孩子们在边上追逐"


def test_a_click_puts_the_caret_nearest_to_the_mouse(hands):
    position = hands.text.index("公示栏")
    hands.click(position)
    assert hands.view.cursor() == position
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, hands.point(position, share=0.8))
    assert hands.view.cursor() == position + 1


@pytest.mark.parametrize("strange", ["𠮷", "😀", "▶", "\u00a0", "\t"])
def test_characters_qt_counts_or_draws_otherwise_move_nothing(hands, strange):
    hands.view.show_article(article(f"前{strange}面{strange}有谷子，后{strange}面\n有{strange}场院。"))
    hands.settle()
    span = hands.span("后" + strange + "面\n有" + strange)
    hands.drag(*span, ALT)
    assert hands.view.selection() == span


def test_a_click_on_a_coding_takes_it_in_hand(hands):
    hands.mark("村民把稻谷铺开")
    hands.click(hands.text.index("稻谷"))
    assert hands.view.in_hand() == "a"
    assert hands.told[-1] == ("mark_activated", "a")


def test_repeated_clicks_go_round_from_the_innermost_coding(hands):
    hands.mark("秋收以后，村民把稻谷铺开，", "wide")
    hands.mark("稻谷", "narrow")
    hands.mark("村民把稻谷铺开", "middle")
    taken = []
    for _ in range(4):
        hands.click(hands.text.index("稻谷"))
        taken.append(hands.view.in_hand())
    assert taken == ["narrow", "middle", "wide", "narrow"]


def test_a_click_beside_all_codings_lets_go(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.click(hands.text.index("今年"))
    assert hands.view.in_hand() is None
    assert hands.told[-1] == ("mark_activated", "")


def test_a_drag_that_begins_in_a_coding_selects_and_does_not_take_it(hands):
    hands.mark("村民把稻谷铺开")
    hands.drag(*hands.span("稻谷铺开，孩子们"))
    assert hands.selected() == "稻谷铺开，孩子们"
    assert hands.view.in_hand() is None


def test_a_click_on_a_stripe_takes_its_coding(hands):
    hands.mark("秋收以后，村民", "wide")
    hands.mark("村民把稻谷铺开", "other")
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, hands.stripe("other"))
    assert hands.view.in_hand() == "other"


def test_the_mouse_over_a_stripe_tells_its_coding_and_away_from_it_nothing(hands):
    hands.mark("村民把稻谷铺开")
    hands.hover(hands.stripe("a"))
    hands.hover(QPoint(5, 5))
    assert hands.names("mark_hovered") == [("mark_hovered", "a"), ("mark_hovered", "")]


def test_the_mouse_over_an_underline_tells_its_coding(hands):
    hands.mark("秋收以后，村民把稻谷铺开", "upper")
    hands.mark("村民把稻谷铺开", "lower")
    page = hands.view.scene.page
    point = hands.point(hands.text.index("稻谷"))
    setting = page.metrics.body
    below = setting.glyph + GAP - (setting.baseline - round(setting.em * 0.4))
    hands.hover(point + QPoint(0, below + 1))
    hands.hover(point + QPoint(0, below + 1 + page.metrics.pitch))
    assert hands.names("mark_hovered") == [("mark_hovered", "upper"), ("mark_hovered", "lower")]


@pytest.mark.parametrize(("edge", "expected"), [(END, "村民把稻谷铺开"), (START, "秋收以后，村民把稻谷")])
def test_a_handle_dragged_asks_for_another_span_in_whole_words(hands, edge, expected):
    mark = hands.mark("村民把稻谷")
    hands.view.activate("a")
    target = hands.text.index("铺开") + 1 if edge == END else hands.text.index("秋收") + 1
    hands.drag_points(hands.view.scene.knob(edge).center(), hands.point(target))
    (told,) = hands.names("resize_requested")
    assert (told[1], hands.words(told[2])) == ("a", expected)
    assert hands.view.marks() == [mark]


def test_a_handle_dragged_with_alt_goes_by_characters(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.drag_points(hands.view.scene.knob(END).center(), hands.point(hands.text.index("谷铺"), share=0.2), ALT)
    (told,) = hands.names("resize_requested")
    assert hands.words(told[2]) == "村民把稻"


def test_a_handle_dragged_past_the_other_end_leaves_a_word(hands):
    hands.mark("村民把稻谷")
    hands.view.activate("a")
    hands.drag_points(hands.view.scene.knob(END).center(), hands.point(hands.text.index("晒谷场在")))
    (told,) = hands.names("resize_requested")
    assert hands.words(told[2]) == "村民"


def test_a_handle_pressed_and_not_moved_asks_for_nothing(hands):
    hands.mark("村民把稻谷")
    hands.view.activate("a")
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, hands.view.scene.knob(END).center())
    assert hands.names("resize_requested") == []
    assert hands.view.in_hand() == "a"


def test_a_drag_below_the_window_scrolls_on(hands):
    hands.view.show_article(article(*("谷子晒在场上，" * 9 for _ in range(60))))
    hands.settle()
    start = hands.view.scene.page.blocks[2].start
    below = QPoint(300, hands.view.viewport().height() + 40)
    hands.drag_points(hands.point(start), below, release=False)
    before = hands.view.verticalScrollBar().value()
    hands.view._pointer._scrolling.timeout.emit()
    hands.view._pointer._scrolling.timeout.emit()
    assert hands.view.verticalScrollBar().value() > before
    selected = hands.view.selection()
    hands.mouse(QEvent.Type.MouseButtonRelease, below)
    assert not hands.view._pointer._scrolling.isActive()
    assert hands.view.selection() == selected
    assert selected.start == start


def test_a_change_of_article_ends_a_drag(hands):
    hands.drag_points(hands.point(20), hands.point(30), release=False)
    hands.view.show_article(article("别的文章。"))
    hands.mouse(QEvent.Type.MouseMove, QPoint(200, 60))
    assert hands.view.selection() is None


def test_the_right_button_leaves_the_selection_alone(hands):
    hands.drag(*hands.span("孩子们"))
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.RightButton, NONE, hands.point(hands.text.index("今年")))
    assert hands.selected() == "孩子们"


def test_keys_go_on_from_where_the_mouse_has_selected(hands):
    hands.double_click(hands.text.index("稻谷"))
    hands.key(Key.Key_Left, SHIFT)
    assert hands.selected() == "秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹"
    assert hands.view.selection() == Span(hands.text.index("秋收"), hands.text.index("。\n\n今年"))
