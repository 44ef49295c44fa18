"""Signs beside the text: where they stand, what the mouse finds there, and what a click does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.core.spans import Span
from desktop.ui.reader.signs import cluster_at, nothing_at, sign_rect
from desktop.ui.reader.values import Sign
from tests.ui.reader.hands import LEFT, NONE


def put(hands, *signs: tuple[str, str]) -> list[Sign]:
    """Show signs of these kinds on these words."""
    found = [Sign(f"s{n}", hands.span(words), kind, f"<{kind} {n}>") for n, (kind, words) in enumerate(signs)]
    hands.view.set_signs(found)
    hands.settle()
    return found


def beside(hands, words):
    """Return what stands beside the line on which some words begin, and the middle of each sign."""
    view, start = hands.view, hands.span(words).start
    page = view.scene.page
    index = page.blocks.index_at(start)
    block = page.laid(index)
    line = block.line_of(start)
    clusters = view.scene.signs.beside(index).get(line, [])
    y = page.top_of(index)
    return clusters, [sign_rect(page, block, y, line, cluster.place).center() for cluster in clusters]


def test_a_sign_stands_beside_the_line_on_which_its_words_begin(hands):
    put(hands, ("query", "孩子们在边上"), ("memo", "网格员每天"))
    clusters, (middle,) = beside(hands, "孩子们在边上")
    assert [(each.kind, len(each.signs)) for each in clusters] == [("query", 1)]
    assert 0 < middle.x() < hands.view.scene.page.metrics.left
    assert beside(hands, "今年场边")[0] == []


def test_kinds_stand_side_by_side_and_one_kind_is_counted(hands):
    put(hands, ("memo", "谷场"), ("query", "晒谷"), ("memo", "晒谷场"), ("ruling", "晒"), ("memo", "渡口"))
    clusters, middles = beside(hands, "渡口")
    assert [(each.kind, len(each.signs)) for each in clusters] == [("query", 1), ("ruling", 1), ("memo", 3)]
    assert [middle.x() for middle in middles] == sorted((middle.x() for middle in middles), reverse=True)


def test_what_finds_no_room_is_counted_with_the_outermost(hands):
    put(hands, *((kind, "渡口") for kind in ("memo", "query", "ruling", "lost", "other")))
    clusters, _ = beside(hands, "渡口")
    assert [(each.kind, len(each.signs)) for each in clusters] == [("query", 1), ("ruling", 1), ("memo", 3)]


def test_a_click_puts_the_caret_there_and_tells(hands):
    told = []
    hands.view.sign_activated.connect(told.append)
    (query,) = put(hands, ("query", "孩子们在边上"))
    _, (middle,) = beside(hands, "孩子们在边上")
    QTest.mouseClick(hands.view.viewport(), LEFT, NONE, middle)
    assert told == [query.id]
    assert hands.view.cursor() == query.span.start
    assert hands.view.selection() is None


def test_further_clicks_go_through_the_signs_of_a_line(hands):
    told = []
    hands.view.sign_activated.connect(told.append)
    put(hands, ("memo", "渡口"), ("memo", "村的"), ("memo", "谷场"))
    _, (middle,) = beside(hands, "渡口")
    for _ in range(4):
        hands.unhurried()
        QTest.mouseClick(hands.view.viewport(), LEFT, NONE, middle)
    assert told == ["s0", "s1", "s2", "s0"]


def test_the_mouse_over_a_sign_tints_its_words_and_shows_its_hint(hands):
    (query,) = put(hands, ("query", "孩子们在边上"))
    _, (middle,) = beside(hands, "孩子们在边上")
    painted = hands.painted_by(lambda: hands.hover(middle))
    assert hands.view.scene.pointed == (query,)
    assert painted.intersects(hands.view.viewport().rect())
    where = hands.view.viewport().mapToGlobal(middle)
    QApplication.sendEvent(hands.view.viewport(), QHelpEvent(QEvent.Type.ToolTip, middle, where))
    assert QToolTip.text() == "<span>&lt;query 0&gt;</span>"
    hands.hover(hands.point(0))
    assert hands.view.scene.pointed == ()


def test_a_unit_without_a_code_has_a_line_below_and_nothing_beside(hands):
    put(hands, ("none", "秋收以后，"))
    assert beside(hands, "秋收以后")[0] == []
    view, span = hands.view, hands.span("秋收以后，")
    page = view.scene.page
    spot = hands.point(span.start)
    block = page.laid(page.blocks.index_at(span.start))
    spot.setY(page.top_of(page.blocks.index_at(span.start)) + block.line_top(0) + block.setting.glyph + 3)
    assert nothing_at(page, view.scene.signs, spot).id == "s0"
    assert nothing_at(page, view.scene.signs, hands.point(hands.span("村民把").start)) is None


def test_signs_repaint_their_lines_only(hands):
    painted = hands.painted_by(lambda: put(hands, ("query", "网格员每天傍晚")))
    page = hands.view.scene.page
    index = page.blocks.index_at(hands.span("晒谷场在村子").start)
    assert not painted.contains(hands.point(page.blocks[index].start))
    assert painted.contains(hands.point(hands.span("网格员每天傍晚").start))


def test_another_article_has_no_signs_and_says_so(hands):
    told = []
    hands.view.article_shown.connect(lambda: told.append("shown"))
    put(hands, ("query", "孩子们在边上"))
    hands.view.show_article(hands.view.scene.article)
    assert told == ["shown"]
    assert hands.view.scene.signs.all() == []


def test_nothing_is_found_in_the_text_itself(hands):
    put(hands, ("query", "孩子们在边上"))
    assert cluster_at(hands.view.scene.page, hands.view.scene.signs, hands.point(3)) is None


@pytest.mark.parametrize("width", [560, 900, 3000])
def test_the_margin_has_room_for_three_kinds(hands, width):
    hands.view.resize(width, 700)
    hands.settle()
    metrics = hands.view.scene.page.metrics
    assert metrics.left >= metrics.sign_gap + 3 * metrics.sign_slot - 3


def test_the_unit_to_be_judged_is_kept_in_sight(hands):
    hands.view.resize(900, 200)
    hands.settle()
    unit = hands.span("网格员每天傍晚来转一圈。")
    hands.view.set_unit(unit)
    ((top, bottom),) = hands.view.scene.page.lines_of(unit)
    assert 0 <= top < bottom <= hands.view.viewport().height()


def test_around_a_unit_letters_step_back(hands):
    before = hands.view.grab().toImage()
    hands.view.set_unit(hands.span("秋收以后，"))
    inside = hands.view.grab().toImage()
    hands.view.set_unit(None)
    assert inside != before
    assert hands.view.grab().toImage() == before


def test_what_was_found_is_asked_for_by_stretch(hands):
    spans = [hands.span(words) for words in ("晒谷场", "村子", "公示栏")]
    hands.view.set_found(spans, spans[1])
    scene = hands.view.scene
    assert scene.found_in(spans[1].start, spans[1].end) == (spans[1],)
    assert scene.found_in(spans[0].end, spans[1].start) == ()
    assert scene.found_in(0, len(hands.text)) == tuple(spans)
    assert scene.found_in(spans[0].start + 1, spans[0].start + 2) == (Span(*spans[0]),)
