"""Undo and redo beside what others did since: what would not go together with that is refused, and nothing changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.codebooks import Category, Code, Option
from desktop.core.errors import KnownError
from desktop.core.questions import DATE, NUMBER, TEXT, Answer
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_queries import AnswerQueries, EditRuling
from desktop.operations.answer_sheet import AnswerSheet
from desktop.operations.answer_suggestion import DeclineSuggestion
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_attribute import AddAttribute, EditAttribute
from desktop.operations.edit_category import AddCategory, EditCategory
from desktop.operations.edit_code import AddCode, EditCode
from desktop.operations.edit_variable import AddVariable, EditVariable, RemoveVariable
from desktop.operations.flag_query import FlagQuery, NoteQuery, WithdrawQuery
from desktop.operations.import_pages import ImportPages
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.run_test import EndRound, StartRound
from desktop.operations.set_role import SetRole
from desktop.operations.suggest_code import SuggestCode
from desktop.wording import LANGUAGES, explain
from tests import projects, sheets
from tests.operations.samples import NEW_ATTRIBUTE
from tests.projects import CALL, GRID, LEAD, OTHER, SEED, TABLE, VOICE
from tests.sheets import DAY, KIND, OUTCOME, PAGE, SOURCES, TROUBLE, options, variable


@pytest.fixture
def session(tmp_path):
    """Two leads, the first of whom codes."""
    found = projects.open_filled(tmp_path)
    found.perform(SetRole(OTHER, CoderRole.LEAD))
    yield found
    found.close()


@pytest.fixture
def sheet(session):
    sheets.add_sheet(session)
    return session


def as_other(session, *operations):
    """Let the other lead do something."""
    session.choose_coder(OTHER)
    for operation in operations:
        session.perform(operation)
    session.choose_coder(LEAD)


def refused(session, turn="undo"):
    """Return why the next undo or redo is refused, told in both languages with the facts there are."""
    before, log = projects.state(session), projects.revisions(session)
    with pytest.raises(KnownError) as error:
        getattr(session, turn)()
    assert projects.state(session) == before
    assert projects.revisions(session) == log
    assert all("{" not in explain(error.value, language=language) for language in LANGUAGES)
    return error.value


def code(session, identity):
    return session.read.codebook().code(identity)


def new_code(number, key="code-new"):
    return Code(id="code-new", category="category-2", key=key, number=number, name_zh="量水", name_en="")


def asked(session, identity):
    return next(each for each in session.read.sheets.variables() if each.id == identity)


def edited(session, identity, *choices, **changes):
    given = choices or session.read.sheets.options(identity)
    return EditVariable(replace(asked(session, identity), **changes), tuple(given))


def first(session):
    return session.read.articles()[0].id


def test_a_number_that_another_code_has_by_now(session):
    session.perform(EditCode(replace(code(session, TABLE), number=77)))
    as_other(session, AddCode(new_code(11)))
    error = refused(session)
    assert error.kind == "undo_conflict_number"
    assert (error.facts["name"], error.facts["other"], error.facts["number"]) == ("量水", "便民桌", 11)


def test_a_code_does_not_come_back_beside_its_key_or_number(session):
    session.perform(RemoveCode(SEED))
    as_other(session, AddCode(new_code(22, key=SEED)))
    assert refused(session).kind == "undo_conflict_number"
    as_other(session, EditCode(replace(code(session, "code-new"), number=24)))
    assert refused(session).kind == "undo_conflict_key"
    as_other(session, RemoveCode("code-new"))
    assert session.undo()
    assert code(session, SEED).number == 22


def test_a_merged_code_keeps_its_number(session):
    session.perform(EditCode(replace(code(session, TABLE), number=77)))
    as_other(session, AddCode(new_code(11)), MergeCodes(("code-new",), CALL))
    assert refused(session).kind == "undo_conflict_number"


def test_the_number_of_a_category(session):
    session.perform(EditCategory(replace(session.read.codebook().categories[0], number=50)))
    nine = Category(id="category-9", key="nine", number=1, name_zh="九", name_en="", color="#112233")
    as_other(session, AddCategory(nine))
    assert refused(session).kind == "undo_conflict_number"


def test_the_number_and_the_column_of_a_variable(sheet):
    sheet.perform(edited(sheet, PAGE, number=88, key="leaf"))
    as_other(sheet, AddVariable(variable("variable-new", 2, "新变量", TEXT)))
    assert refused(sheet).kind == "undo_conflict_number"
    as_other(sheet, edited(sheet, "variable-new", number=9, key="page"))
    assert refused(sheet).kind == "undo_conflict_column"


def test_the_number_of_an_option(sheet):
    choices = sheet.read.sheets.options(TROUBLE)
    sheet.perform(edited(sheet, TROUBLE, choices[0], replace(choices[1], number=5)))
    second = replace(choices[1], id="option-new", name_zh="另有二")
    as_other(sheet, edited(sheet, TROUBLE, *sheet.read.sheets.options(TROUBLE), second))
    assert refused(sheet).kind == "undo_conflict_option"
    as_other(sheet, edited(sheet, TROUBLE, definition="看正文。"))


def test_the_number_of_an_attribute(session):
    session.perform(EditAttribute(replace(session.read.sheets.attributes(GRID)[0], number=8), voices(session)))
    fresh = replace(NEW_ATTRIBUTE, code=GRID, number=1)
    as_other(session, AddAttribute(fresh, options(fresh.id, (1, "有"), (2, "无"), attribute=True)))
    assert refused(session).kind == "undo_conflict_number"


def voices(session):
    return session.read.sheets.options(VOICE)


def test_codes_are_not_merged_in_a_circle_by_redoing(session):
    session.perform(MergeCodes((TABLE,), CALL))
    session.undo()
    as_other(session, MergeCodes((CALL,), TABLE))
    assert refused(session, "redo").kind == "undo_conflict_merged"


def test_conditions_do_not_go_round_in_a_circle(sheet):
    sheet.perform(edited(sheet, OUTCOME, ask_variable=None, ask_any_of=()))
    as_other(sheet, edited(sheet, TROUBLE, ask_variable=OUTCOME, ask_any_of=(1,)))
    assert refused(sheet).kind == "undo_conflict_circle"


def test_an_option_that_a_condition_waits_for_stays(sheet):
    third = Option(id="option-third", variable=TROUBLE, attribute=None, number=3, name_zh="不清楚", name_en="")
    sheet.perform(edited(sheet, TROUBLE, *sheet.read.sheets.options(TROUBLE), third))
    as_other(sheet, edited(sheet, OUTCOME, ask_any_of=(1, 3)))
    error = refused(sheet)
    assert (error.kind, error.facts["name"]) == ("undo_conflict_condition", "困难的下文")


def test_a_variable_that_a_condition_waits_for_stays(sheet):
    sheet.perform(AddVariable(variable("variable-new", 9, "新变量", "one_of"), options("variable-new", (1, "有"))))
    as_other(sheet, edited(sheet, DAY, ask_variable="variable-new", ask_any_of=(1,)))
    error = refused(sheet)
    assert (error.kind, error.facts["name"]) == ("undo_conflict_condition", "见报日期")


def test_a_question_to_answer_in_writing_is_left_no_options(sheet):
    first_one, second = options(PAGE, (1, "要闻版"), (2, "地方版"))
    sheet.perform(edited(sheet, PAGE, first_one, type="one_of", scale="nominal"))
    as_other(sheet, edited(sheet, PAGE, first_one, second))
    assert refused(sheet).kind == "undo_conflict_options"
    as_other(sheet, edited(sheet, PAGE, first_one))
    assert sheet.undo()


def test_a_variable_does_not_lose_its_sheet(session):
    session.perform(AddVariable(variable("variable-new", 9, "新变量", TEXT)))
    as_other(session, AddVariable(variable("variable-later", 10, "后来的", TEXT)))
    error = refused(session)
    assert (error.kind, error.facts["name"]) == ("undo_conflict_sheet", "后来的")


def test_answers_keep_their_meaning(sheet):
    sheet.perform(edited(sheet, PAGE, type=TEXT, scale="nominal"))
    as_other(sheet, AnswerVariable(first(sheet), PAGE, Answer(text="第三版")))
    assert refused(sheet).kind == "undo_conflict_answers"
    as_other(sheet, AnswerVariable(first(sheet), PAGE, Answer()))
    assert sheet.undo()


def test_an_option_that_was_chosen_since_stays(sheet):
    third = Option(id="option-third", variable=TROUBLE, attribute=None, number=3, name_zh="不清楚", name_en="")
    sheet.perform(edited(sheet, TROUBLE, *sheet.read.sheets.options(TROUBLE), third))
    as_other(sheet, AnswerVariable(first(sheet), TROUBLE, Answer((3,))))
    assert refused(sheet).kind == "undo_conflict_answers"


def test_two_coders_never_have_one_name(session):
    session.perform(RenameCoder(OTHER, "别名"))
    as_other(session, AddCoder("coder-new", "谷雨晴"))
    error = refused(session)
    assert (error.kind, error.facts["name"]) == ("undo_conflict_coder", "谷雨晴")


def test_what_did_not_go_together_before_stands_in_nobodys_way(session):
    session.perform(EditCode(replace(code(session, CALL), definition="上门去说")))
    with projects.inner(session).action(name="edit_code", actor=OTHER) as run:
        run.writer.put(replace(code(session, TABLE), number=12))
    session.read._codebook = None
    session.undo()
    assert [each.number for each in session.read.codebook().codes][:2] == [12, 12]


def test_two_tests_never_run_at_a_time(session):
    session.perform(StartRound("甲"))
    session.undo()
    as_other(session, StartRound("乙"))
    error = refused(session, "redo")
    assert (error.kind, error.facts) == ("undo_conflict_test", {"name": "甲", "other": "乙"})


def test_an_ended_test_goes_on_only_under_its_own_codebook(session):
    session.perform(StartRound("甲"))
    session.perform(EndRound(session.read.doubts.running_test().id))
    as_other(session, EditCode(replace(code(session, TABLE), definition="别的意思")))
    assert refused(session).kind == "undo_conflict_resumed"
    session.choose_coder(OTHER)
    session.undo()
    session.choose_coder(LEAD)
    session.undo()
    assert session.read.doubts.running_test().name == "甲"


def test_a_test_does_not_begin_again_under_another_codebook(session):
    session.perform(StartRound("甲"))
    session.undo()
    as_other(session, EditCode(replace(code(session, TABLE), definition="别的意思")))
    assert refused(session, "redo").kind == "undo_conflict_resumed"


def test_a_running_test_is_not_made_void_by_undo_or_redo(session):
    session.perform(EditCode(replace(code(session, TABLE), definition="新的定义")))
    as_other(session, StartRound("甲"))
    error = refused(session)
    assert (error.kind, error.facts) == ("undo_would_void", {"name": "甲"})
    session.choose_coder(OTHER)
    session.undo()
    session.choose_coder(LEAD)
    session.undo()
    as_other(session, StartRound("乙"))
    assert refused(session, "redo").kind == "undo_would_void"


@pytest.fixture
def coder(sheet):
    """The second one codes and does not lead."""
    sheet.perform(SetRole(OTHER, CoderRole.CODER))
    sheet.choose_coder(OTHER)
    return sheet


def as_lead(session, *operations):
    session.choose_coder(LEAD)
    for operation in operations:
        session.perform(operation)
    session.choose_coder(OTHER)


def test_an_answer_does_not_come_back_to_an_option_that_is_gone(coder):
    coder.perform(AnswerVariable(first(coder), KIND, Answer((2,))))
    coder.perform(AnswerVariable(first(coder), KIND, Answer((1,))))
    as_lead(coder, edited(coder, KIND, *(each for each in coder.read.sheets.options(KIND) if each.number != 2)))
    error = refused(coder)
    assert (error.kind, error.facts) == ("undo_conflict_answer", {"name": "体裁"})


def test_nor_to_a_question_of_another_type(coder):
    coder.perform(AnswerVariable(first(coder), PAGE, Answer(text="5")))
    coder.perform(AnswerVariable(first(coder), PAGE, Answer()))
    as_lead(coder, edited(coder, PAGE, type=DATE, scale="interval"))
    assert refused(coder).kind == "undo_conflict_answer"
    as_lead(coder, edited(coder, PAGE, type=NUMBER, scale="ratio"))
    assert coder.undo()


def test_nor_to_an_attribute(coder):
    coding = place(coder)
    coder.perform(AnswerAttribute(coding, VOICE, Answer((9,))))
    coder.perform(AnswerAttribute(coding, VOICE, Answer((1,))))
    as_lead(coder, without(coder, 9))
    assert refused(coder).kind == "undo_conflict_answer"


def without(session, number):
    """Return what takes an option of the attribute away."""
    (attribute,) = session.read.sheets.attributes(GRID)
    return EditAttribute(attribute, tuple(each for each in voices(session) if each.number != number))


def place(session):
    made = session.perform(PlaceCode(first(session), Span(30, 34), GRID)).of("coding")
    return next(iter(made))


def test_a_coding_gets_its_code_back_even_where_its_answer_does_not_fit_any_more(coder):
    coding = place(coder)
    coder.perform(AnswerAttribute(coding, VOICE, Answer((9,))))
    coder.perform(RecodeCoding(coding, SEED))
    as_lead(coder, without(coder, 9))
    coder.undo()
    assert coder.read.coding(coding).code == GRID
    assert coder.read.sheets.attribute_answers(coding) == {}
    assert coding in {each.coding.id for each in coder.read.sheets.missing(first(coder), coder=OTHER).codings}


def test_of_several_answers_those_that_fit_bring_the_others_along(coder):
    given = ((KIND, Answer((2,))), (DAY, Answer(text="2024-01-09")))
    coder.perform(AnswerSheet(first(coder), given))
    coder.perform(AnswerSheet(first(coder), tuple((question, Answer()) for question, _ in given)))
    as_lead(coder, edited(coder, KIND, *(each for each in coder.read.sheets.options(KIND) if each.number != 2)))
    coder.undo()
    assert sheets.stored(coder, first(coder)) == dict(given)
    assert coder.read.sheets.answers(first(coder), coder=OTHER) == dict(given[1:])


def test_an_answer_to_a_variable_that_is_gone_is_taken_back_out_of_sight(coder):
    coder.perform(AnswerVariable(first(coder), SOURCES, Answer((2,))))
    coder.perform(AnswerVariable(first(coder), SOURCES, Answer((1,))))
    as_lead(coder, RemoveVariable(SOURCES))
    coder.undo()
    coder.choose_coder(LEAD)
    coder.undo()
    assert coder.read.sheets.answers(first(coder), coder=OTHER)[SOURCES] == Answer((2,))


def flagged(session):
    return next(iter(session.perform(FlagQuery(first(session), Span(10, 14))).of("query")))


def test_a_doubt_that_was_answered_is_not_taken_back(coder):
    query = flagged(coder)
    coder.perform(NoteQuery(query, "算不算？"))
    as_lead(coder, AnswerQueries((query,), "算。"))
    assert refused(coder).kind == "query_answered"
    as_lead(coder)
    coder.choose_coder(LEAD)
    coder.undo()
    coder.choose_coder(OTHER)
    coder.undo()
    coder.undo()
    assert coder.read.doubts.asked(coder.sight) == []


def test_nor_is_a_suggestion(coder):
    suggestion = next(iter(coder.perform(SuggestCode("夜间值守", "夜里")).of("suggestion")))
    as_lead(coder, DeclineSuggestion(suggestion, "不设。"))
    assert refused(coder).kind == "query_answered"


def test_a_ruling_does_not_come_back_to_a_doubt_that_is_gone(coder):
    query = flagged(coder)
    as_lead(coder, AnswerQueries((query,), "算。"))
    coder.choose_coder(LEAD)
    coder.undo()
    coder.choose_coder(OTHER)
    coder.perform(WithdrawQuery(query))
    coder.choose_coder(LEAD)
    assert refused(coder, "redo").kind == "query_gone"


def test_nor_beside_another_answer(session):
    query = flagged(session)
    session.perform(AnswerQueries((query,), "算。"))
    session.undo()
    as_other(session, AnswerQueries((query,), "不算。"))
    assert refused(session, "redo").kind == "query_answered"


def test_a_ruling_is_worded_as_before_even_where_its_doubt_is_gone(coder):
    query = flagged(coder)
    as_lead(coder, AnswerQueries((query,), "算。"))
    coder.choose_coder(LEAD)
    (ruling,) = coder.read.codebooks.rulings()
    coder.perform(EditRuling(ruling.id, "不算。"))
    with projects.inner(coder).action(name="withdraw_query", actor=OTHER) as run:
        run.writer.remove(projects.inner(coder).doubts.query(query))
    coder.undo()
    assert [each.text for each in coder.read.codebooks.rulings()] == ["算。"]


def test_a_text_does_not_come_back_beside_the_same_one(session):
    page = projects.page("渡口.txt", "渡口夜话\n\n摆渡的人说水浅了。")
    session.perform(ImportPages((page,)))
    session.undo()
    as_other(session, ImportPages((page,)))
    error = refused(session, "redo")
    assert (error.kind, error.facts) == ("undo_conflict_text", {"other": "渡口夜话"})
    session.choose_coder(OTHER)
    session.undo()
    session.choose_coder(LEAD)
    assert session.redo()
