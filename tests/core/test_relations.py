"""Relations between spans, held against a slow twin that looks at every pair."""

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.relations import BY_UNIT, Relation, standing_so
from desktop.core.spans import Span

spans = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
many = st.lists(spans, max_size=12)
units = st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True).map(
    lambda edges: [Span(start, end) for start, end in zip(sorted(edges)[::2], sorted(edges)[1::2], strict=False)]
)


def stands_so(one: Span, other: Span, relation: Relation, distance: int, cut: list[Span]) -> bool:
    """Tell by the words of the definition whether one span stands to another so."""
    mine, theirs = set(range(*one)), set(range(*other))
    if relation is Relation.OVERLAPS:
        return bool(mine & theirs)
    if relation is Relation.INSIDE:
        return mine <= theirs
    if relation is Relation.CONTAINS:
        return mine >= theirs
    if relation is Relation.NEAR:
        return bool(mine & theirs) or max(other.start - one.end, one.start - other.end) <= distance
    if relation is Relation.BEFORE:
        return 0 <= other.start - one.end <= distance
    return any(mine & set(range(*unit)) and theirs & set(range(*unit)) for unit in cut)


@example([Span(0, 3)], [Span(1, 2)], Relation.SENTENCE, 0, [Span(0, 1), Span(2, 3)])
@given(many, many, st.sampled_from(Relation), st.integers(0, 10), units)
def test_the_quick_answer_is_that_of_all_pairs(ones, others, relation, distance, cut):
    slow = [any(stands_so(one, other, relation, distance, cut) for other in others) for one in ones]
    assert standing_so(ones, others, relation, distance=distance, units=cut) == slow


@given(many, st.sampled_from(sorted(set(Relation) - BY_UNIT - {Relation.BEFORE})))
def test_every_span_stands_so_to_itself(ones, relation):
    assert standing_so(ones, ones, relation) == [True] * len(ones)


def test_nothing_stands_to_nothing():
    assert standing_so([Span(0, 3)], [], Relation.NEAR, distance=100) == [False]


def test_a_gap_as_wide_as_the_distance_is_near_and_one_wider_is_not():
    words = [Span(0, 5)]
    assert standing_so(words, [Span(15, 20)], Relation.NEAR, distance=10) == [True]
    assert standing_so(words, [Span(16, 20)], Relation.NEAR, distance=10) == [False]
