"""One main coding for each coded clause: where there are more, or none beside secondary ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.codings import Coding
from desktop.core.paragraphs import Paragraph
from desktop.core.spans import Span
from desktop.text.clause_ends import CLAUSE_CLOSERS
from desktop.text.rank_places import rank_places
from desktop.text.units import units

TEXT = "渡口添了灯，茶摊收了桌。艄公说：“明天还来。”"
CLAUSES = units(TEXT, [Paragraph(0, len(TEXT))], kind="clause", roles=("body",), closers=CLAUSE_CLOSERS)
LIGHTS, TEA = "渡口添了灯", "茶摊收了桌"


def coding(name: str, words: str, rank: str | None) -> Coding:
    start = TEXT.index(words)
    return Coding(
        id=name, coder="c", article="a", version="v", start=start, end=start + len(words), words=words, code="k",
        rank=rank, made="2024-01-01T00:00:00.000Z",
    )  # fmt: skip


def found(*codings: Coding) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    places = rank_places(TEXT, CLAUSES, codings, "main")
    return [(TEXT[place.span.start : place.span.end], place.mains, place.codings) for place in places]


def test_one_main_and_some_secondary_ones_are_as_they_should_be():
    assert found(coding("1", LIGHTS, "main"), coding("2", LIGHTS, "second"), coding("3", "灯", "second")) == []
    assert found() == []


def test_several_main_ones_on_a_clause_are_found_though_they_do_not_overlap():
    assert found(coding("1", "渡口", "main"), coding("2", "灯", "main")) == [(LIGHTS, ("1", "2"), ("1", "2"))]


def test_secondary_ones_without_a_main_one_are_found():
    assert found(coding("1", TEA, "second"), coding("2", LIGHTS, "main")) == [(TEA, (), ("1",))]


def test_a_run_of_clauses_with_the_same_codings_is_one_place():
    both = f"{LIGHTS}，{TEA}。"
    assert found(coding("1", both, "main"), coding("2", both, "main")) == [(LIGHTS, ("1", "2"), ("1", "2"))]


def test_marks_at_the_edges_reach_into_no_other_clause():
    assert found(coding("1", f"{LIGHTS}，", "main"), coding("2", f"，{TEA}", "main")) == []


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 6)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)


@given(st.lists(st.tuples(spans, st.sampled_from(["main", "second"])), max_size=6))
def test_a_clause_is_listed_if_it_is_coded_and_has_not_one_main(given_codings):
    made = [
        Coding(
            id=str(place), coder="c", article="a", version="v", start=span.start, end=span.end,
            words=TEXT[span.start : span.end], code="k", rank=rank, made="2024-01-01T00:00:00.000Z",
        )
        for place, (span, rank) in enumerate(given_codings)
    ]  # fmt: skip
    listed = rank_places(TEXT, CLAUSES, made, "main")
    ranks = {each.id: each.rank for each in made}
    for place in listed:
        assert place.codings
        assert [ranks[each] for each in place.codings].count("main") == len(place.mains) != 1
    assert len({place.span for place in listed}) == len(listed)
