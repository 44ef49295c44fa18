from dataclasses import replace

import pytest

from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.core.studies import CoderRole
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.edit_code import AddCode, EditCode
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.place_code import PlaceCode
from desktop.operations.set_role import SetRole
from desktop.operations.write_memo import WriteMemo
from desktop.session.sight import Tally
from tests import projects
from tests.projects import GRID, LEAD, OTHER, SEED, TABLE, VOICE


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


def first_article(session):
    return session.read.articles()[0].id


def a_coding(session):
    return session.read.codings(first_article(session), coder=session.coder.id)[0]


def beginning(session):
    words = session.read.text(first_article(session)).text[:4]
    return projects.at(session, session.read.articles()[0], words)


def test_a_memo_kept_at_pauses_is_one_undo_and_one_redo(session):
    coding = a_coding(session)
    before = projects.state(session)
    for text in ("这里", "这里拿不准", "这里拿不准，问项目负责人"):
        session.perform(WriteMemo(coding.id, text, "一次"))
    after = projects.state(session)
    session.undo()
    assert projects.state(session) == before
    session.redo()
    assert projects.state(session) == after


def test_memos_of_two_sittings_are_two_undos(session):
    coding = a_coding(session)
    session.perform(WriteMemo(coding.id, "上午写的", "上午"))
    session.perform(WriteMemo(coding.id, "下午改的", "下午"))
    session.undo()
    assert session.read.memo_text(coding.id) == "上午写的"


def test_an_action_is_taken_back_though_others_followed(session):
    coding = a_coding(session)
    session.perform(WriteMemo(coding.id, "先写的"))
    first = session.turns().undo
    code = session.read.codebook().codes[-1]
    session.perform(PlaceCode(first_article(session), beginning(session), code.id))
    count = len(session.read.codings(first_article(session), coder=session.coder.id))
    session.take_back(first)
    assert session.read.memo_text(coding.id) != "先写的"
    assert len(session.read.codings(first_article(session), coder=session.coder.id)) == count


def test_undoing_a_new_code_that_is_used_says_how_much_goes_out_of_sight(session):
    code = replace(session.read.codebook().codes[0], id="new-code", key="new", number=999, name_zh="新类目")
    session.perform(AddCode(code))
    assert not session.hidden_by_undo()
    lead = session.coder.id
    session.choose_coder(next(coder.id for coder in session.read.coders() if coder.id != lead))
    session.perform(PlaceCode(first_article(session), beginning(session), code.id))
    session.choose_coder(lead)
    assert session.hidden_by_undo().codings == Tally(hidden=True)


def test_what_a_study_was_given_to_begin_with_is_not_undone(session):
    code = replace(session.read.codebook().codes[0], id="given-code", key="given", number=998, name_zh="随附的类目")
    session.found(AddCode(code))
    assert session.turns().undo is None
    before = projects.state(session)
    session.undo()
    assert projects.state(session) == before


def test_undoing_a_new_coder_who_has_coded_says_how_much_goes_out_of_sight(session):
    from desktop.operations.add_coder import AddCoder

    lead = session.coder.id
    session.perform(AddCoder("new-coder", "新来的"))
    session.choose_coder("new-coder")
    session.perform(PlaceCode(first_article(session), beginning(session), session.read.codebook().codes[0].id))
    session.choose_coder(lead)
    assert session.hidden_by_undo().codings == Tally(hidden=True)


def refused(session, action) -> str:
    before = projects.state(session)
    with pytest.raises(KnownError) as refusal:
        session.take_back(action)
    assert projects.state(session) == before
    return refusal.value.kind


def test_what_somebody_else_did_is_not_taken_back(session):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="桌子")))
    action = session.turns().undo
    session.choose_coder(OTHER)
    assert refused(session, action) == "undo_not_own"


def test_what_was_done_in_a_role_one_has_no_more_is_not_taken_back(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="桌子")))
    action = session.turns().undo
    session.choose_coder(OTHER)
    session.perform(SetRole(LEAD, CoderRole.CODER))
    session.choose_coder(LEAD)
    assert refused(session, action) == "lead_only"


def test_a_coding_in_an_article_that_is_done_is_not_taken_back(session):
    article = session.read.articles()[1].id
    session.perform(PlaceCode(article, projects.at(session, session.read.articles()[1], "灌溉渠"), SEED))
    action = session.turns().undo
    session.perform(MarkDone(article))
    assert refused(session, action) == "article_done"
    session.perform(ReopenArticle(article))
    assert session.take_back(action)


def test_an_answer_on_a_coding_in_an_article_that_is_done_is_not_taken_back(session):
    session.choose_coder(OTHER)
    article = first_article(session)
    coding = next(each for each in session.read.codings(article, coder=OTHER) if each.code == GRID)
    session.perform(AnswerAttribute(coding.id, VOICE, Answer((1,))))
    action = session.turns().undo
    session.perform(MarkDone(article))
    assert refused(session, action) == "article_done"


def test_a_memo_in_an_article_that_is_done_is_taken_back(session):
    coding = a_coding(session)
    session.perform(WriteMemo(coding.id, "改过的"))
    action = session.turns().undo
    session.perform(MarkDone(first_article(session)))
    assert session.take_back(action)
