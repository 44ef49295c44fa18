from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.ui.reader import Mark
from desktop.ui.reader.lanes import first_fit

INTERVALS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=30).map(
    lambda found: sorted((start, start + width) for start, width in found)
)


@given(INTERVALS)
def test_codings_in_one_lane_never_overlap(intervals):
    lanes = first_fit(intervals)
    for i, (start, end) in enumerate(intervals):
        for j in range(i):
            apart = intervals[j][1] <= start or end <= intervals[j][0]
            assert apart or lanes[i] != lanes[j]


@given(INTERVALS)
def test_no_more_lanes_are_used_than_lie_over_one_another(intervals):
    lanes = first_fit(intervals)
    deepest = max((sum(s <= at < e for s, e in intervals) for at, _ in intervals), default=0)
    assert max(lanes, default=-1) + 1 == deepest


def test_codings_that_touch_share_a_lane():
    assert first_fit([(0, 3), (3, 5)]) == [0, 0]


def _many(hands, count):
    start = hands.text.index("晒谷场在")
    return [Mark(f"m{n}", Span(start, start + 8), "类目", "#3b8f4a") for n in range(count)]


def _block(hands):
    page = hands.view.scene.page
    return page.blocks.index_at(hands.text.index("晒谷场在"))


def test_what_underlines_have_no_room_for_is_counted(hands):
    hands.view.set_marks(_many(hands, 7))
    known = hands.view.scene.lanes.of(_block(hands))
    assert known.hidden == {0: 3}


def test_few_stripes_stand_wide_and_many_stand_narrow(hands):
    hands.view.set_marks(_many(hands, 5))
    wide = hands.view.scene.lanes.of(_block(hands))
    hands.view.set_marks(_many(hands, 15))
    narrow = hands.view.scene.lanes.of(_block(hands))
    assert (wide.stripes, narrow.stripes) == (5, 15)
    assert wide.slot * 5 == narrow.slot * 15
    assert narrow.crowd == {}


def test_beyond_fifteen_the_last_lane_counts_the_crowd(hands):
    hands.view.set_marks(_many(hands, 20))
    known = hands.view.scene.lanes.of(_block(hands))
    assert known.stripes == 14
    assert known.crowd == {0: 6}


def test_a_coding_elsewhere_moves_no_lane(hands):
    hands.mark("秋收以后，村民", "a")
    hands.mark("村民把稻谷", "b")
    before = hands.view.scene.lanes.of(_block(hands))
    hands.mark("网格员每天", "c")
    assert hands.view.scene.lanes.of(_block(hands)) is before
