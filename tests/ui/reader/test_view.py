from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.core.paragraphs import Role
from desktop.core.spans import Span
from desktop.ui.reader import DARK, ReaderText, ViewStyle
from desktop.ui.reader.stripes import crowd_rects, stripes_at
from desktop.ui.reader.view import _hints
from tests.ui.reader.hands import CONTROL, NONE, article

LONG = article(*((Role.BODY, f"第{n}段，" + "谷子晒在场上，" * (3 + n % 5)) for n in range(120)))


def turn(hands, notches, modifiers=NONE):
    middle = QPointF(300, 300)
    event = QWheelEvent(
        middle, hands.view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hands.view.viewport(), event)
    hands.settle()


def pixels(hands):
    return hands.view.grab().toImage()


def screen(hands):
    """Return what stands in the window now, without painting it again."""
    return hands.view.screen().grabWindow(hands.view.winId()).toImage()


def band(hands, span):
    """Return the region in which the lines of a span stand."""
    (stretch,) = hands.view.scene.page.lines_of(span)
    return stretch


def test_the_view_has_its_stable_name(hands):
    assert hands.view.objectName() == "articleView"


def test_adding_a_coding_paints_its_paragraph_and_no_other(hands):
    top, _ = band(hands, hands.span("今年场边"))
    region = hands.painted_by(lambda: hands.mark("多了一块公示栏"))
    index = hands.view.scene.page.blocks.index_at(hands.text.index("今年"))
    block = hands.view.scene.page.laid(index)
    assert region.boundingRect().top() == top
    assert region.boundingRect().height() == block.height


def test_removing_and_replacing_paint_only_what_they_touch(hands):
    mark = hands.mark("多了一块公示栏")
    other = hands.span("孩子们在边上")
    removed = hands.painted_by(lambda: hands.view.remove_mark("a"))
    hands.view.add_mark(mark)
    moved = hands.painted_by(lambda: hands.view.replace_mark(mark._replace(span=other)))
    assert removed.boundingRect().top() == band(hands, hands.span("今年场边"))[0]
    assert moved.boundingRect().top() == band(hands, hands.span("晒谷场在"))[0]
    assert hands.view.marks() == [mark._replace(span=other)]


def test_a_coding_out_of_sight_paints_nothing(hands):
    hands.view.show_article(LONG)
    region = hands.painted_by(lambda: hands.mark("第110段"))
    assert region.isEmpty()


def test_moving_the_caret_paints_only_where_it_was_and_is(hands):
    start = hands.text.index("孩子们")
    hands.view.select(Span(start, start))
    region = hands.painted_by(lambda: hands.view.select(Span(start + 1, start + 1)))
    assert region.boundingRect().width() < 60
    assert not region.isEmpty()


def test_a_growing_selection_paints_only_the_lines_that_change(hands):
    hands.view.show_article(LONG)
    blocks = hands.view.scene.page.blocks
    hands.view.select(Span(blocks[1].start, blocks[5].start + 2))
    region = hands.painted_by(lambda: hands.view.select(Span(blocks[1].start, blocks[5].start + 4)))
    assert region.boundingRect().height() < 3 * hands.view.scene.page.metrics.body.line


def test_what_is_painted_piece_by_piece_is_what_is_painted_at_once(hands):
    hands.view.show_article(LONG)
    hands.mark("第3段，谷子", "a")
    hands.mark("第4段", "b", color="#4c78b8")
    hands.settle()
    for distance in (137, -60, 90):
        hands.view.scroll_pixels(distance)
        hands.view.activate("a" if distance < 100 else "b")
        hands.settle()
    pieced = screen(hands)
    hands.view.viewport().update()
    hands.settle()
    whole = screen(hands)
    assert pieced == whole
    assert len({whole.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 600, 7)}) > 4


def test_the_wheel_scrolls_and_paints_what_comes_into_sight(hands):
    hands.view.show_article(LONG)
    region = hands.painted_by(lambda: turn(hands, -1))
    assert hands.view.verticalScrollBar().value() > 0
    assert region.boundingRect().height() < hands.view.viewport().height() // 2


def test_control_and_the_wheel_ask_for_another_size(hands):
    turn(hands, 1, CONTROL)
    turn(hands, -0.5, CONTROL)
    assert hands.names("zoom_requested") == [("zoom_requested", 1)]
    turn(hands, -0.5, CONTROL)
    assert hands.names("zoom_requested")[-1] == ("zoom_requested", -1)


def test_the_scroll_bar_reaches_the_very_end(hands):
    hands.view.show_article(LONG)
    bar = hands.view.verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
    last = len(hands.view.scene.page.blocks) - 1
    assert hands.view.scene.page.in_sight()[-1][0] == last
    bar.setValue(0)
    assert hands.view.scene.page.value == 0


def test_a_span_out_of_sight_is_revealed_in_the_upper_third(hands):
    hands.view.show_article(LONG)
    span = hands.span("第90段")
    hands.view.reveal(span)
    assert [stretch[0] for stretch in hands.view.scene.page.lines_of(span)] == [hands.view.viewport().height() // 3]


def test_a_span_in_sight_is_left_where_it_is(hands):
    hands.view.show_article(LONG)
    hands.view.reveal(hands.span("第2段"))
    assert hands.view.scene.page.value == 0


def test_a_new_style_keeps_the_article_and_changes_its_look(hands):
    before = pixels(hands)
    hands.view.set_style(ViewStyle(size=18, colors=DARK))
    after = pixels(hands)
    assert before != after
    assert after.pixelColor(5, 5).name() == DARK.background


def test_focus_on_a_label_tints_its_codings_only(hands):
    hands.mark("村民把稻谷铺开", "a", "晒谷")
    hands.mark("多了一块公示栏", "b", "公示")
    plain = pixels(hands)
    hands.view.focus_label("公示")
    tinted = pixels(hands)
    rows = {y for y in range(plain.height()) if any(plain.pixel(x, y) != tinted.pixel(x, y) for x in range(0, 700, 3))}
    top, bottom = band(hands, hands.span("多了一块"))
    assert rows
    assert rows <= set(range(top, bottom))
    hands.view.focus_label(None)
    assert pixels(hands) == plain


def test_a_coding_in_hand_has_handles_and_one_let_go_has_none(hands):
    hands.mark("村民把稻谷铺开")
    plain = pixels(hands)
    hands.view.take_in_hand("a")
    assert pixels(hands) != plain
    assert hands.view.scene.knob("start").x() < hands.view.scene.knob("end").x()
    hands.view.take_in_hand(None)
    assert pixels(hands) == plain
    assert hands.view.scene.knob("start") is None


def test_taking_in_hand_from_outside_tells_nobody(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.take_in_hand("a")
    assert hands.told == []
    assert hands.view.in_hand() == "a"


def test_a_selection_and_a_coding_in_hand_exclude_each_other(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.select(hands.span("孩子们"))
    hands.view.activate("a")
    assert hands.view.selection() is None
    hands.view.select(hands.span("孩子们"))
    assert hands.view.in_hand() is None


def test_a_coding_in_hand_that_goes_is_let_go_of(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.view.remove_mark("a")
    assert hands.view.in_hand() is None
    assert hands.told[-1] == ("mark_activated", "")


def test_a_coding_that_is_replaced_stays_in_hand(hands):
    mark = hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.view.replace_mark(mark._replace(span=hands.span("村民把稻谷")))
    assert hands.view.in_hand() == "a"
    hands.view.set_marks([mark])
    assert hands.view.in_hand() == "a"
    hands.view.set_marks([])
    assert hands.view.in_hand() is None


def test_another_article_begins_at_its_top_with_nothing_selected(hands):
    hands.view.select(hands.span("孩子们"))
    hands.view.show_article(LONG)
    assert (hands.view.cursor(), hands.view.selection(), hands.view.scene.page.value) == (0, None, 0)
    assert hands.told[-1] == ("selection_changed", None)


def test_text_without_paragraphs_given_is_cut_at_blank_lines(hands):
    hands.view.show_article(ReaderText("第一段。\n\n第二段。"))
    assert len(hands.view.scene.page.blocks) == 2


def test_hints_are_plain_text(hands):
    mark = hands.mark("村民把稻谷铺开")
    assert mark.hint == "类目 <b>村民把稻谷铺开</b>"
    assert _hints([mark.hint]) == "<span>类目 &lt;b&gt;村民把稻谷铺开&lt;/b&gt;</span>"
    assert _hints([]) == ""


def test_the_density_strip_answers_for_all_it_stands_for(hands):
    span = hands.span("村民把稻谷铺开")
    for number in range(20):
        hands.view.add_mark(hands.mark("稻谷", f"m{number}")._replace(span=span))
    page, book = hands.view.scene.page, hands.view.scene.lanes
    index = page.blocks.index_at(span.start)
    rect, count = next(iter(crowd_rects(page, book, index, page.top_of(index))))
    assert count == 6
    assert len(stripes_at(page, book, rect.center())) == 6


def test_a_coding_added_again_is_shown_once(hands):
    mark = hands.mark("村民把稻谷铺开")
    hands.view.add_mark(mark)
    assert hands.view.marks() == [mark]


def test_a_lower_window_stays_at_its_place(hands):
    hands.view.show_article(LONG)
    hands.view.scroll_pixels(700)
    before = hands.view.scene.page.in_sight()[0]
    hands.view.resize(900, 400)
    hands.settle()
    assert hands.view.scene.page.in_sight()[0] == before
    assert hands.view.scene.page.height == hands.view.viewport().height()


def test_a_stripe_shows_its_hint(hands):
    hands.mark("村民把稻谷铺开")
    point = hands.stripe("a")
    where = hands.view.viewport().mapToGlobal(point)
    QApplication.sendEvent(hands.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, where))
    assert "村民把稻谷铺开" in QToolTip.text()
    QToolTip.hideText()
    hands.settle()


def test_many_hints_are_cut_short_with_a_count(hands):
    marks = [hands.mark("稻谷", f"m{n}") for n in range(15)]
    assert _hints([mark.hint for mark in marks]).endswith("<br>+3</span>")


def test_a_screen_of_many_codings_can_be_painted(hands):
    span = hands.span("村民把稻谷铺开")
    for number in range(30):
        hands.mark("稻谷", f"x{number}")
        hands.mark("村民把稻谷铺开", f"m{number}")
    image = pixels(hands)
    assert not image.isNull()
    index = hands.view.scene.page.blocks.index_at(span.start)
    assert hands.view.scene.lanes.of(index).crowd == {0: 46}


@pytest.mark.parametrize("size", [(200, 150), (420, 300), (2400, 1400)])
def test_any_window_size_shows_the_beginning(hands, size):
    hands.view.resize(*size)
    hands.settle()
    assert hands.view.scene.page.in_sight()[0][0] == 0
