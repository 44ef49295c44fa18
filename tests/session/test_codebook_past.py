"""The codebook's past, read from the log: what was changed, how it stood, and what a coding was made under."""

from dataclasses import replace

import pytest

from desktop.core.codebook_history import fields_changed
from desktop.core.codebooks import Attribute
from desktop.core.spans import Span
from desktop.exporting.codebook_yaml import codebook_text
from desktop.operations.answer_queries import AnswerQueries
from desktop.operations.edit_attribute import AddAttribute, RemoveAttribute
from desktop.operations.edit_category import EditCategory
from desktop.operations.edit_code import EditCode, MoveCode
from desktop.operations.flag_query import FlagQuery
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_codes import RemoveCategory
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEAD, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def edit(session, code=TABLE, reason="", **changes):
    return session.perform(EditCode(replace(session.read.codebook().code(code), **changes), reason))


def the_coding(session, code=TABLE):
    return next(each for each in projects.codings_of(session, LEAD) if each.code == code)


def test_every_version_is_read_back_as_it_stood_and_proves_it(session):
    texts = [codebook_text(session.read.codebook())]
    edits = [
        lambda: edit(session, definition="摆到门口"), lambda: session.perform(MergeCodes((CALL,), GRID)),
        lambda: session.perform(MoveCode(CANAL, "category-1", 0)), lambda: session.perform(RemoveCategory("category-2")),
    ]  # fmt: skip
    for change in edits:
        change()
        texts.append(codebook_text(session.read.codebook()))
    versions = session.read.codebooks.versions()
    old = [session.read.codebooks.as_of(version.id) for version in versions]
    assert [codebook_text(each.codebook) for each in old] == texts
    assert all(each.proved for each in old)


def test_a_version_that_was_taken_back_can_still_be_read(session):
    edit(session, definition="摆到门口")
    version = session.read.codebooks.versions()[-1].id
    session.undo()
    assert len(session.read.codebooks.versions()) == 1
    old = session.read.codebooks.as_of(version)
    assert old.codebook.code(TABLE).definition == "摆到门口"
    assert old.proved
    assert session.read.codebooks.as_of("no-such-version") is None


def test_changes_come_latest_first_with_what_was_before_and_after(session):
    edit(session, name_zh="长桌", reason="与第三类分开")
    session.perform(EditCategory(replace(session.read.codebook().categories[0], color="#112233")))
    colour, renamed, *rest = session.read.codebooks.changes()
    assert (colour.action.name, colour.number, colour.reason) == ("edit_category", None, "")
    assert (renamed.action.name, renamed.number, renamed.reason) == ("edit_code", 2, "与第三类分开")
    (step,) = renamed.steps
    assert fields_changed(step.before, step.after) == {"name_zh": ("便民桌", "长桌")}
    assert rest[-1].action.name == "create_study"
    assert all(step.before is None for step in rest[-1].steps)
    assert all(change.action.actor == LEAD for change in (colour, renamed, *rest))


def test_codings_are_no_changes_of_the_codebook(session):
    count = len(session.read.codebooks.changes())
    session.perform(PlaceCode(session.read.articles()[1].id, Span(0, 3), CANAL))
    assert len(session.read.codebooks.changes()) == count


def test_taking_back_is_a_change_of_its_own(session):
    edit(session, name_zh="长桌")
    session.undo()
    undone = session.read.codebooks.changes()[0]
    assert undone.action.name == "undo"
    assert fields_changed(undone.steps[0].before, undone.steps[0].after) == {"name_zh": ("长桌", "便民桌")}


def test_while_there_is_one_version_nothing_is_said(session):
    assert session.read.codebooks.made_under(the_coding(session)) is None


def test_a_coding_knows_its_version_and_whether_its_code_means_the_same(session):
    edit(session, code=CALL, definition="当面说")
    under = session.read.codebooks.made_under
    assert under(the_coding(session)) == (1, False)
    assert under(the_coding(session, CALL)) == (1, True)
    article = session.read.articles()[1].id
    session.perform(PlaceCode(article, Span(0, 3), CALL))
    fresh = session.read.codings(article, coder=LEAD)[0]
    assert under(fresh) == (2, False)


def test_a_change_taken_back_is_none(session):
    edit(session, code=CALL, definition="当面说")
    edit(session, code=CALL, definition="")
    assert session.read.codebooks.made_under(the_coding(session, CALL)) == (1, False)


def test_order_and_colour_change_no_meaning_but_a_merged_code_does(session):
    edit(session, code=GRID, name_zh="网格")
    edit(session, color="#445566")
    assert session.read.codebooks.made_under(the_coding(session)) == (1, False)
    session.perform(MergeCodes((CALL,), TABLE))
    assert session.read.codebooks.made_under(the_coding(session)) == (1, True)


def test_a_coding_under_a_version_that_was_taken_back_keeps_its_number(session):
    edit(session, name_zh="长桌")
    article = session.read.articles()[1].id
    session.perform(PlaceCode(article, Span(0, 3), TABLE))
    lead_edit = next(each for each in session.history(limit=5) if each.name == "edit_code")
    session.take_back(lead_edit)
    edit(session, code=CALL, name_zh="回话")
    coding = session.read.codings(article, coder=LEAD)[0]
    assert session.read.codebooks.made_under(coding) == (2, True)


def test_a_ruling_made_and_taken_back_is_none(session):
    article = session.read.articles()[1].id
    edit(session, code=CALL, definition="当面说")
    changed = session.perform(FlagQuery(article, Span(0, 3)))
    coding = the_coding(session)
    session.perform(AnswerQueries((next(iter(changed.of("query"))),), "桌子不论大小", TABLE))
    assert session.read.codebooks.made_under(coding) == (1, True)
    session.undo()
    assert session.read.codebooks.made_under(coding) == (1, False)


def test_an_attribute_made_and_removed_again_is_none(session):
    edit(session, code=CALL, definition="当面说")
    attribute = Attribute(
        id="who", code=TABLE, key="who", number=1, name_zh="谁", name_en="", type="text", required=False
    )
    session.perform(AddAttribute(attribute))
    assert session.read.codebooks.made_under(the_coding(session)) == (1, True)
    session.perform(RemoveAttribute("who"))
    assert session.read.codebooks.made_under(the_coding(session)) == (1, False)
