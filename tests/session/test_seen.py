"""What an export of the window holds: what the one who codes may see, and no word more."""

import pytest

from desktop.core.codebooks import Option, Variable
from desktop.core.memo_places import MemoPlace
from desktop.core.questions import Answer
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.exporting.codings_table import codings_table
from desktop.exporting.memos_table import memos_table
from desktop.exporting.nones_table import nones_table
from desktop.exporting.sheets_table import sheets_table
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.correct_text import CorrectText
from desktop.operations.edit_variable import AddVariable
from desktop.operations.mark_done import MarkDone
from desktop.operations.mark_none import MarkNone
from desktop.operations.set_role import SetRole
from desktop.operations.unblind import Unblind
from desktop.operations.write_memo import WriteMemo
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session.seen import LeftOut, seen
from tests import projects
from tests.projects import LEAD, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def look(session, coder):
    """Return what somebody may export, and what is left out of it."""
    session.choose_coder(coder)
    return seen(session.read.snapshot(session.study), session.sight)


def whose(study):
    return {coding.coder for coding in study.codings}


def test_a_coder_exports_their_own_work_alone(session):
    study, left = look(session, OTHER)
    assert whose(study) == {OTHER}
    assert {value.coding for value in study.attribute_values} <= {coding.id for coding in study.codings}
    assert study.attribute_values
    # The lead coded the first and the third article, and wrote a memo on a coding.
    assert left == LeftOut(codings=2, memos=1)
    assert "与第三段对照" not in str(memos_table(study).rows) + str(codings_table(study).rows)


def test_a_lead_exports_an_article_once_its_coders_are_done(session):
    first, second, _ = session.read.articles()
    study, left = look(session, LEAD)
    assert {coding.article for coding in study.codings if coding.coder == OTHER} == {second.id}
    assert left == LeftOut(codings=1, memos=1)
    assert study.attribute_values == ()
    session.choose_coder(OTHER)
    session.perform(MarkDone(first.id))
    study, left = look(session, LEAD)
    assert {coding.article for coding in study.codings if coding.coder == OTHER} == {first.id, second.id}
    assert left == LeftOut()


def test_a_coding_that_was_lost_is_as_blind_as_any(session):
    first = session.read.articles()[0]
    words = projects.at(session, first, "蓝皮本")
    session.perform(CorrectText(first.id, Span(words.start - 1, words.end + 1), "账"))
    assert [coding.coder for coding in session.read.snapshot(session.study).lost_codings] == [OTHER]
    assert look(session, LEAD)[0].lost_codings == ()
    assert look(session, OTHER)[0].lost_codings


def test_others_none_marks_stay_out_until_they_may_be_seen(session):
    first = session.read.articles()[0]
    text = session.read.text(first.id).text
    place = projects.at(session, first, "蓝皮本")
    spot = Span(place.start - 4, place.start - 2)
    session.choose_coder(OTHER)
    session.perform(MarkNone(first.id, spot))
    study, left = look(session, OTHER)
    assert [row[7] for row in nones_table(study).rows] == [text[slice(*spot)]]
    assert left.nones == 0
    study, left = look(session, LEAD)
    assert (nones_table(study).rows, left.nones) == ((), 1)
    assert left.words("nones", CoderRole.LEAD)
    session.choose_coder(OTHER)
    session.perform(MarkDone(first.id))
    study, left = look(session, LEAD)
    assert [row[0] for row in nones_table(study).rows] == [1]
    assert left.nones == 0


def test_others_answers_on_the_coding_sheet_stay_out(session):
    variable = Variable(
        id="v1", sheet="", key="genre", number=1, name_zh="体裁", name_en="", type="one_of", scale="nominal",
        required=False,
    )  # fmt: skip
    option = Option(id="o1", variable="v1", attribute=None, number=1, name_zh="消息", name_en="", position=1)
    session.perform(AddVariable(variable, (option,)))
    first, second, _ = session.read.articles()
    session.choose_coder(OTHER)
    for article in (first, second):
        session.perform(AnswerVariable(article.id, "v1", Answer((1,))))
    study, left = look(session, LEAD)
    assert [row[1] for row in sheets_table(study).rows] == [second.id]
    assert left.answers == 1


def test_memos_on_codes_and_the_journal_are_ones_own_until_unblinding(session):
    session.perform(WriteMemoOn(MemoPlace("study", "entry-1"), "私下的话"))
    session.perform(WriteMemoOn(MemoPlace("code", TABLE), "这个类目难分"))
    session.choose_coder(OTHER)
    session.perform(WriteMemo(projects.codings_of(session, OTHER)[0].id, "自己的"))
    study, left = look(session, OTHER)
    assert {memo.coder for memo in study.memos} == {OTHER}
    assert left.memos == 3
    session.choose_coder(LEAD)
    session.perform(Unblind())
    study, left = look(session, OTHER)
    assert left == LeftOut()
    assert study == session.read.snapshot(session.study)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (CoderRole.CODER, "等公开编码结果以后就有了"),
        (CoderRole.REVIEWER, "等抽给您复核或公开编码结果以后就有了"),
        (CoderRole.LEAD, "等文章的编码员都标为已完成（您动过手的，您也要标）或公开编码结果以后就有了"),
    ],
)
def test_one_sentence_says_how_much_is_missing_and_when_it_will_be_there(session, role, words):
    session.perform(SetRole(OTHER, role))
    _, left = look(session, OTHER)
    said = left.words("codings", session.coder.role)
    assert said == f"另有 {left.codings} 篇文章里别人的编码记录因背对背编码没有导出，{words}。"
    assert left.words("answers", session.coder.role) == left.words("", session.coder.role) == ""
    assert left.words("memos", session.coder.role).startswith("另有 1 条别人的备忘录")
