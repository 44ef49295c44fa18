"""Doubts, suggestions and rulings: what is written, what is refused, and how a running test holds answers back."""

import pytest

from desktop.core.codebooks import Code
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.answer_queries import AnswerQueries, EditRuling, RemoveRuling
from desktop.operations.answer_suggestion import AcceptSuggestion, DeclineSuggestion
from desktop.operations.code_in_vivo import AddCodeInVivo
from desktop.operations.correct_text import CorrectText
from desktop.operations.draw_spot_check import DrawSpotCheck
from desktop.operations.edit_code import AddCode
from desktop.operations.flag_query import FlagQuery, NoteQuery, WithdrawQuery
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone
from desktop.operations.operation import Operation
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.run_test import EndRound, StartRound
from desktop.operations.set_role import SetRole
from desktop.operations.suggest_code import SuggestCode, WithdrawSuggestion
from desktop.operations.unblind import Unblind
from desktop.session.sight import Tally
from tests import projects
from tests.operations.samples import NEW_CODE
from tests.projects import CALL, GRID, LEAD, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path, coder=OTHER)
    yield session
    session.close()


def made(session, operation: Operation, kind: str) -> str:
    (identity,) = session.perform(operation).of(kind)
    return identity


def refused(session, operation: Operation) -> str:
    before = projects.revisions(session)
    with pytest.raises(KnownError) as error:
        session.perform(operation)
    assert projects.revisions(session) == before
    return error.value.kind


def first(session) -> str:
    return session.read.articles()[0].id


def flagged(session, note: str = "") -> str:
    coding = projects.codings_of(session, OTHER)[0]
    return made(session, FlagQuery(coding.article, coding.span, coding.id, note), "query")


def of_lead(session) -> None:
    session.choose_coder(LEAD)


def asked(session, *, is_open: bool = True):
    return session.read.doubts.asked(session.sight, is_open=is_open)


def test_a_flag_on_a_coding_stands_where_the_coding_stands(session):
    coding = projects.codings_of(session, OTHER)[0]
    query = flagged(session, "算不算？")
    (found,) = session.read.doubts.in_article(coding.article, coder=OTHER)
    assert (found.id, found.span, found.coding, found.code) == (query, coding.span, coding.id, coding.code)
    assert (found.words, found.note, found.ruling) == (coding.words, "算不算？", None)

    session.perform(ResizeCoding(coding.id, Span(coding.start, coding.end + 2)))
    (found,) = session.read.doubts.in_article(coding.article, coder=OTHER)
    assert found.span == Span(coding.start, coding.end + 2)


def test_a_doubt_outlives_its_coding_at_the_place_where_it_was_flagged(session):
    coding = projects.codings_of(session, OTHER)[0]
    flagged(session)
    session.perform(LiftCoding(coding.id))
    (found,) = asked(session)
    assert (found.span, found.words, found.coding, found.code) == (coding.span, coding.words, None, None)
    session.undo()
    assert asked(session)[0].coding == coding.id


def test_a_flag_on_words_leaves_the_white_space_at_their_edges_out(session):
    text = session.read.text(first(session)).text
    end = text.index("\n\n")
    session.perform(FlagQuery(first(session), Span(end - 3, end + 4)))
    (found,) = asked(session)
    assert found.words == text[end - 3 : end + 4].strip()
    assert text[found.span.start : found.span.end] == found.words


@pytest.mark.parametrize(
    ("span", "kind"), [(Span(3, 3), "selection_empty"), (Span(0, 10**6), "span_outside"), (Span(5, 2), "span_outside")]
)
def test_what_are_no_words_cannot_be_flagged(session, span, kind):
    assert refused(session, FlagQuery(first(session), span)) == kind


def test_a_place_is_flagged_once_as_long_as_the_flag_is_open(session):
    query = flagged(session)
    coding = projects.codings_of(session, OTHER)[0]
    assert refused(session, FlagQuery(coding.article, coding.span, coding.id)) == "query_exists"
    of_lead(session)
    session.perform(AnswerQueries((query,), "算"))
    session.choose_coder(OTHER)
    assert flagged(session) != query


def test_words_are_flagged_once_though_their_text_is_corrected_elsewhere(session):
    article = session.read.articles()[0]
    session.perform(FlagQuery(article.id, projects.at(session, article, "物业管家")))
    session.perform(FlagQuery(article.id, projects.at(session, article, "折叠")))
    of_lead(session)
    for old, new in (("樟树", "老樟树"), ("张折", "把")):
        session.perform(CorrectText(article.id, projects.at(session, article, old), new))
    session.choose_coder(OTHER)
    assert refused(session, FlagQuery(article.id, projects.at(session, article, "物业管家"))) == "query_exists"
    # One that has no place any more stands in nobody's way, be it where it was by count of characters.
    (gone,) = (each for each in asked(session) if each.words == "折叠")
    session.perform(FlagQuery(article.id, gone.span))
    assert len(asked(session)) == 3


def test_only_the_one_who_doubts_writes_or_withdraws_it(session):
    query = flagged(session)
    of_lead(session)
    assert refused(session, NoteQuery(query, "别人的")) == "not_your_query"
    assert refused(session, WithdrawQuery(query)) == "not_your_query"
    assert refused(session, FlagQuery("", Span(0, 1), projects.codings_of(session, OTHER)[0].id)) == "not_your_coding"


def test_a_note_is_one_line(session):
    query = flagged(session)
    session.perform(NoteQuery(query, "  第一行\n第二行 \ud83d"))
    assert asked(session)[0].note == "第一行 第二行 ?"
    assert not session.perform(NoteQuery(query, "第一行 第二行 ?"))


def test_flag_and_note_of_one_sitting_are_undone_and_redone_together(session):
    coding = projects.codings_of(session, OTHER)[0]
    query = made(session, FlagQuery(coding.article, coding.span, coding.id, sitting="s"), "query")
    session.perform(NoteQuery(query, "先写一句", "s"))
    session.perform(NoteQuery(query, "后来又改", "t"))
    session.undo()
    assert asked(session)[0].note == "先写一句"
    session.undo()
    assert asked(session) == []
    session.redo()
    assert asked(session)[0].note == "先写一句"


def test_an_answer_closes_the_doubt_and_makes_a_version_of_the_codebook(session):
    query, versions = flagged(session), len(projects.inner(session).codebooks.versions())
    of_lead(session)
    session.perform(AnswerQueries((query,), " 摆在门外的才算 ", TABLE))
    assert asked(session) == []
    (found,) = asked(session, is_open=False)
    assert (found.id, found.ruling.text, found.ruling.code) == (query, "摆在门外的才算", TABLE)
    (ruling,) = session.read.doubts.rulings_on(TABLE)
    assert ruling == found.ruling
    newest = projects.inner(session).codebooks.newest_version()
    assert len(projects.inner(session).codebooks.versions()) == versions + 1
    assert newest.reason == "摆在门外的才算"
    assert projects.inner(session).doubts.open_counts(OTHER) == {}


def test_a_reviewer_is_told_no_code_that_they_may_not_see_yet(session):
    flagged(session)
    coding = projects.codings_of(session, OTHER)[0]
    of_lead(session)
    session.perform(AddCoder(coder="r", coder_name="复核", role=CoderRole.REVIEWER))
    assert [each.code for each in asked(session)] == [coding.code]
    session.choose_coder("r")
    assert [(each.words, each.coding, each.code) for each in asked(session)] == [(coding.words, coding.id, None)]
    session.choose_coder(OTHER)
    session.perform(MarkDone(coding.article))
    of_lead(session)
    session.perform(DrawSpotCheck("r", 2, 1))
    session.choose_coder("r")
    assert [each.code for each in asked(session)] == [coding.code]


def test_one_answer_to_several_doubts_is_one_action_and_one_rule(session):
    queries = (flagged(session), made(session, FlagQuery(first(session), Span(0, 4)), "query"))
    assert projects.inner(session).doubts.open_counts(OTHER) == {first(session): 2}
    of_lead(session)
    session.perform(AnswerQueries(queries, "一样办", GRID))
    assert [each.text for each in session.read.doubts.rulings_on(GRID)] == ["一样办"]
    ruling = asked(session, is_open=False)[0].ruling.id

    session.perform(EditRuling(ruling, "不一样办", CALL))
    assert {(each.ruling.text, each.ruling.code) for each in asked(session, is_open=False)} == {("不一样办", CALL)}
    assert session.read.doubts.rulings_on(GRID) == []
    session.perform(RemoveRuling(ruling))
    assert {each.id for each in asked(session)} == set(queries)
    session.undo()
    session.undo()
    session.undo()
    assert {each.id for each in asked(session)} == set(queries)


def test_an_answered_doubt_is_not_answered_noted_or_withdrawn_again(session):
    query = flagged(session)
    of_lead(session)
    session.perform(AnswerQueries((query,), "算"))
    assert refused(session, AnswerQueries((query,), "不算")) == "query_answered"
    session.choose_coder(OTHER)
    assert refused(session, NoteQuery(query, "再问")) == "query_answered"
    assert refused(session, WithdrawQuery(query)) == "query_answered"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_answer_says_something(session, text):
    query = flagged(session)
    of_lead(session)
    assert refused(session, AnswerQueries((query,), text)) == "ruling_empty"


def test_what_was_withdrawn_cannot_be_answered(session):
    query = flagged(session)
    session.perform(WithdrawQuery(query))
    of_lead(session)
    assert refused(session, AnswerQueries((query,), "算")) == "query_gone"
    assert refused(session, EditRuling("nothing", "算")) == "ruling_gone"


def test_only_a_lead_answers(session):
    query = flagged(session)
    suggestion = made(session, SuggestCode("夜间值守", "夜里"), "suggestion")
    for operation in (
        AnswerQueries((query,), "算"),
        AcceptSuggestion(suggestion, NEW_CODE),
        DeclineSuggestion(suggestion, "不设"),
        AddCodeInVivo(NEW_CODE, first(session), Span(0, 4)),
        StartRound("一"),
    ):
        assert refused(session, operation) == "lead_only"


def test_an_accepted_suggestion_is_a_code_and_an_answer_in_one_action(session):
    suggestion = made(session, SuggestCode(" 夜间 值守 ", "夜里\n有人", "category-2"), "suggestion")
    (found,) = asked(session)
    assert (found.kind, found.name, found.words, found.category) == (
        "suggestion",
        "夜间 值守",
        "夜里 有人",
        "category-2",
    )
    of_lead(session)
    before = projects.state(session)
    session.perform(AcceptSuggestion(suggestion, NEW_CODE))
    (found,) = asked(session, is_open=False)
    assert (found.ruling.code, found.ruling.text) == (NEW_CODE.id, "")
    assert session.read.codebook().code(NEW_CODE.id).name_zh == NEW_CODE.name_zh
    assert session.read.doubts.rulings_on(NEW_CODE.id) == []
    session.undo()
    assert projects.state(session) == before


def test_a_declined_suggestion_has_a_reason_and_may_name_another_code(session):
    suggestion = made(session, SuggestCode("夜间值守", "夜里"), "suggestion")
    assert refused(session, SuggestCode("夜间值守", "又一处")) == "suggestion_exists"
    of_lead(session)
    assert refused(session, DeclineSuggestion(suggestion, " ")) == "ruling_empty"
    session.perform(DeclineSuggestion(suggestion, "用“网格记事”", GRID))
    assert asked(session, is_open=False)[0].ruling.code == GRID
    assert refused(session, DeclineSuggestion(suggestion, "再说一次")) == "query_answered"
    session.choose_coder(OTHER)
    assert refused(session, WithdrawSuggestion(suggestion)) == "query_answered"
    session.perform(SuggestCode("夜间值守", "又一处"))


def test_only_the_one_who_suggested_withdraws(session):
    suggestion = made(session, SuggestCode("夜间值守", "夜里"), "suggestion")
    of_lead(session)
    assert refused(session, WithdrawSuggestion(suggestion)) == "not_your_query"
    session.choose_coder(OTHER)
    session.perform(WithdrawSuggestion(suggestion))
    assert asked(session) == []


def test_a_code_from_words_is_code_and_coding_in_one_action(session):
    of_lead(session)
    before = projects.state(session)
    changes = session.perform(AddCodeInVivo(NEW_CODE, first(session), Span(0, 4)))
    (coding,) = (session.read.coding(each) for each in changes.of("coding"))
    assert (coding.code, coding.span, coding.coder) == (NEW_CODE.id, Span(0, 4), LEAD)
    newest = projects.inner(session).codebooks.newest_version()
    assert coding.codebook_version == newest.id
    assert not session.hidden_by_undo()
    session.undo()
    assert projects.state(session) == before


def test_undoing_a_code_from_words_asks_once_others_use_it(session):
    of_lead(session)
    session.perform(AddCodeInVivo(NEW_CODE, first(session), Span(0, 4)))
    session.choose_coder(OTHER)
    session.perform(PlaceCode(first(session), Span(6, 9), NEW_CODE.id))
    of_lead(session)
    assert session.hidden_by_undo().codings == Tally(hidden=True)


def test_a_code_from_words_is_refused_like_any_code(session):
    of_lead(session)
    taken = Code(id="x", category="category-1", key="x", number=11, name_zh="又一张桌", name_en="")
    assert refused(session, AddCodeInVivo(taken, first(session), Span(0, 4))) == "number_taken"
    assert refused(session, AddCodeInVivo(NEW_CODE, first(session), Span(0, 0))) == "selection_empty"


def test_while_a_test_runs_doubts_gather_and_answers_wait(session):
    of_lead(session)
    newest = projects.inner(session).codebooks.newest_version()
    test = made(session, StartRound(" 信度检验  1 "), "round")
    running = session.read.doubts.running_test()
    assert (running.id, running.name, running.stage) == (test, "信度检验 1", "reliability_test")
    assert (running.articles, running.coders, running.codebook_version) == ((), (), newest.id)
    assert refused(session, StartRound("信度检验 2")) == "test_runs_already"

    session.choose_coder(OTHER)
    query, suggestion = flagged(session), made(session, SuggestCode("夜间值守", "夜里"), "suggestion")
    of_lead(session)
    for operation in (
        AnswerQueries((query,), "算"),
        AcceptSuggestion(suggestion, NEW_CODE),
        DeclineSuggestion(suggestion, "不设"),
        RemoveRuling("any"),
        EditRuling("any", "算"),
    ):
        assert refused(session, operation) == "test_running"
    session.perform(EndRound(test))
    assert session.read.doubts.running_test() is None
    session.perform(AnswerQueries((query,), "算"))
    assert refused(session, EndRound(test)) == "test_ended"


def test_the_codebook_keeps_still_while_a_test_runs_unless_the_round_is_made_void(session):
    of_lead(session)
    test = made(session, StartRound("信度检验 1"), "round")
    assert refused(session, AddCode(NEW_CODE)) == "test_would_be_void"
    session.perform(EndRound(test, void=True))
    session.perform(AddCode(NEW_CODE))
    (found,) = session.read.doubts.rounds()
    assert found.voided == found.ended is not None


def test_a_change_of_the_codebook_is_not_taken_back_while_a_test_runs(session):
    of_lead(session)
    session.perform(AddCode(NEW_CODE))
    action = session.turns().undo
    session.perform(StartRound("信度检验 1"))
    with pytest.raises(KnownError, match="undo_would_void"):
        session.take_back(action)
    assert session.read.codebook().code(NEW_CODE.id) is not None
    session.undo()
    session.take_back(action)
    assert session.read.codebook().code(NEW_CODE.id) is None


def test_doubts_of_removed_articles_are_out_of_sight_and_come_back(session):
    flagged(session)
    of_lead(session)
    session.perform(RemoveArticles((first(session),)))
    assert asked(session) == []
    session.undo()
    assert len(asked(session)) == 1


def test_the_passage_of_a_doubt_is_the_text_it_was_put_to(session):
    flagged(session)
    (found,) = asked(session)
    passage = session.read.doubts.passage(found)
    assert passage.version.id == found.version
    assert passage.text[found.span.start : found.span.end] == found.words


def test_nothing_is_unblinded_while_a_test_runs(session):
    of_lead(session)
    round_ = next(iter(session.perform(StartRound("第一轮")).of("round")))
    with pytest.raises(KnownError, match="test_blind"):
        session.perform(Unblind())
    assert not session.read.spot_checks.is_unblinded()
    session.perform(EndRound(round_))
    session.perform(Unblind())
    assert session.read.spot_checks.is_unblinded()


def test_an_unblinding_does_not_come_back_while_a_test_runs(session):
    of_lead(session)
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.perform(Unblind())
    session.undo()
    session.choose_coder(OTHER)
    session.perform(StartRound("第一轮"))
    of_lead(session)
    with pytest.raises(KnownError, match="test_blind"):
        session.redo()
    assert not session.read.spot_checks.is_unblinded()
