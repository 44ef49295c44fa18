from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.ui.reader.marks import MarkIndex
from desktop.ui.reader.values import Mark

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=40)


def marks_of(spans):
    return [Mark(f"m{n}", Span(start, start + width), "类目", "#000000") for n, (start, width) in enumerate(spans)]


@given(SPANS, st.integers(0, 70), st.integers(1, 20))
def test_overlapping_marks_are_those_that_share_a_code_point(spans, start, width):
    marks = marks_of(spans)
    found = MarkIndex(marks).overlapping(start, start + width)
    assert {mark.id for mark in found} == {mark.id for mark in marks if mark.span.overlaps(Span(start, start + width))}


@given(SPANS, st.data())
def test_marks_added_and_removed_one_by_one_end_up_as_marks_given_at_once(spans, data):
    marks = marks_of(spans)
    index = MarkIndex()
    for mark in marks:
        index.add(mark)
    gone = data.draw(st.sets(st.sampled_from([mark.id for mark in marks]))) if marks else set()
    for identity in gone:
        assert index.remove(identity) is not None
    kept = [mark for mark in marks if mark.id not in gone]
    assert index.overlapping(0, 200) == MarkIndex(kept).overlapping(0, 200)
    assert len(index) == len(kept)


def test_marks_come_by_start_and_the_longest_first():
    marks = marks_of([(5, 2), (0, 3), (5, 9), (5, 4)])
    assert [mark.id for mark in MarkIndex(marks).overlapping(0, 20)] == ["m1", "m2", "m3", "m0"]


def test_the_innermost_mark_on_a_character_comes_first():
    marks = marks_of([(0, 20), (4, 3), (2, 9)])
    assert [mark.id for mark in MarkIndex(marks).at(5)] == ["m1", "m2", "m0"]


def test_removing_what_is_not_there_does_nothing():
    index = MarkIndex(marks_of([(0, 3)]))
    assert index.remove("other") is None
    assert len(index) == 1


def test_neighbours_follow_reading_order():
    marks = marks_of([(0, 9), (0, 3), (7, 2)])
    index = MarkIndex(marks)
    assert index.after(marks[0]) == marks[1]
    assert index.before(marks[2]) == marks[1]
    assert index.after(marks[2]) is None
    assert index.before(marks[0]) is None
    assert index.first_from(1) == marks[2]
    assert index.last_before(7) == marks[1]
