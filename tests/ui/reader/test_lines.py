"""Codings told apart without colour: patterns, and another coder's hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.core.spans import Span
from desktop.ui.reader import Mark, ViewStyle
from desktop.ui.reader.lanes import first_fit, fit_apart
from desktop.ui.reader.lines import draw_stripe, draw_underline
from tests.ui.reader.hands import SHIFT, Key


def drawn(draw, box, mark, *, patterned):
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter, box, mark, QColor("#224466"), patterned=patterned)
    painter.end()
    return image


@pytest.mark.parametrize(("draw", "box"), [(draw_underline, QRect(10, 50, 90, 2)), (draw_stripe, QRect(50, 10, 4, 60))])
def test_six_categories_differ_by_pattern_alone(qapp, draw, box):
    images = [
        drawn(draw, box, Mark("a", Span(0, 1), "类目", "#224466", pattern=number), patterned=True)
        for number in range(6)
    ]
    for place, image in enumerate(images):
        assert all(image != other for other in images[place + 1 :])


@pytest.mark.parametrize(("draw", "box"), [(draw_underline, QRect(10, 50, 90, 2)), (draw_stripe, QRect(50, 10, 4, 60))])
def test_without_patterns_all_lines_are_alike_but_another_coders(qapp, draw, box):
    one, other = Mark("a", Span(0, 1), "类目", "#224466"), Mark("b", Span(0, 1), "类目", "#224466", pattern=3)
    assert drawn(draw, box, one, patterned=False) == drawn(draw, box, other, patterned=False)
    assert drawn(draw, box, one, patterned=False) != drawn(draw, box, one._replace(owner="B"), patterned=False)


INTERVALS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20), st.sampled_from(["", "A", "B"])), max_size=25)


@given(INTERVALS)
def test_no_two_coders_share_a_lane_and_ones_own_come_first(found):
    found = sorted(found, key=lambda each: each[0])
    parts = [(start, start + width) for start, width, _ in found]
    owners = [owner for _, _, owner in found]
    lanes = fit_apart(owners, parts)
    used = {owner: {lane for lane, each in zip(lanes, owners, strict=True) if each == owner} for owner in set(owners)}
    ordered = [used[owner] for owner in sorted(used)]
    assert all(max(before) < min(after) for before, after in pairwise(ordered))
    for place, (part, lane) in enumerate(zip(parts, lanes, strict=True)):
        for other, other_lane in zip(parts[:place], lanes[:place], strict=True):
            assert lane != other_lane or other[1] <= part[0]
    if len(used) <= 1:
        assert lanes == first_fit(parts)


def test_the_switch_for_patterns_changes_the_page(hands):
    hands.view.add_mark(Mark("a", hands.span("村民把稻谷铺开"), "类目", "#c23b2e", pattern=2))
    plain = hands.view.viewport().grab().toImage()
    hands.view.set_style(ViewStyle(patterns=True))
    hands.view.set_style(ViewStyle(patterns=False))
    assert hands.view.viewport().grab().toImage() != plain or hands.view.look == ViewStyle()
    before = hands.view.viewport().grab().toImage()
    hands.view.set_style(ViewStyle(patterns=True))
    assert hands.view.viewport().grab().toImage() != before


def test_another_coders_coding_has_no_handles(hands):
    mark = hands.mark("村民把稻谷铺开")
    hands.view.activate(mark.id)
    assert hands.view.scene.knob("start") is not None
    hands.view.replace_mark(mark._replace(owner="B"))
    assert hands.view.scene.knob("start") is None
    assert hands.view.scene.knob("end") is None


def test_keys_on_another_coders_coding_are_told_and_change_nothing(hands):
    mark = hands.mark("村民把稻谷铺开")._replace(owner="B")
    hands.view.replace_mark(mark)
    hands.view.activate(mark.id)
    hands.key(Key.Key_Right, SHIFT)
    assert hands.view.scene.marks.get(mark.id) == mark


def test_with_one_code_alone_all_others_recede(hands):
    hands.mark("村民把稻谷铺开", "a", "一")
    hands.mark("孩子们在边上", "b", "二")
    even = hands.view.viewport().grab().toImage()
    hands.view.focus_label("一", alone=True)
    scene = hands.view.scene
    assert [scene.recedes(scene.marks.get(identity)) for identity in "ab"] == [False, True]
    assert hands.view.viewport().grab().toImage() != even
    hands.view.focus_label(None, alone=True)
    assert not any(scene.recedes(scene.marks.get(identity)) for identity in "ab")
    assert hands.view.viewport().grab().toImage() == even
