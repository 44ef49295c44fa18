"""The sheet's variables and the attributes of codes, as the lead sets them up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.errors import KnownError
from desktop.core.questions import MANY_OF, NUMBER, ONE_OF, TEXT, Answer
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.clear_sheet import ClearSheet
from desktop.operations.edit_attribute import AddAttribute, EditAttribute, MoveAttribute, RemoveAttribute
from desktop.operations.edit_variable import AddVariable, EditVariable, MoveVariable, RemoveVariable
from tests import projects, sheets
from tests.operations.samples import NEW_ATTRIBUTE
from tests.projects import GRID, LEAD, OTHER, VOICE
from tests.sheets import DAY, KIND, OPTIONS, OTHER_KIND, OUTCOME, SOURCES, TROUBLE, of, options, variable


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    yield found
    found.close()


@pytest.fixture
def sheet(session):
    sheets.add_sheet(session)
    return session


def names(session):
    return [each.id for each in session.read.sheets.variables()]


def kind_of(session, operation):
    before = projects.state(session)
    with pytest.raises(KnownError) as error:
        session.perform(operation)
    assert projects.state(session) == before
    return error.value.kind


def test_the_first_variable_brings_the_sheet_with_it(session):
    session.perform(AddVariable(of(DAY)))
    session.perform(AddVariable(of(KIND), OPTIONS[KIND]))
    assert len(session.read.codebook().sheets) == 1
    assert names(session) == [DAY, KIND]
    assert [each.position for each in session.read.sheets.variables()] == [0, 1]
    session.undo()
    session.undo()
    assert session.read.codebook().sheets == ()


def test_every_change_of_the_sheet_makes_a_version_of_the_codebook(sheet):
    versions = sheet._project.codebooks.versions
    for operation, more in (
        (EditVariable(of(KIND, definition="看版头。"), OPTIONS[KIND]), 1),
        (EditVariable(of(KIND, definition="看版头。"), OPTIONS[KIND]), 0),
        (RemoveVariable(TROUBLE), 1),
        (MoveVariable(SOURCES, 0), 0),
        (EditAttribute(sheet.read.sheets.attributes(GRID)[0], sheet.read.sheets.options(VOICE)[:2]), 1),
        (ClearSheet(), 1),
    ):
        count = len(versions())
        sheet.perform(operation)
        assert len(versions()) == count + more, operation


@pytest.mark.parametrize(
    ("changed", "choices", "kind"),
    [
        (of(KIND, number=1), OPTIONS[KIND], "number_taken"),
        (of(KIND, number=0), OPTIONS[KIND], "number_unfit"),
        (of(KIND, key="day"), OPTIONS[KIND], "column_taken"),
        (of(KIND, key="体裁"), OPTIONS[KIND], "column_unfit"),
        (of(KIND, name_zh=" "), OPTIONS[KIND], "name_empty"),
        (of(KIND), (), "options_missing"),
        (of(KIND), options(KIND, (99, "其他"), (99, "又一个")), "option_number_taken"),
        (of(KIND), options(KIND, (99, "其他"), (3, " ")), "option_unnamed"),
        (of(KIND), options(KIND, (99, "其他"), (-1, "负")), "option_number_unfit"),
        (of(KIND), OPTIONS[KIND][:2], "option_awaited"),
        (of(KIND, type=TEXT), (), "option_awaited"),
        (of(TROUBLE, ask_variable=OUTCOME, ask_any_of=(1,)), OPTIONS[TROUBLE], "ask_circle"),
        (of(TROUBLE, ask_variable=TROUBLE, ask_any_of=(1,)), OPTIONS[TROUBLE], "ask_circle"),
        (of(TROUBLE, ask_variable=KIND, ask_any_of=(4,)), OPTIONS[TROUBLE], "ask_unfit"),
        (of(TROUBLE, ask_variable=KIND, ask_any_of=()), OPTIONS[TROUBLE], "ask_unfit"),
        (of(TROUBLE, ask_variable=DAY, ask_any_of=(1,)), OPTIONS[TROUBLE], "ask_unfit"),
        (variable("variable-nowhere", 40, "x", NUMBER), (), "variable_gone"),
    ],
)
def test_what_does_not_fit_is_refused(sheet, changed, choices, kind):
    assert kind_of(sheet, EditVariable(changed, choices)) == kind


def test_only_a_lead_sets_up_the_sheet(sheet):
    sheet.choose_coder(OTHER)
    assert kind_of(sheet, RemoveVariable(KIND)) == "lead_only"
    assert kind_of(sheet, ClearSheet()) == "lead_only"


@pytest.fixture
def answered(sheet):
    article = sheet.read.articles()[0].id
    sheet.perform(AnswerVariable(article, KIND, Answer((1,))))
    return sheet


def test_answers_keep_their_meaning(answered):
    renumbered = (replace(OPTIONS[KIND][0], number=7), *OPTIONS[KIND][1:])
    assert kind_of(answered, EditVariable(of(KIND), renumbered)) == "option_answered"
    assert kind_of(answered, EditVariable(of(KIND), OPTIONS[KIND][1:])) == "option_answered"
    answered.perform(EditVariable(of(OTHER_KIND, ask_variable=None, ask_any_of=())))
    assert kind_of(answered, EditVariable(of(KIND, type=NUMBER))) == "type_answered"


def test_what_nobody_chose_may_go_and_one_of_may_become_several_of(answered):
    fewer = tuple(option for option in OPTIONS[KIND] if option.number != 2)
    answered.perform(EditVariable(of(KIND, type=MANY_OF), fewer))
    assert [each.number for each in answered.read.sheets.options(KIND)] == [1, 9, 98, 99]
    article = answered.read.articles()[0].id
    assert answered.read.sheets.answers(article, coder=LEAD) == {KIND: Answer((1,))}


def test_a_removed_variable_takes_answers_and_conditions_along_and_brings_them_back(answered):
    article, before = answered.read.articles()[0].id, projects.state(answered)
    answered.perform(RemoveVariable(KIND))
    assert KIND not in names(answered)
    assert answered.read.sheets.answers(article, coder=LEAD) == {}
    assert answered.read.sheets.articles_answered(LEAD) == set()
    waiting = next(each for each in answered.read.sheets.variables() if each.id == OTHER_KIND)
    assert (waiting.ask_variable, waiting.ask_any_of) == (None, ())
    answered.undo()
    assert projects.state(answered) == before
    assert answered.read.sheets.answers(article, coder=LEAD) == {KIND: Answer((1,))}


def test_variables_are_moved_within_their_sheet(sheet):
    sheet.perform(MoveVariable(SOURCES, 0))
    assert names(sheet)[:3] == [SOURCES, DAY, "variable-page"]
    sheet.perform(MoveVariable(SOURCES, 100))
    assert names(sheet)[-1] == SOURCES


def test_attributes_are_added_moved_and_removed(session):
    session.perform(AddAttribute(NEW_ATTRIBUTE))
    session.perform(MoveAttribute(NEW_ATTRIBUTE.id, 0))
    assert [each.id for each in session.read.sheets.attributes(GRID)] == [NEW_ATTRIBUTE.id, VOICE]
    session.perform(RemoveAttribute(VOICE))
    assert [each.id for each in session.read.sheets.attributes(GRID)] == [NEW_ATTRIBUTE.id]
    assert session.read.sheets.options(VOICE) == ()


def test_an_attribute_with_answers_keeps_its_type_and_the_options_chosen(session):
    attribute = session.read.sheets.attributes(GRID)[0]
    choices = session.read.sheets.options(VOICE)
    taken = EditAttribute(attribute, tuple(each for each in choices if each.number != 2))
    assert kind_of(session, taken) == "option_answered"
    assert attribute.type == ONE_OF
    assert kind_of(session, EditAttribute(replace(attribute, type=TEXT))) == "type_answered"
