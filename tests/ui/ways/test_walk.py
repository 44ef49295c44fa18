from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.ui.ways.walk import Walk

UNITS = [Span(2, 6), Span(6, 9), Span(11, 15), Span(15, 16)]
PLACES = st.tuples(st.integers(0, 18), st.integers(1, 9)).map(lambda each: Span(each[0], each[0] + each[1]))


def test_a_coding_judges_every_unit_it_shares_a_character_with():
    walk = Walk(UNITS)
    walk.put("a", Span(8, 12))
    assert [walk.is_judged(number) for number in range(4)] == [False, True, True, False]
    assert (walk.seen, walk.of("a")) == (2, 1)


def test_a_coding_between_units_judges_none():
    walk = Walk(UNITS)
    walk.put("a", Span(9, 11))
    assert (walk.seen, walk.of("a")) == (0, None)


def test_a_unit_under_two_codings_stays_judged_when_one_goes():
    walk = Walk(UNITS)
    walk.put("a", Span(2, 6))
    walk.put("b", Span(3, 4))
    walk.drop("a")
    assert walk.seen == 1
    walk.drop("b")
    walk.drop("b")
    assert walk.seen == 0


def test_a_moved_coding_judges_where_it_stands_now():
    walk = Walk(UNITS)
    walk.put("a", Span(2, 6))
    walk.put("a", Span(15, 16))
    assert [walk.is_judged(number) for number in range(4)] == [False, False, False, True]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.one_of(st.none(), PLACES)), max_size=12))
def test_what_is_judged_is_what_lies_under_what_is_left(steps):
    walk, left = Walk(UNITS), {}
    for identity, span in steps:
        if span is None:
            walk.drop(identity)
            left.pop(identity, None)
        else:
            walk.put(identity, span)
            left[identity] = span
        judged = [any(unit.overlaps(each) for each in left.values()) for unit in UNITS]
        assert [walk.is_judged(number) for number in range(4)] == judged
        assert walk.seen == sum(judged)


def test_a_position_is_near_its_own_unit_else_the_one_that_follows_else_the_last():
    walk = Walk(UNITS)
    assert [walk.near(at) for at in (0, 2, 5, 6, 9, 11, 15, 16, 99)] == [0, 0, 0, 1, 2, 2, 3, 3, 3]


def test_one_goes_only_to_units_that_there_are():
    walk = Walk(UNITS)
    assert walk.go_to(3)
    assert not walk.go_to(4)
    assert not walk.go_to(-1)
    assert walk.unit() == UNITS[3]


def test_the_next_open_unit_is_looked_for_from_here_round_to_here():
    walk = Walk(UNITS)
    walk.put("a", Span(11, 15))
    assert [walk.open_from(number) for number in range(5)] == [0, 1, 3, 3, 0]
    walk.put("b", Span(0, 20))
    assert walk.open_from(1) is None


def test_an_article_without_units_is_a_walk_too():
    walk = Walk()
    walk.put("a", Span(0, 5))
    assert (walk.unit(), walk.seen, walk.near(3), walk.open_from(0), walk.go_to(0)) == (None, 0, 0, None, False)
