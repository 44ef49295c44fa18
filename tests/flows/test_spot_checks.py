"""A spot check at the real window: the coder's sheet beside the text, letters for names, what was returned before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QPlainTextEdit, QPushButton, QToolButton

from desktop.core.questions import Answer
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.draw_spot_check import DrawSpotCheck
from desktop.operations.mark_done import MarkDone
from desktop.operations.place_code import PlaceCode
from desktop.ui.coders.check_rows import ROW
from desktop.ui.coders.sheet_answers import SheetAnswers
from desktop.ui.reader.view import ArticleView
from desktop.ui.review.page import ReviewPage
from desktop.ui.window.shown_part import ShownPart
from desktop.wording import say
from tests import projects, sheets
from tests.flows.windows import CONTROL, Key, Person
from tests.projects import GRID, LEAD, OTHER, VOICE
from tests.sheets import KIND


@pytest.fixture
def checked(person, tmp_path) -> Person:
    """Return the lead at the spot checks: one article is drawn, the coder answered one question of its sheet."""
    session = projects.open_filled(tmp_path)
    sheets.add_sheet(session)
    article = session.read.articles()[1].id
    session.choose_coder(OTHER)
    session.perform(AnswerVariable(article, KIND, Answer((2,))))
    session.choose_coder(LEAD)
    session.perform(DrawSpotCheck(reviewer=LEAD, count=1, seed=1, coder=None))
    session.close()
    person.open(session.path)
    person.activate()
    person.press(Key.Key_3, modifiers=CONTROL)
    person.window.findChild(ReviewPage).show_section("spot_check")
    person.settle()
    return person


def row(person: Person):
    return person.find(QAbstractItemView, "checkList").model().index(0, 0).data(ROW)


def drawn(person: Person) -> str:
    (check,) = person.session.read.spot_checks.drawn(viewer=LEAD)
    return check.article


def test_the_sheet_of_the_coder_is_read_beside_the_text(checked):
    sheet = checked.find(SheetAnswers, "checksSheet")
    found = {each.question: each.words for each in sheet.rows}
    assert sheet.isVisible()
    assert found["体裁"] == "2 通讯"
    assert found["版次"] == say("checks.missing")
    assert found["提及困难"] == say("checks.unanswered")
    # What is asked only of other genres is not asked here.
    assert "其他体裁" not in found


def test_nobody_is_named_unasked(checked):
    box = checked.find(QComboBox, "checksCoder")
    assert box.currentText().startswith("编码员A")
    assert "谷雨晴" not in row(checked).marks
    section = checked.window.findChild(ReviewPage).current()
    checked.click_on(section.findChild(QToolButton, "reviewNames"))
    assert box.currentText().startswith("谷雨晴")
    assert "谷雨晴" in row(checked).marks


def open_at_the_desk(person: Person) -> None:
    person.click_on(person.find(QPushButton, "checksOpen"))
    assert person.window.pages.mode() == "coding"


def seen_at_the_desk(person: Person) -> str:
    """Return all that says at the desk whose codings are shown beside one's own."""
    desk, part = person.window.desk, next(each for each in person.window.parts if isinstance(each, ShownPart))
    mark = next(mark for mark in person.view.scene.marks.all() if mark.owner)
    rows = [row.name for row in part._rows()]
    return "\n".join((person.find(QToolButton, "filterChip").text(), *rows, desk._hint(mark)))


def test_at_the_desk_too_letters_stand_for_names(checked):
    open_at_the_desk(checked)
    seen = seen_at_the_desk(checked)
    assert "编码员A" in seen
    assert "谷雨晴" not in seen
    checked.press(Key.Key_3, modifiers=CONTROL)
    checked.click_on(checked.window.findChild(ReviewPage).current().findChild(QToolButton, "reviewNames"))
    open_at_the_desk(checked)
    assert "A 谷雨晴" in seen_at_the_desk(checked)


def test_the_next_one_begins_with_letters_again(checked):
    checked.click_on(checked.window.findChild(ReviewPage).current().findChild(QToolButton, "reviewNames"))
    assert checked.window.people.shows_names
    checked.window._on_coder(OTHER)
    assert not checked.window.people.shows_names


def test_a_coder_has_no_names_to_ask_for(checked):
    section = checked.window.findChild(ReviewPage).current()
    names = section.findChild(QToolButton, "reviewNames")
    assert names.isVisible()
    checked.window._on_coder(OTHER)
    checked.settle()
    assert not names.isVisible()


def test_a_passage_says_which_code_it_has(checked):
    view = checked.find(ArticleView, "checksPassage")
    mark = view.scene.marks.all()[0]
    code = checked.session.read.codebook().code(mark.label)
    assert code.name_zh in view.hint_of(mark)


def test_all_codings_stand_beside_the_text(checked):
    sheet = checked.find(SheetAnswers, "checksSheet")
    kept = checked.session.read.codings(drawn(checked), coder=OTHER)
    assert kept
    assert [(each.coding, each.words) for each in sheet.codings] == [(coding.id, coding.words) for coding in kept]
    checked.click_on(sheet.findChildren(QPushButton, "checksCoding")[0])
    view = checked.find(ArticleView, "checksPassage")
    assert view.selection() == kept[0].span


def test_a_seed_is_written_as_it_is_typed():
    assert "114374" in say("checks.details", reviewer="周", seed=114374, time="")
    assert "114374" in say("action.draw_spot_check", count=2, seed=114374)
    assert "12,345" in say("codings.count", count=12345)


def test_a_return_is_told_after_the_article_is_done_again(checked):
    def fill(dialog) -> None:
        checked.click_on(dialog.findChild(QPlainTextEdit, "returnRemark"))
        checked.type("zai kan yi bian")
        checked.press(Key.Key_Return, modifiers=CONTROL)

    with checked.dialog("returnDialog", fill):
        checked.click_on(checked.find(QPushButton, "checksReturn"))
    article = drawn(checked)
    assert checked.session.read.spot_checks.marks_on(article)[OTHER] == "returned"
    # It stays in sight.
    assert checked.find(QComboBox, "checksCoder").count() == 1
    checked.session.choose_coder(OTHER)
    checked.session.perform(MarkDone(article))
    checked.session.choose_coder(LEAD)
    checked.settle()
    told = checked.find(QLabel, "checksReturned")
    assert told.isVisible()
    assert "zai kan yi bian" in told.text()
    assert "zai kan yi bian" in row(checked).returned
    assert say("checks.details", reviewer="闻一舟", seed=1, time="").split()[0] in row(checked).details
    listed = checked.find(QAbstractItemView, "checkList")
    assert listed.rowHeight(0) >= 4 * listed.fontMetrics().height(), "a line for each of the four"
    assert say("checks.done_again") in row(checked).marks


@pytest.fixture
def answered(person, tmp_path) -> Person:
    """Return the lead at the spot check of an article in which the coder has two codings that ask who speaks."""
    session = projects.open_filled(tmp_path)
    first = session.read.articles()[0]
    session.choose_coder(OTHER)
    session.perform(PlaceCode(first.id, projects.at(session, first, "折叠桌"), GRID))
    session.perform(MarkDone(first.id))
    session.choose_coder(LEAD)
    session.perform(DrawSpotCheck(reviewer=LEAD, count=99, seed=1, coder=None))
    session.close()
    person.open(session.path)
    person.activate()
    person.press(Key.Key_3, modifiers=CONTROL)
    person.window.findChild(ReviewPage).show_section("spot_check")
    model = person.find(QAbstractItemView, "checkList").model()
    row = next(at for at in range(model.rowCount()) if model.index(at, 0).data(ROW).check.article == first.id)
    person.click_row("checkList", row)
    person.settle()
    return person


def test_what_codes_ask_is_read_beside_the_text_without_any_sheet(answered):
    sheet = answered.find(SheetAnswers, "checksSheet")
    assert sheet.isVisible()
    found = {each.words: [(row.question, row.words) for row in each.rows] for each in sheet.codings if each.rows}
    assert found["网格员徐照明"] == [("谁在说", "2 干部")]
    assert found["折叠桌"] == [("谁在说", say("checks.missing"))]
    assert {each.code for each in sheet.codings if each.rows} == {"13 网格记事"}
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    assert say("checks.answers_missing", done=1, count=2, missing=1) in shown
    assert say("checks.answers_line", question="谁在说", answer="2 干部") in shown


def test_a_coding_with_answers_leads_to_its_place(answered):
    view = answered.find(ArticleView, "checksPassage")
    sheet = answered.find(SheetAnswers, "checksSheet")
    coding = next(each for each in sheet.codings if each.rows and each.words == "折叠桌")
    button = sheet.findChildren(QPushButton, "checksCoding")[sheet.codings.index(coding)]
    answered.click_on(button)
    span = view.selection()
    assert view.scene.article.text[span.start : span.end] == "折叠桌"


def test_an_answer_given_meanwhile_is_shown(answered):
    sheet = answered.find(SheetAnswers, "checksSheet")
    coding = next(each.coding for each in sheet.codings if each.rows and each.words == "折叠桌")
    answered.session.choose_coder(OTHER)
    answered.session.perform(AnswerAttribute(coding, VOICE, Answer((1,))))
    answered.session.choose_coder(LEAD)
    answered.settle()
    assert all(row.answer for each in sheet.codings for row in each.rows)
