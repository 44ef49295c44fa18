"""The rows of the map: every position lies on one, and counts are those of counting one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Role
from desktop.core.spans import Span
from desktop.ui.reader.blocks import Block
from desktop.ui.reader.map_rows import Density, MapScale
from desktop.ui.reader.values import Mark

LENGTHS = st.lists(st.integers(1, 400), min_size=1, max_size=30)


def scale_of(lengths, room):
    blocks, start = [], 0
    for length in lengths:
        blocks.append(Block(start, start + length, Role.BODY, 0))
        start += length + 2
    return MapScale(blocks, [20 + length for length in lengths], room), start - 2


@st.composite
def maps(draw):
    scale, length = scale_of(draw(LENGTHS), draw(st.integers(1, 900)))
    spans = st.builds(
        lambda start, width: Span(start, min(start + width, length)), st.integers(0, length - 1), st.integers(1, 300)
    )
    found = draw(st.lists(st.tuples(spans, st.sampled_from(["#111111", "#222222"]), st.integers(0, 1)), max_size=20))
    return scale, [Mark(f"m{n}", span, "类目", color, pattern=p) for n, (span, color, p) in enumerate(sorted(found))]


@given(LENGTHS, st.integers(1, 900))
def test_rows_rise_with_positions_and_fill_the_map(lengths, room):
    scale, length = scale_of(lengths, room)
    rows = [scale.row_of(position) for position in range(length)]
    assert rows == sorted(rows)
    assert rows[0] == 0
    assert 0 < scale.rows <= room + 1
    assert all(0 <= row < scale.rows for row in rows)


@given(LENGTHS, st.integers(1, 900))
def test_a_row_leads_back_to_a_position_on_it(lengths, room):
    scale, _ = scale_of(lengths, room)
    for row in range(scale.rows):
        position = scale.position_at(row)
        first, last = scale.ends(position, position + 1)
        assert first <= row <= last


@given(maps())
def test_counts_are_those_of_counting_one_by_one(found):
    scale, marks = found
    at_once, one_by_one = Density(scale, marks), Density(scale)
    for mark in marks:
        one_by_one.add(mark)
    assert runs(at_once, scale) == runs(one_by_one, scale)
    for row in range(scale.rows):
        covered = {
            (mark.pattern, mark.color)
            for mark in marks
            if any(first <= row <= last for first, last in (scale.ends(at, at + 1) for at in range(*mark.span)))
        }
        shown = {color for color in at_once.colors() for run in at_once.runs(color, range(row, row + 1))}
        assert shown == covered


@given(maps())
def test_what_is_taken_out_again_leaves_nothing(found):
    scale, marks = found
    density = Density(scale, marks)
    for mark in marks:
        density.add(mark, -1)
    assert all(not list(density.runs(color, range(scale.rows))) for color in density.colors())


def test_many_are_darker_than_few():
    scale, _ = scale_of([100], 100)
    density = Density(scale)
    levels = []
    for number in range(20):
        density.add(Mark(f"m{number}", Span(0, 5), "类目", "#111111"))
        levels.append(next(density.runs((0, "#111111"), range(1))).level)
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (1, 4)


def test_an_empty_article_has_a_map_of_one_row():
    scale = MapScale([], [], 500)
    assert (scale.rows, scale.position_at(0), scale.row_in(0, 0.5)) == (1, 0, 0.0)


def runs(density, scale):
    return {color: list(density.runs(color, range(scale.rows))) for color in density.colors()}
