"""How far articles are, what comes next, and that done articles are left alone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.codings import NoneMark
from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.core.spans import Span
from desktop.core.studies import Assignment
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_code import EditCode
from desktop.operations.edit_variable import AddVariable
from desktop.operations.flag_query import FlagQuery, WithdrawQuery
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.mark_none import MarkNone
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.return_article import ReturnArticle
from desktop.operations.write_memo import WriteMemo
from desktop.session.progress import PILES, STATES, Progress
from tests import projects, sheets
from tests.projects import CALL, CANAL, GRID, LEAD, OTHER, SEED, VOICE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def look_to_the_end(progress):
    while progress.is_to_look():
        progress.look_for_lacking(2)


def lacking(session):
    look_to_the_end(session.progress)
    found = [each for each in articles(session) if session.progress.belongs("lacking")(each)]
    assert session.progress.counts(3)["lacking"] == len(found)
    return found


def articles(session):
    return [each.id for each in session.read.articles()]


def states(session):
    return [session.progress.standing(article).state for article in articles(session)]


def write(session, *entities):
    with projects.inner(session).action(name="mark_done", actor=LEAD) as run:
        for entity in entities:
            run.writer.put(entity)
    session.progress.forget(run.changes)


def test_each_sees_how_far_they_are_themselves(session):
    assert states(session) == ["done", "untouched", "begun"]
    session.choose_coder(OTHER)
    assert states(session) == ["begun", "done", "untouched"]


def test_a_unit_judged_to_have_nothing_is_a_beginning(session):
    second = articles(session)[1]
    version = session.read.text(second).version.id
    made = "2024-01-01T00:00:00.000Z"
    write(session, NoneMark(id="n", coder=LEAD, article=second, version=version, start=0, end=2, made=made))
    assert states(session)[1] == "begun"


def test_counts_stand_on_every_pile(session):
    session.perform(FlagQuery(articles(session)[2], Span(0, 2), note="算吗"))
    counts = session.progress.counts(3)
    assert counts == {"all": 3, "mine": 3, "unfinished": 2, "returned": 0, "lacking": 0, "flagged": 1, "drawn": 0}
    assert set(PILES) < set(counts)
    query = projects.inner(session).doubts.queries()[0]
    session.perform(WithdrawQuery(query.id))
    assert session.progress.counts(3)["flagged"] == 0


def test_with_assignments_only_what_is_assigned_waits(session):
    first, second, third = articles(session)
    made = "2024-01-01T00:00:00.000Z"
    write(session, *(Assignment(id=each, article=each, coder=LEAD, round=None, made=made) for each in (first, third)))
    assert session.progress.next_waiting([first, second, third], first) == third
    assert session.progress.next_waiting([first, second, third], third) is None
    assert session.progress.counts(3)["unfinished"] == 1
    assert [session.progress.standing(each).is_mine for each in (first, second, third)] == [True, False, True]


def test_the_next_one_comes_round_and_is_never_the_same(session):
    first, second, third = articles(session)
    following = session.progress.next_waiting
    assert following([first, second, third], first) == second
    assert following([first, second, third], second) == third
    assert following([first, second, third], third) == second
    assert following([first, second, third], None) == second
    session.perform(MarkDone(second))
    assert following([first, second, third], third) is None


def test_a_remark_stands_until_the_article_is_done_again(session):
    second = articles(session)[1]
    session.perform(ReturnArticle(second, OTHER, "修渠再看"))
    assert session.progress.open_return(second) is None
    session.choose_coder(OTHER)
    assert session.progress.open_return(second).remark == "修渠再看"
    assert session.progress.counts(3)["returned"] == 1
    session.perform(MarkDone(second))
    assert session.progress.open_return(second) is None


@given(st.lists(st.sampled_from(["place", "lift", "done", "reopen", "flag", "undo", "switch", "back"]), max_size=14))
def test_what_is_kept_is_what_the_file_says(acts):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        session = projects.open_filled(Path(folder))
        try:
            for number, act in enumerate(acts):
                session.progress.standing("anything")
                with suppress(KnownError):
                    # The same doubt twice is refused.
                    do(session, act, number)
                fresh = Progress(projects.inner(session), lambda: session.coder, session._is_missing)
                for each in (session.progress, fresh):
                    look_to_the_end(each)
                for article in articles(session):
                    assert session.progress.standing(article) == fresh.standing(article)
                    held = {each for each in (*PILES, *STATES) if session.progress.belongs(each)(article)}
                    assert held == {each for each in (*PILES, *STATES) if fresh.belongs(each)(article)}
                assert session.progress.counts(3) == fresh.counts(3)
                seen = session.sight.visible_articles(OTHER if session.coder.id == LEAD else LEAD)
                session.sight._kept.clear()
                assert seen == session.sight.visible_articles(OTHER if session.coder.id == LEAD else LEAD)
        finally:
            session.close()


def do(session, act: str, number: int) -> None:
    article = articles(session)[number % 3]
    own = session.read.codings(article, coder=session.coder.id)
    if act == "place":
        session.perform(PlaceCode(article, Span(number, number + 3), SEED))
    elif act == "lift" and own:
        session.perform(LiftCoding(own[0].id))
    elif act in ("done", "reopen"):
        session.perform(MarkDone(article) if act == "done" else ReopenArticle(article))
    elif act == "flag":
        session.perform(FlagQuery(article, Span(0, 2), note=str(number)))
    elif act == "undo":
        session.undo()
    elif act == "switch":
        session.choose_coder(OTHER if session.coder.id == LEAD else LEAD)
    elif act == "back" and session.coder.id == LEAD and session.read.is_done(article, coder=OTHER):
        session.perform(ReturnArticle(article, OTHER, "再看"))


@pytest.mark.parametrize(
    "make",
    [
        lambda session, coding: PlaceCode(coding.article, Span(0, 4), SEED),
        lambda session, coding: LiftCoding(coding.id),
        lambda session, coding: RecodeCoding(coding.id, SEED),
        lambda session, coding: ResizeCoding(coding.id, Span(coding.start, coding.end + 1)),
    ],
)
def test_work_in_a_done_article_is_spared_where_it_is_to_be(session, make):
    coding = projects.codings_of(session, LEAD)[0]
    before = projects.state(session)
    with pytest.raises(KnownError, match="article_done") as caught:
        session.perform(make(session, coding), spare_done=True)
    assert caught.value.facts["articles"] == (coding.article,)
    assert projects.state(session) == before
    assert session.perform(make(session, coding))


def test_answers_and_none_marks_are_spared_as_well(session):
    session.choose_coder(OTHER)
    coding = next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)
    session.perform(MarkDone(coding.article))
    for operation in (AnswerAttribute(coding.id, VOICE, Answer((1,))), MarkNone(coding.article, Span(0, 4))):
        with pytest.raises(KnownError, match="article_done"):
            session.perform(operation, spare_done=True)
        assert session.perform(operation)


@pytest.mark.parametrize(
    "make",
    [
        lambda coding: WriteMemo(coding.id, "再想想"),
        lambda coding: FlagQuery(coding.article, coding.span, coding.id, "算吗"),
        lambda coding: PinCode(CALL, 5),
        lambda coding: ReopenArticle(coding.article),
    ],
)
def test_memos_doubts_and_pins_stay_free(session, make):
    coding = projects.codings_of(session, LEAD)[0]
    assert session.perform(make(coding), spare_done=True)


def test_done_articles_lack_answers_after_a_merging_until_it_is_undone(session):
    session.choose_coder(OTHER)
    second = articles(session)[1]
    assert session.progress.standing(second).state == "done"
    assert lacking(session) == []
    session.choose_coder(LEAD)
    session.perform(MergeCodes((CANAL,), GRID))
    assert lacking(session) == []
    session.choose_coder(OTHER)
    assert lacking(session) == [second]
    session.choose_coder(LEAD)
    session.undo()
    session.choose_coder(OTHER)
    assert lacking(session) == []


def test_done_articles_lack_what_a_new_variable_asks_until_it_is_answered(session):
    session.perform(AddVariable(sheets.variable("variable-late", 1, "补加必答", "text")))
    first = articles(session)[0]
    assert lacking(session) == [first]
    session.perform(AnswerVariable(first, "variable-late", Answer(text="有")))
    assert lacking(session) == []
    session.undo()
    assert lacking(session) == [first]
    session.perform(ReopenArticle(first))
    assert lacking(session) == []


def test_what_lacked_answers_stays_on_its_pile_while_all_is_looked_at_again(session):
    session.perform(AddVariable(sheets.variable("variable-late", 1, "补加必答", "text")))
    assert len(lacking(session)) == 1
    session.perform(EditCode(replace(session.read.codebook().code(SEED), definition="别的意思")))
    assert session.progress.is_to_look()
    assert session.progress.counts(3)["lacking"] == 1
