"""Small values of the core: spans, changes, errors, and the codebook as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.changes import Changes, collect
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from tests.projects import GRID, TABLE, codebook

spans = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(spans, spans)
def test_spans_overlap_where_they_share_a_code_point(one, other):
    assert one.overlaps(other) == bool({*range(*one)} & {*range(*other)})


@given(spans, spans)
def test_a_span_contains_another_that_lies_wholly_inside(one, other):
    assert one.contains(other) == ({*range(*other)} <= {*range(*one)})


def test_neighbours_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_no_changes_are_false():
    assert not Changes()
    assert not collect([])


def test_changes_are_kept_by_kind():
    changes = collect([("coding", "a"), ("memo", "b"), ("coding", "c")], ["x"])
    assert changes.of("coding") == {"a", "c"}
    assert changes.touches("pin", "memo")
    assert not changes.touches("pin")
    assert changes.of("pin") == frozenset()
    assert changes.articles == {"x"}


def test_an_error_names_its_kind_and_facts():
    error = KnownError("file_missing", file="渠.txt")
    assert (error.kind, error.facts, str(error)) == ("file_missing", {"file": "渠.txt"}, "file_missing(file='渠.txt')")


def test_a_code_without_a_colour_has_that_of_its_category():
    book = codebook()
    code = book.code(TABLE)
    assert code is not None
    assert book.color_of(code) == book.categories[0].color


def test_a_category_knows_its_codes_in_order():
    book = codebook()
    assert [code.number for code in book.codes_of(book.categories[0])] == [11, 12, 13]
    assert book.code("nothing") is None
    assert book.category_of(book.code(GRID)).id == "category-1"
