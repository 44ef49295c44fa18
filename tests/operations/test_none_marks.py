"""The fact that a coder looked and no code applies, and what contradicts it."""

from __future__ import annotations

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import ReopenArticle
from desktop.operations.mark_none import ClearNone, MarkNone
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.resize_coding import ResizeCoding
from tests import projects
from tests.projects import CANAL, LEAD, OTHER, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    yield found
    found.close()


def second(session) -> str:
    return session.read.articles()[1].id


def mark(session, start: int, end: int):
    return session.perform(MarkNone(second(session), Span(start, end)))


def marks(session, coder: str = LEAD) -> list[tuple[int, int]]:
    version = session.read.text(second(session)).version.id
    return [(each.start, each.end) for each in session.read.ways.none_marks(version, coder=coder)]


def place(session, start: int, end: int, code: str = SEED):
    return session.perform(PlaceCode(second(session), Span(start, end), code))


def test_a_mark_stands_on_words_without_the_white_space_around_them(session):
    text = session.read.text(second(session)).text
    gap = text.index("\n\n")
    mark(session, gap, gap + 5)
    assert marks(session) == [(gap + 2, gap + 5)]


def test_the_same_mark_twice_is_one(session):
    mark(session, 0, 3)
    assert not mark(session, 0, 3)
    assert marks(session) == [(0, 3)]


def code_comes_back_over_a_mark(session) -> Span:
    """Let the other mark words as none whose code was away, which the lead then brings back."""
    span = projects.at(session, session.read.articles()[1], "灌溉渠")
    session.perform(RemoveCode(CANAL))
    session.choose_coder(OTHER)
    session.perform(MarkNone(second(session), span))
    assert marks(session, OTHER) == [tuple(span)]
    session.choose_coder(LEAD)
    session.undo()
    session.choose_coder(OTHER)
    return span


def test_a_mark_does_not_count_where_a_coding_came_back(session):
    span = code_comes_back_over_a_mark(session)
    version = session.read.text(second(session)).version.id
    assert (marks(session, OTHER), session.read.ways.has_hidden(version, coder=OTHER)) == ([], True)
    (coding,) = [each for each in session.read.codings(second(session), coder=OTHER) if each.span == span]
    session.perform(LiftCoding(coding.id))
    assert (marks(session, OTHER), session.read.ways.has_hidden(version, coder=OTHER)) == ([tuple(span)], False)


def test_a_mark_that_does_not_count_is_cleared_like_any_other(session):
    span = code_comes_back_over_a_mark(session)
    session.perform(ClearNone(second(session), span))
    (coding,) = [each for each in session.read.codings(second(session), coder=OTHER) if each.span == span]
    session.perform(LiftCoding(coding.id))
    assert marks(session, OTHER) == []


def test_a_larger_unit_takes_the_place_of_the_smaller_ones_inside_it(session):
    for place_ in ((0, 3), (3, 5), (8, 11)):
        mark(session, *place_)
    mark(session, 0, 10)
    assert marks(session) == [(0, 10), (8, 11)]
    session.undo()
    assert marks(session) == [(0, 3), (3, 5), (8, 11)]


def test_what_is_coded_is_not_marked(session):
    place(session, 2, 4)
    with pytest.raises(KnownError) as refused:
        mark(session, 0, 3)
    assert refused.value.kind == "none_is_coded"
    assert marks(session) == []


def test_what_others_coded_is_marked_all_the_same(session):
    place(session, 2, 4)
    session.choose_coder(OTHER)
    session.perform(ReopenArticle(second(session)))
    mark(session, 0, 3)
    assert marks(session, OTHER) == [(0, 3)]


@pytest.mark.parametrize("several", [False, True])
def test_a_coding_takes_the_marks_it_touches_away_in_the_same_action(session, several):
    for place_ in ((0, 3), (3, 5), (8, 11)):
        mark(session, *place_)
    if several:
        session.perform(PlaceCodings(second(session), (Placing(Span(2, 4), SEED), Placing(Span(4, 5), TABLE))))
    else:
        place(session, 2, 4)
    assert marks(session) == [(8, 11)]
    session.undo()
    assert marks(session) == [(0, 3), (3, 5), (8, 11)]
    session.redo()
    assert marks(session) == [(8, 11)]


def test_a_coding_that_grows_over_a_mark_takes_it_away(session):
    (coding,) = place(session, 0, 3).of("coding")
    mark(session, 3, 5)
    session.perform(ResizeCoding(coding, Span(0, 4)))
    assert marks(session) == []
    session.undo()
    assert marks(session) == [(3, 5)]


def test_the_marks_of_others_stay(session):
    mark(session, 0, 3)
    session.choose_coder(OTHER)
    session.perform(ReopenArticle(second(session)))
    place(session, 0, 3)
    assert marks(session) == [(0, 3)]


def test_clearing_takes_every_mark_it_touches(session):
    for place_ in ((0, 3), (3, 5), (8, 11)):
        mark(session, *place_)
    session.perform(ClearNone(second(session), Span(2, 4)))
    assert marks(session) == [(8, 11)]
    assert not session.perform(ClearNone(second(session), Span(0, 5)))


@pytest.mark.parametrize(("span", "kind"), [(Span(4, 4), "selection_empty"), (Span(0, 99999), "span_outside")])
def test_a_span_that_is_none_is_refused(session, span, kind):
    with pytest.raises(KnownError) as refused:
        mark(session, *span)
    assert refused.value.kind == kind


def test_the_same_fact_stated_on_two_copies_is_one(tmp_path):
    identities = set()
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        session = projects.open_filled(folder)
        identities |= mark(session, 0, 3).of("none_mark")
        session.close()
    assert len(identities) == 1
