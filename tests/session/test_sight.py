"""Who may see whose work: own, a lead's, a reviewer's, everyone's after unblinding."""

from __future__ import annotations

import pytest

from desktop.core.ids import new_id
from desktop.core.rounds import Unblinding
from desktop.core.spans import Span
from desktop.core.studies import Assignment, Coder, CoderRole, Return, SpotCheck
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.mark_none import MarkNone
from desktop.operations.return_article import ReturnArticle
from desktop.session.sight import Tally
from tests import projects
from tests.projects import LEAD, OTHER


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def articles(session):
    return [each.id for each in session.read.articles()]


def write(session, *entities):
    """Write something of the study past all operations."""
    with projects.inner(session).action(name="mark_done", actor=LEAD) as run:
        for entity in entities:
            run.writer.put(entity)
    session.sight.forget(run.changes)


def coder(identity, role, position=7, *, retired=False):
    return Coder(id=identity, name_key=new_id(), role=role, position=position, retired=retired)


def as_(session, who):
    session.choose_coder(who)
    return session


def test_own_work_is_always_seen(session):
    for who in (LEAD, OTHER):
        as_(session, who)
        assert all(session.sight.may_see(who, article) for article in articles(session))
        assert session.sight.visible_articles(who) is None


def test_a_coder_sees_nobody_else(session):
    as_(session, OTHER)
    assert not any(session.sight.may_see(LEAD, article) for article in articles(session))
    assert session.sight.visible_articles(LEAD) == frozenset()
    assert session.sight.owners(articles(session)[0]) == [OTHER]


def test_a_lead_who_only_found_that_no_code_applies_has_begun_as_well(session):
    second = articles(session)[1]
    assert session.sight.visible_articles(OTHER) == {second}
    session.perform(MarkNone(second, Span(0, 4)))
    assert not session.sight.may_see(OTHER, second)
    assert session.sight.visible_articles(OTHER) == frozenset()
    session.perform(MarkDone(second))
    assert session.sight.may_see(OTHER, second)
    assert session.sight.visible_articles(OTHER) == {second}


def test_a_lead_sees_what_every_coder_has_done_and_the_lead_as_well(session):
    first, second, third = articles(session)
    # The second one is done by the only coder, and the lead has nothing in it.
    assert session.sight.visible_articles(OTHER) == {second}
    as_(session, OTHER).perform(MarkDone(first))
    session.perform(MarkDone(third))
    as_(session, LEAD)
    # The lead has codings in the third one and is not done with it.
    assert session.sight.visible_articles(OTHER) == {first, second}
    assert session.sight.owners(first) == [LEAD, OTHER]
    session.perform(MarkDone(third))
    assert session.sight.may_see(OTHER, third)
    session.perform(ReopenArticle(third))
    assert not session.sight.may_see(OTHER, third)


def test_a_second_coder_has_to_be_done_too_unless_retired(session):
    second = articles(session)[1]
    write(session, coder("coder-late", CoderRole.CODER))
    assert session.sight.visible_articles(OTHER) == frozenset()
    write(session, coder("coder-late", CoderRole.CODER, retired=True))
    assert session.sight.visible_articles(OTHER) == {second}


def test_of_an_assigned_article_only_those_it_is_assigned_to_have_to_be_done(session):
    first, second, third = articles(session)
    write(
        session, coder("coder-late", CoderRole.CODER),
        Assignment(id="a", article=second, coder=OTHER, round=None, made="2024-01-01T00:00:00.000Z"),
        Assignment(id="b", article=third, coder="coder-late", round=None, made="2024-01-01T00:00:00.000Z"),
    )  # fmt: skip
    assert session.sight.visible_articles(OTHER) == {second}
    as_(session, OTHER).perform(MarkDone(first))
    # Nobody has the first article: its owner's word is enough.
    assert as_(session, LEAD).sight.visible_articles(OTHER) == {first, second}
    assert session.sight.visible_articles("coder-late") == {second}


def test_a_returned_article_is_not_done_but_stays_in_sight(session):
    second = articles(session)[1]
    write(
        session,
        Return(id="r", article=second, coder=OTHER, reviewer=LEAD, remark="再看", made="2999-01-01T00:00:00.000Z"),
    )
    assert session.sight.visible_articles(OTHER) == {second}
    assert session.sight.may_see(OTHER, second)
    assert not session.read.is_done(second, coder=OTHER)
    assert second not in session.read.done(OTHER)
    as_(session, OTHER).perform(MarkDone(second))
    assert session.read.is_done(second, coder=OTHER)
    assert as_(session, LEAD).sight.may_see(OTHER, second)


def test_one_coders_return_leaves_the_others_in_sight(session):
    first = articles(session)[0]
    write(session, coder("coder-late", CoderRole.CODER))
    as_(session, OTHER).perform(MarkDone(first))
    assert not as_(session, LEAD).sight.may_see("coder-late", first)
    as_(session, "coder-late").perform(MarkDone(first))
    as_(session, LEAD).perform(ReturnArticle(first, OTHER, "再看"))
    assert session.sight.owners(first) == [LEAD, OTHER, "coder-late"]
    session.perform(ReturnArticle(first, "coder-late", "也再看"))
    assert session.sight.owners(first) == [LEAD, OTHER, "coder-late"]


def test_a_reviewer_sees_what_was_drawn_for_them(session):
    first, second, _ = articles(session)
    write(
        session, coder("reviewer", CoderRole.REVIEWER), coder("reviewer-2", CoderRole.REVIEWER, 8),
        SpotCheck(id="s", article=second, reviewer="reviewer", seed=1, made="2024-01-01T00:00:00.000Z"),
    )  # fmt: skip
    as_(session, "reviewer")
    assert session.sight.visible_articles(OTHER) == {second}
    assert session.sight.owners(second) == ["reviewer", LEAD, OTHER, "reviewer-2"]
    assert session.sight.owners(first) == ["reviewer"]
    assert as_(session, "reviewer-2").sight.visible_articles(OTHER) == frozenset()


def test_unblinding_opens_everything_to_everyone(session):
    write(session, Unblinding(id="u", round=None, made="2024-01-01T00:00:00.000Z"))
    as_(session, OTHER)
    assert session.sight.visible_articles(LEAD) is None
    assert all(session.sight.owners(article) == [OTHER, LEAD] for article in articles(session))


def test_leads_see_the_consensus_others_after_unblinding(session):
    write(session, coder("consensus", CoderRole.CONSENSUS))
    assert session.sight.visible_articles("consensus") is None
    as_(session, OTHER)
    assert session.sight.visible_articles("consensus") == frozenset()
    write(session, Unblinding(id="u", round=None, made="2024-01-01T00:00:00.000Z"))
    assert session.sight.visible_articles("consensus") is None


def test_someone_who_is_not_in_the_study_has_nothing_to_see(session):
    assert session.sight.visible_articles("nobody") == frozenset()


def test_of_work_that_may_not_be_seen_only_that_there_is_some_is_told(session):
    first, second, _ = articles(session)
    as_(session, LEAD)
    assert session.sight.tally({(LEAD, first): 2, (OTHER, first): 5}) == Tally(2, hidden=True)
    assert session.sight.tally({(OTHER, first): 5}) == Tally(0, hidden=True)
    assert session.sight.tally({(LEAD, first): 2, (LEAD, second): 1, (OTHER, first): 0}) == Tally(3)
    assert not session.sight.tally({})
    write(session, Unblinding(id=new_id(), round=None, made="2024-01-01T00:00:00.000Z"))
    assert session.sight.tally({(LEAD, first): 2, (OTHER, first): 5}) == Tally(7)


@pytest.mark.parametrize("what", ["codings", "answers"])
def test_the_words_of_a_tally_hold_no_hidden_count(what):
    words = [Tally(3).words(what), Tally(3, hidden=True).words(what), Tally(0, hidden=True).words(what)]
    assert len(set(words)) == 3
    assert ["3" in each for each in words] == [True, True, False]
    assert not any("0" in each for each in words)
