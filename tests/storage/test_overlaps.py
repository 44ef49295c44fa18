"""What overlaps a place is what the state tables say, after every step and after every way back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import ReopenArticle
from desktop.operations.mark_none import ClearNone, MarkNone
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.resize_coding import ResizeCoding
from desktop.session import Session
from tests import projects
from tests.projects import CANAL, LEAD, OTHER, SEED, TABLE, inner

SPANS = st.tuples(st.integers(0, 150), st.integers(1, 140)).map(lambda each: Span(each[0], each[0] + each[1]))
STEPS = st.tuples(st.sampled_from(["place", "none", "clear", "lift", "resize", "undo", "redo"]), SPANS)


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    yield found
    found.close()


def place(session: Session) -> tuple[str, str, str]:
    """Return the first article, who is coding, and the version shown."""
    article = session.read.articles()[0].id
    return article, session.coder.id, session.read.text(article).version.id


def over(session: Session, span: Span) -> tuple[set[str], set[str]]:
    overlaps = inner(session).overlaps
    codings, marks = overlaps.codings(*place(session), span), overlaps.none_marks(*place(session), span)
    return {each.id for each in codings}, {each.id for each in marks}


def walked(session: Session, span: Span) -> tuple[set[str], set[str]]:
    """Return the same, found by looking at everything."""
    article, coder, version = place(session)
    codings = {each.id for each in session.read.codings(article, coder=coder) if each.span.overlaps(span)}
    marks = session.read.ways.none_marks(version, coder=coder)
    return codings, {each.id for each in marks if Span(each.start, each.end).overlaps(span)}


def do(session: Session, what: str, span: Span) -> None:
    article, coder, _ = place(session)
    own = session.read.codings(article, coder=coder)
    chosen = own[span.start % len(own)].id if own else ""
    steps = {
        "place": lambda: session.perform(PlaceCode(article, span, (CANAL, SEED, TABLE)[span.end % 3])),
        "none": lambda: session.perform(MarkNone(article, span)),
        "clear": lambda: session.perform(ClearNone(article, span)),
        "lift": lambda: session.perform(LiftCoding(chosen)),
        "resize": lambda: session.perform(ResizeCoding(chosen, span)),
        "undo": session.undo,
        "redo": session.redo,
    }
    # What is refused leaves everything as it was, which is then looked at like anything else.
    with suppress(KnownError):
        steps[what]()


@settings(max_examples=25)
@given(st.lists(STEPS, min_size=1, max_size=12), st.lists(SPANS, min_size=1, max_size=3))
def test_overlaps_are_those_found_by_looking_at_everything(tmp_path_factory, steps, asked):
    session = projects.open_filled(tmp_path_factory.mktemp("overlaps"))
    session.perform(reopened(session))
    for what, span in steps:
        do(session, what, span)
        for wanted in asked:
            assert over(session, wanted) == walked(session, wanted), (what, span)
    session.close()


def reopened(session: Session) -> ReopenArticle:
    return ReopenArticle(place(session)[0])


def test_the_work_of_others_overlaps_nothing_of_ones_own(session):
    everywhere = Span(0, len(session.read.text(place(session)[0]).text))
    own = over(session, everywhere)[0]
    session.choose_coder(OTHER)
    assert over(session, everywhere)[0].isdisjoint(own)
    assert over(session, everywhere) == walked(session, everywhere)


def test_an_action_that_failed_half_way_leaves_nothing_behind(session):
    article = place(session)[0]
    session.perform(reopened(session))
    before = over(session, Span(0, 60))
    during = None

    def fail_half_way() -> None:
        nonlocal during
        with inner(session).action(name="place_code", actor=LEAD) as run:
            PlaceCode(article, Span(2, 9), SEED).apply(run.writer)
            during = over(session, Span(0, 60))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert during != before
    assert over(session, Span(0, 60)) == before == walked(session, Span(0, 60))


def test_codings_of_a_removed_code_are_not_met(session):
    article = place(session)[0]
    span = projects.at(session, session.read.articles()[0], "折叠桌")
    assert over(session, span)[0]
    session.perform(RemoveCode(TABLE))
    assert over(session, span)[0] == set()
    session.undo()
    assert over(session, span)[0] == walked(session, span)[0] != set()
    assert inner(session).overlaps.codings(article, LEAD, "another version", span) == []
