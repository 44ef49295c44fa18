from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader.heights import Heights

HEIGHTS = st.lists(st.integers(0, 500), min_size=1, max_size=60)


@given(HEIGHTS)
def test_what_lies_before_a_block_is_the_sum_of_the_heights_before_it(heights):
    tree = Heights(heights)
    assert [tree.before(i) for i in range(len(heights) + 1)] == [sum(heights[:i]) for i in range(len(heights) + 1)]
    assert tree.total == sum(heights)


@given(HEIGHTS, st.data())
def test_changed_heights_are_counted_from_then_on(heights, data):
    tree = Heights(heights)
    for _ in range(5):
        block = data.draw(st.integers(0, len(heights) - 1))
        height = data.draw(st.integers(0, 900))
        assert tree.set(block, height) == height - heights[block]
        heights[block] = height
    assert [tree.before(i) for i in range(len(heights) + 1)] == [sum(heights[:i]) for i in range(len(heights) + 1)]


@given(st.lists(st.integers(1, 500), min_size=1, max_size=60), st.integers(-50, 20_000))
def test_the_block_at_a_height_is_the_one_that_holds_it(heights, height):
    tree = Heights(heights)
    block = tree.block_at(height)
    if height < 0:
        assert block == 0
    elif height >= sum(heights):
        assert block == len(heights) - 1
    else:
        assert tree.before(block) <= height < tree.before(block) + heights[block]


def test_no_blocks_have_no_height():
    assert Heights(()).total == 0
