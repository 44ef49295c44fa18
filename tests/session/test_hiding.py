"""What would go out of sight with something: codings, answers of the sheet, answers on codings."""

from __future__ import annotations

import pytest

from desktop.core.codebooks import Category, Code
from desktop.core.questions import TEXT, Answer
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.edit_attribute import AddAttribute
from desktop.operations.edit_category import AddCategory
from desktop.operations.edit_code import AddCode
from desktop.operations.edit_variable import AddVariable, RemoveVariable
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.set_role import SetRole
from desktop.operations.unblind import Unblind
from desktop.session.sight import Tally
from tests import projects
from tests.operations.samples import NEW_ATTRIBUTE
from tests.projects import CANAL, GRID, LEAD, OTHER
from tests.sheets import variable

QUESTION = variable("variable-new", 9, "新问题", TEXT)


@pytest.fixture
def session(tmp_path):
    """Everybody sees everything: what may not be told is another matter."""
    found = projects.open_filled(tmp_path)
    found.perform(SetRole(OTHER, CoderRole.LEAD))
    found.perform(Unblind())
    yield found
    found.close()


def article(session, place=0):
    return session.read.articles()[place].id


def by_other(session, *operations):
    session.choose_coder(OTHER)
    changes = [session.perform(operation) for operation in operations]
    session.choose_coder(LEAD)
    return changes


def test_answers_go_with_a_variable_that_is_taken_back(session):
    session.perform(AddVariable(QUESTION))
    assert not session.hidden_by_undo()
    by_other(session, *(AnswerVariable(article(session, place), QUESTION.id, Answer(text="答")) for place in (0, 2)))
    hidden = session.hidden_by_undo()
    assert (hidden.codings, hidden.answers) == (Tally(), Tally(2))
    assert hidden.words() == "2 个答案"
    session.undo()
    assert not session.hidden_by_redo()


def test_what_may_not_be_seen_is_not_counted(tmp_path):
    session = projects.open_filled(tmp_path)
    session.perform(AddVariable(QUESTION))
    by_other(session, AnswerVariable(article(session), QUESTION.id, Answer(text="答")))
    assert session.hidden_by_undo().answers == Tally(hidden=True)
    session.close()


def test_answers_go_with_an_attribute(session):
    session.perform(AddAttribute(NEW_ATTRIBUTE))
    ((coding,),) = (each.of("coding") for each in by_other(session, PlaceCode(article(session), Span(30, 34), GRID)))
    by_other(session, AnswerAttribute(coding, NEW_ATTRIBUTE.id, Answer(text="本子")))
    assert session.hidden_by_undo().answers == Tally(1)
    # With the whole code gone, the answers go with its codings.
    gone = session.hiding.by_removing([("code", GRID), ("attribute", NEW_ATTRIBUTE.id)])
    assert gone.answers == Tally()
    assert gone.codings.seen >= 1


def test_codings_go_with_a_category_in_which_another_lead_put_codes(session):
    session.perform(AddCategory(Category(id="c", key="c", number=7, name_zh="七", name_en="", color="#112233")))
    code = Code(id="k", category="c", key="k", number=71, name_zh="七一", name_en="")
    by_other(session, AddCode(code), PlaceCode(article(session), Span(0, 3), "k"))
    assert session.hidden_by_undo().codings == Tally(1)


def test_redoing_a_removal_is_asked_about_as_well(session):
    session.perform(AddVariable(QUESTION))
    session.perform(RemoveVariable(QUESTION.id))
    session.undo()
    assert not session.hidden_by_redo()
    by_other(session, AnswerVariable(article(session), QUESTION.id, Answer(text="答")))
    assert session.hidden_by_redo().answers == Tally(1)
    session.perform(RemoveCode(CANAL))
    session.undo()
    assert session.hidden_by_redo().codings.seen >= 1


def test_answers_go_with_articles_and_coders(session):
    session.perform(AddVariable(QUESTION))
    session.perform(AddCoder("coder-new", "新来的"))
    session.choose_coder("coder-new")
    session.perform(AnswerVariable(article(session), QUESTION.id, Answer(text="答")))
    session.choose_coder(LEAD)
    assert session.hidden_by_undo().answers == Tally(1)
    by_other(session, AnswerVariable(article(session), QUESTION.id, Answer(text="又答")))
    assert session.hiding.by_removing([("article", article(session))]).answers == Tally(2)


def test_both_are_told_in_one_sentence(session):
    session.perform(AddVariable(QUESTION))
    by_other(session, AnswerVariable(article(session), QUESTION.id, Answer(text="答")))
    hidden = session.hiding.by_removing([("article", article(session))])
    assert hidden.words() == f"{hidden.codings.seen} 条编码记录、1 个答案"
