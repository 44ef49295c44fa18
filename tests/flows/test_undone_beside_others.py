"""Undo at the window beside what others did since: what stands in the way is told, and what would be hidden is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QCheckBox, QLabel

from desktop.core.questions import Answer
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.exporting.codebook_yaml import codebook_text
from desktop.importing.codebook_yaml import parse_codebook
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_queries import AnswerQueries
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_attribute import EditAttribute
from desktop.operations.edit_code import EditCode
from desktop.operations.edit_variable import AddVariable, EditVariable, RemoveVariable
from desktop.operations.flag_query import FlagQuery
from desktop.operations.place_code import PlaceCode
from desktop.operations.run_test import StartRound
from desktop.operations.set_role import SetRole
from desktop.session.sight import Tally
from desktop.ui.codebook.read_dialog import ReadDialog
from desktop.ui.window.attributes_part import AttributesPart
from desktop.ui.window.sheet_part import SheetPart
from desktop.wording import say
from tests import projects, sheets
from tests.flows.windows import stored
from tests.projects import GRID, LEAD, OTHER, TABLE, VOICE
from tests.sheets import KIND, PAGE, SOURCES, of


@pytest.fixture
def prepared(tmp_path):
    """A study of two leads, open to be prepared; the window opens it when that is done."""
    session = projects.open_filled(tmp_path)
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    return session


def begin(person, prepared, coder=LEAD):
    prepared.close()
    person.open(prepared.path)
    person.session.choose_coder(coder)
    person.settle()


def part(person, kind):
    return next(each for each in person.window.parts if isinstance(each, kind))


def definition(session):
    return session.read.codebook().code(TABLE).definition


@pytest.mark.parametrize("turn", ["undo", "redo"])
def test_a_running_test_stands_in_the_way_and_is_not_ended_for_it(person, prepared, turn):
    prepared.perform(EditCode(replace(prepared.read.codebook().code(TABLE), definition="新的定义")))
    if turn == "redo":
        prepared.undo()
    before = definition(prepared)
    prepared.choose_coder(OTHER)
    prepared.perform(StartRound("第一轮"))
    begin(person, prepared)
    state, person.told.answer = stored(person.session.path), True
    getattr(person, turn)()
    assert person.told.questions == []
    assert person.told.texts == [say("error.undo_would_void", name="第一轮")]
    assert stored(person.session.path) == state
    assert (definition(person.session), person.session.read.doubts.running_test().name) == (before, "第一轮")
    assert person.window.action(turn).isEnabled()


def test_an_answer_that_fits_no_more_is_told_and_counts_as_none(person, prepared):
    sheets.add_sheet(prepared)
    article = prepared.read.articles()[0].id
    prepared.perform(AnswerVariable(article, SOURCES, Answer((1, 3))))
    prepared.perform(AnswerVariable(article, KIND, Answer((2,))))
    variable = next(each for each in prepared.read.sheets.variables() if each.id == SOURCES)
    choices = prepared.read.sheets.options(SOURCES)
    prepared.choose_coder(OTHER)
    prepared.perform(EditVariable(variable, tuple(replace(each, exclusive=each.number in (1, 9)) for each in choices)))
    begin(person, prepared)
    person.window.articles.show_article(article)
    part(person, SheetPart).show(SOURCES)
    person.settle()
    box = part(person, SheetPart)._sheet.box(SOURCES)
    told = box.findChild(QLabel, "questionOutdated")
    assert told.isVisible()
    assert told.text() == say("question.outdated", answer="1 记者、3 村民")
    assert box.is_missing()
    assert person.session.read.sheets.progress(article, coder=LEAD) == (1, 5)
    assert SOURCES in {each.id for each in person.session.read.sheets.missing(article, coder=LEAD).variables}
    person.type("2")
    person.settle()
    assert not told.isVisible()
    assert person.session.read.sheets.answers(article, coder=LEAD)[SOURCES] == Answer((2,))
    person.undo()
    assert person.told.texts == [say("error.undo_conflict_answer", name="消息来源")]


def test_so_is_one_on_a_coding(person, prepared):
    article = prepared.read.articles()[0].id
    made = prepared.perform(PlaceCode(article, Span(30, 34), GRID)).of("coding")
    (coding,) = map(prepared.read.coding, made)
    (attribute,) = prepared.read.sheets.attributes(GRID)
    choices = prepared.read.sheets.options(VOICE)
    several = replace(attribute, type="many_of")
    prepared.perform(EditAttribute(several, choices))
    prepared.perform(AnswerAttribute(coding.id, VOICE, Answer((1, 2))))
    prepared.perform(EditAttribute(several, tuple(replace(each, exclusive=each.number == 1) for each in choices)))
    begin(person, prepared)
    person.window.articles.show_article(article)
    part(person, AttributesPart).go_to(coding.id)
    person.settle()
    told = person.find(QLabel, "questionOutdated")
    assert told.text() == say("question.outdated", answer="1 村民、2 干部")
    lacking = person.session.read.sheets.missing(article, coder=LEAD).codings
    assert [each.coding.id for each in lacking] == [coding.id]


@pytest.mark.parametrize("answer", [True, False])
def test_undoing_an_added_variable_asks_where_others_answered_it(person, prepared, answer):
    prepared.perform(AddVariable(of(PAGE)))
    prepared.choose_coder(OTHER)
    prepared.perform(AnswerVariable(prepared.read.articles()[0].id, PAGE, Answer(text="3")))
    begin(person, prepared)
    person.told.answer = answer
    person.undo()
    assert person.told.questions == [say("undo.hides", hidden=Tally(hidden=True).words("answers"))]
    assert bool(person.session.read.sheets.variables()) != answer


def test_redoing_a_removal_asks_where_others_answered_since(person, prepared):
    prepared.perform(AddVariable(of(PAGE)))
    prepared.perform(RemoveVariable(PAGE))
    prepared.undo()
    prepared.choose_coder(OTHER)
    prepared.perform(AnswerVariable(prepared.read.articles()[0].id, PAGE, Answer(text="3")))
    begin(person, prepared)
    person.redo()
    assert person.told.questions == [say("redo.hides", hidden=Tally(hidden=True).words("answers"))]
    assert person.session.read.sheets.variables() == []


def test_reading_a_codebook_in_tells_which_answers_go(person, prepared):
    text = codebook_text(prepared.read.codebook())
    prepared.perform(AddVariable(of(PAGE)))
    prepared.perform(AnswerVariable(prepared.read.articles()[0].id, PAGE, Answer(text="3")))
    dialog = ReadDialog(prepared, parse_codebook(text, "file.yaml"), file="file.yaml", save=lambda *_: None)
    words = dialog.findChild(QCheckBox, "removeMissing").text()
    assert words == say("read.remove", count=2, hidden="1 个答案")
    dialog.deleteLater()
    prepared.close()


def test_a_coder_cannot_take_back_a_doubt_that_was_answered(person, prepared):
    prepared.perform(SetRole(OTHER, CoderRole.CODER))
    prepared.choose_coder(OTHER)
    article = prepared.read.articles()[0].id
    (query,) = prepared.perform(FlagQuery(article, Span(10, 14))).of("query")
    prepared.choose_coder(LEAD)
    prepared.perform(AnswerQueries((query,), "算。"))
    begin(person, prepared, OTHER)
    person.undo()
    assert person.told.texts == [say("error.query_answered")]
    assert [each.id for each in person.session.read.doubts.asked(person.session.sight, is_open=False)] == [query]
