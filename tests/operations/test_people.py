"""People of the study: roles, retiring, spot checks, returns; and what may not be."""

from __future__ import annotations

import pytest

from desktop.core.drawing import drawn
from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.draw_spot_check import DrawSpotCheck
from desktop.operations.edit_articles import EditArticles
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.retire_coder import RetireCoder, UnretireCoder
from desktop.operations.return_article import ReturnArticle
from desktop.operations.revert_action import UndoAction
from desktop.operations.set_role import SetRole
from desktop.operations.unblind import Unblind
from desktop.wording.actions import describe
from tests import projects
from tests.projects import LEAD, OTHER


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def articles(session):
    return [each.id for each in session.read.articles()]


def refused(session, operation) -> str:
    """Return the kind of the refusal, after which nothing is different."""
    before = projects.revisions(session)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert projects.revisions(session) == before
    return caught.value.kind


def role_of(session, coder):
    return next(each.role for each in session.read.coders() if each.id == coder)


def reviewer(session):
    session.perform(AddCoder("coder-review", "孟小舟", CoderRole.REVIEWER))
    return "coder-review"


def all_done(session):
    """Let the only coder be done with everything."""
    session.choose_coder(OTHER)
    for article in articles(session):
        session.perform(MarkDone(article))
    session.choose_coder(LEAD)


def test_a_coder_is_added_in_a_role(session):
    session.perform(AddCoder("coder-two", "孟小舟", CoderRole.REVIEWER))
    assert role_of(session, "coder-two") is CoderRole.REVIEWER


@pytest.mark.parametrize("make", [lambda role: AddCoder("new", "孟小舟", role), lambda role: SetRole(OTHER, role)])
def test_the_consensus_is_nobodys_role(session, make):
    assert refused(session, make(CoderRole.CONSENSUS)) == "role_unfit"


def test_two_people_never_have_one_name(session):
    assert refused(session, AddCoder("new", " 谷雨晴 ")) == "coder_name_taken"


@pytest.mark.parametrize("role", [CoderRole.CODER, CoderRole.REVIEWER])
def test_the_last_lead_stays_lead(session, role):
    assert refused(session, SetRole(LEAD, role)) == "lead_needed"
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.perform(SetRole(LEAD, role))
    assert role_of(session, LEAD) is role


def test_a_retired_lead_does_not_count_as_one(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.perform(RetireCoder(OTHER))
    assert refused(session, SetRole(LEAD, CoderRole.CODER)) == "lead_needed"


def test_taking_back_never_leaves_a_study_without_a_lead(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    made_lead = session.history(limit=1)[0]
    session.choose_coder(OTHER)
    session.perform(SetRole(LEAD, CoderRole.CODER))
    # The session lets no one who is a coder now get that far.
    before = projects.revisions(session)
    with pytest.raises(KnownError, match="lead_needed"), projects.inner(session).action(name="undo", actor=LEAD) as run:
        UndoAction(made_lead).apply(run.writer)
    assert projects.revisions(session) == before
    assert role_of(session, OTHER) is CoderRole.LEAD


def test_what_one_did_as_a_lead_is_not_undone_as_a_coder(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.choose_coder(OTHER)
    session.perform(SetRole(LEAD, CoderRole.CODER))
    session.choose_coder(LEAD)
    with pytest.raises(KnownError, match="lead_only"):
        session.undo()
    assert role_of(session, OTHER) is CoderRole.LEAD


def test_the_retired_cannot_be_chosen_and_their_work_stays(session):
    before = projects.codings_of(session, OTHER)
    session.perform(RetireCoder(OTHER))
    with pytest.raises(KnownError, match="coder_retired"):
        session.choose_coder(OTHER)
    assert projects.codings_of(session, OTHER) == before != []
    session.perform(UnretireCoder(OTHER))
    session.choose_coder(OTHER)


def test_nobody_retires_themself(session):
    assert refused(session, RetireCoder(LEAD)) == "retire_oneself"


def test_people_are_the_leads_business(session):
    session.choose_coder(OTHER)
    for operation in (SetRole(LEAD, CoderRole.CODER), RetireCoder(LEAD), Unblind(), DrawSpotCheck(LEAD, 1, 1)):
        assert refused(session, operation) == "lead_only"
    assert refused(session, ReturnArticle(articles(session)[0], LEAD, "再看")) == "review_only"


def test_what_is_drawn_follows_from_the_seed_and_what_is_finished(session):
    all_done(session)
    who = reviewer(session)
    session.perform(DrawSpotCheck(who, 2, 42))
    found = session.read.spot_checks.drawn(viewer=LEAD)
    assert {each.article for each in found} == set(drawn(articles(session), 2, seed=42))
    assert {(each.reviewer, each.seed) for each in found} == {(who, 42)}


def test_a_later_draw_takes_others_until_none_is_left(session):
    all_done(session)
    who = reviewer(session)
    session.perform(DrawSpotCheck(who, 2, 42))
    assert session.read.spot_checks.candidates(who, None) == 1
    session.perform(DrawSpotCheck(who, 5, 43))
    assert {each.article for each in session.read.spot_checks.drawn(viewer=who)} == set(articles(session))
    assert refused(session, DrawSpotCheck(who, 1, 44)) == "spot_check_none"


def test_of_one_coder_all_that_they_are_done_with_can_be_drawn_but_not_for_a_lead(session):
    session.perform(AddCoder("coder-slow", "慢先生"))
    who = reviewer(session)
    assert session.read.spot_checks.candidates(who, None) == 0
    assert session.read.spot_checks.candidates(who, OTHER) == 1
    # A lead would see what is not to be seen before everyone is done.
    assert session.read.spot_checks.candidates(LEAD, OTHER) == 0


@pytest.mark.parametrize(
    ("operation", "kind"),
    [(DrawSpotCheck(OTHER, 1, 1), "reviewer_unfit"), (DrawSpotCheck(LEAD, 0, 1), "spot_check_count")],
)
def test_what_cannot_be_drawn_is_refused(session, operation, kind):
    all_done(session)
    assert refused(session, operation) == kind


def test_only_what_is_done_and_may_be_seen_is_returned(session):
    first, second, _ = articles(session)
    assert refused(session, ReturnArticle(first, OTHER, "再看")) == "return_not_done"
    assert refused(session, ReturnArticle(second, OTHER, "  \n")) == "remark_empty"
    assert refused(session, ReturnArticle(first, LEAD, "再看")) == "return_own"
    session.choose_coder(reviewer(session))
    assert refused(session, ReturnArticle(second, OTHER, "再看")) == "return_unseen"
    session.choose_coder(LEAD)
    session.perform(DrawSpotCheck("coder-review", 1, 1))
    session.choose_coder("coder-review")
    session.perform(ReturnArticle(second, OTHER, "再看\n第二段"))
    assert session.read.spot_checks.marks_on(second) == {OTHER: "returned"}


def test_done_and_returned_follow_each_other_whatever_the_clocks_say(session, monkeypatch):
    from desktop.core import clock

    second = articles(session)[1]
    # Every computer tells the same time, which is long past: only the order of the acts can decide.
    monkeypatch.setattr(clock, "now", lambda: "2001-01-01T00:00:00.000Z")
    for _ in range(3):
        session.choose_coder(LEAD)
        session.perform(ReturnArticle(second, OTHER, "再看"))
        assert not session.read.is_done(second, coder=OTHER)
        session.choose_coder(OTHER)
        assert session.progress.standing(second).state == "returned"
        session.perform(MarkDone(second))
        assert session.read.is_done(second, coder=OTHER)
        assert session.progress.standing(second).state == "done"
    times = [each.made for each in reversed(projects.inner(session).work.returns())]
    assert times == sorted(set(times))


def test_undo_of_a_return_makes_it_done_again(session):
    second = articles(session)[1]
    session.perform(ReturnArticle(second, OTHER, "再看"))
    session.undo()
    assert session.read.is_done(second, coder=OTHER)


def test_reopening_is_on_record(session):
    first = articles(session)[0]
    session.perform(ReopenArticle(first))
    assert session.history(limit=1)[0].name == "reopen_article"
    assert not session.read.is_done(first, coder=LEAD)


def test_unblinding_twice_leaves_one_fact(session):
    assert session.perform(Unblind())
    assert not session.perform(Unblind())
    assert session.read.spot_checks.is_unblinded()


def test_many_articles_are_edited_in_one_step(session):
    ids = tuple(articles(session)[:2])
    before = projects.state(session)
    session.perform(EditArticles(ids, outlet=" 渡口  晚报 ", date="2024/6/1"))
    lines = session.read.article_lines()
    assert [(line.outlet, line.date) for line in lines][:2] == [("渡口 晚报", "2024-06-01")] * 2
    session.perform(EditArticles(ids, date=""))
    assert [(line.outlet, line.date) for line in session.read.article_lines()][:2] == [("渡口 晚报", "")] * 2
    session.undo()
    session.undo()
    assert projects.state(session) == before


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        (lambda ids: EditArticles((), outlet="渡口晚报"), "article_gone"),
        (lambda ids: EditArticles((*ids, "gone"), outlet="渡口晚报"), "article_gone"),
        (lambda ids: EditArticles(ids, date="去年"), "date_unclear"),
    ],
)
def test_many_articles_are_edited_all_or_none(session, operation, kind):
    assert refused(session, operation(tuple(articles(session)))) == kind


def test_several_articles_are_opened_again_in_one_step(session):
    articles = [each.id for each in session.read.articles()]
    for article in articles:
        session.perform(MarkDone(article))
    session.perform(ReopenArticle(articles[0], tuple(articles[1:])))
    assert session.read.done(LEAD) == {}
    headline = session.read.articles()[0].headline
    (opened,) = session.history(limit=1)
    assert describe(opened, language="zh") == f"重新打开：{headline}等 3 篇"
    assert describe(opened, language="en") == f"Reopen “{headline} and more (3 articles)”"
    session.undo()
    assert set(session.read.done(LEAD)) == set(articles)
