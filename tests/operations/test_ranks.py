"""The rank that a coding gets by itself, and the one it is given."""

from __future__ import annotations

import pytest

from desktop.core.codebooks import Rank
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import ReopenArticle
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.set_rank import SetRank
from tests import projects
from tests.projects import CANAL, LEAD, LEDGER, MAIN, OTHER, SEED, TABLE

SECONDARY = "rank-secondary"


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    yield found
    found.close()


def second(session) -> str:
    return session.read.articles()[1].id


def place(session, start: int, end: int, code: str, rank: str | None = None) -> str:
    """Place a code in the second article and return the coding."""
    changes = session.perform(PlaceCode(second(session), Span(start, end), code, rank))
    return next(iter(changes.of("coding")))


def rank_of(session, coding: str) -> str | None:
    return session.read.coding(coding).rank


def test_the_first_coding_of_a_passage_is_the_main_one_and_what_comes_over_it_secondary(session):
    codings = [place(session, 0, 5, SEED), place(session, 3, 9, TABLE), place(session, 4, 5, CANAL)]
    assert [rank_of(session, each) for each in codings] == [MAIN, SECONDARY, SECONDARY]


def test_a_neighbour_that_shares_no_character_changes_nothing(session):
    place(session, 0, 5, SEED)
    assert rank_of(session, place(session, 5, 9, TABLE)) == MAIN


def test_only_a_main_coding_makes_the_next_one_secondary(session):
    place(session, 0, 5, SEED, SECONDARY)
    assert rank_of(session, place(session, 0, 5, TABLE)) == MAIN


def test_a_rank_that_was_said_is_kept(session):
    place(session, 0, 5, SEED)
    assert rank_of(session, place(session, 0, 5, TABLE, MAIN)) == MAIN


def test_the_work_of_others_makes_nothing_secondary(session):
    place(session, 0, 5, SEED)
    session.choose_coder(OTHER)
    session.perform(ReopenArticle(second(session)))
    assert rank_of(session, place(session, 0, 5, TABLE)) == MAIN


def test_a_lifted_main_coding_leaves_room_for_another(session):
    session.perform(LiftCoding(place(session, 0, 5, SEED)))
    assert rank_of(session, place(session, 0, 5, TABLE)) == MAIN


def test_codings_placed_in_one_step_see_one_another(session):
    placings = (Placing(Span(0, 5), SEED), Placing(Span(2, 4), TABLE), Placing(Span(6, 8), LEDGER))
    session.perform(PlaceCodings(second(session), placings))
    codings = session.read.codings(second(session), coder=LEAD)
    assert [each.rank for each in codings] == [MAIN, SECONDARY, MAIN]


def with_ranks(session, *ranks: Rank) -> None:
    """Leave the codebook these ranks alone, as a file that was made elsewhere may have it."""
    connection = projects.inner(session).connection
    connection.execute("UPDATE coding SET rank = NULL")
    connection.execute("DELETE FROM rank")
    for rank in ranks:
        connection.execute(
            "INSERT INTO rank (id, key, number, name_zh, name_en, definition, position) VALUES (?, ?, ?, ?, '', '', ?)",
            (rank.id, rank.key, rank.number, rank.name_zh, rank.position),
        )


def test_without_ranks_there_is_none(session):
    with_ranks(session)
    assert rank_of(session, place(session, 0, 5, SEED)) is None


def test_the_only_rank_is_everyones(session):
    with_ranks(session, Rank(id="rank-only", key="only", number=1, name_zh="编", name_en="", position=0))
    assert [rank_of(session, place(session, 0, 5, code)) for code in (SEED, TABLE)] == ["rank-only", "rank-only"]


def test_a_rank_is_set_and_taken_back(session):
    coding = place(session, 0, 5, SEED)
    session.perform(SetRank(coding, SECONDARY))
    assert rank_of(session, coding) == SECONDARY
    session.undo()
    assert rank_of(session, coding) == MAIN


def test_the_rank_it_has_already_changes_nothing(session):
    coding = place(session, 0, 5, SEED)
    assert not session.perform(SetRank(coding, MAIN))


def test_a_rank_that_is_none_and_a_coding_of_others_are_refused(session):
    coding = place(session, 0, 5, SEED)
    with pytest.raises(KnownError) as refused:
        session.perform(SetRank(coding, "rank-of-another-codebook"))
    assert refused.value.kind == "rank_gone"
    session.choose_coder(OTHER)
    with pytest.raises(KnownError) as refused:
        session.perform(SetRank(coding, SECONDARY))
    assert refused.value.kind == "not_your_coding"
