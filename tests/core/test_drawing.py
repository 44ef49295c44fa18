"""Drawing: the same for the same seed, whatever the order; another for another."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.drawing import count_of_share, drawn

NAMES = [f"article-{number}" for number in range(40)]


@given(st.permutations(NAMES), st.integers(0, 10**6), st.integers(0, 50))
def test_the_order_of_the_candidates_does_not_matter(names, seed, count):
    found = drawn(names, count, seed=seed)
    assert found == drawn(NAMES, count, seed=seed)
    assert len(found) == len(set(found)) == min(count, len(NAMES))
    assert set(found) <= set(NAMES)


@given(st.integers(0, 10**6), st.integers(0, 39))
def test_who_draws_more_draws_the_same_first(seed, count):
    assert drawn(NAMES, count + 1, seed=seed)[:count] == drawn(NAMES, count, seed=seed)


def test_a_draw_is_what_it_will_be_on_every_computer():
    assert drawn(NAMES, 3, seed=42) == ["article-31", "article-19", "article-39"]


def test_every_candidate_has_its_chance():
    drawings = [drawn(NAMES, 4, seed=seed) for seed in range(400)]
    times = {name: sum(name in each for each in drawings) for name in NAMES}
    # 40 draws each are to be expected; six standard deviations are some 36.
    assert all(4 <= count <= 76 for count in times.values())


def test_a_share_is_rounded_up():
    assert [count_of_share(10, candidates) for candidates in (0, 1, 10, 11, 24)] == [0, 1, 1, 2, 3]
    assert count_of_share(100, 7) == 7
