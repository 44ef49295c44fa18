"""Doubts at the real window: flagged, noted, answered, seen; suggestions; a test that holds answers back."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
)

from desktop.core.changes import Changes
from desktop.core.studies import CoderRole
from desktop.operations.answer_queries import EditRuling
from desktop.operations.correct_text import CorrectText
from desktop.operations.edit_code import AddCode
from desktop.operations.mark_done import MarkDone
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.return_article import ReturnArticle
from desktop.operations.run_test import StartRound
from desktop.operations.set_role import SetRole
from desktop.ui.codebook.definition import Definition
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.query_note import QueryNote
from desktop.ui.review.rows import ROW as ASKED
from desktop.ui.window.doubt_part import DoubtPart
from desktop.wording import say
from tests import projects
from tests.flows.windows import ALT, CONTROL, NONE, Key, Person
from tests.operations.samples import NEW_CODE
from tests.projects import LEAD, OTHER, TABLE
from tests.ui.named import nameless


def note(person: Person) -> QueryNote:
    return person.find(QueryNote, "queryNote")


def signs(person: Person) -> list[tuple[str, str]]:
    """Return kind and words of the doubts and rulings shown beside the article."""
    kinds = ("query", "ruling")
    return [(sign.kind, person.text[slice(*sign.span)]) for sign in person.window.signs.signs() if sign.kind in kinds]


def queries(person: Person, *, is_open: bool = True):
    return person.session.read.doubts.asked(person.session.sight, is_open=is_open)


def listed(person: Person) -> list[tuple[str, str]]:
    """Return title and line of what the section in front lists."""
    section = person.window.findChild(ReviewPage).current()
    model = section.findChild(QAbstractItemView, "reviewList").model()
    rows = [model.index(place, 0).data(ASKED) for place in range(model.rowCount())]
    return [(row.title, row.line) for row in rows]


def here(person: Person, kind: type, name: str):
    """Return a part of the section in front."""
    return person.window.findChild(ReviewPage).current().findChild(kind, name)


def review(person: Person, section: str = "query") -> None:
    person.activate()
    person.press(Key.Key_3, modifiers=CONTROL)
    person.window.findChild(ReviewPage).show_section(section)
    person.settle()


def flag(person: Person, words: str, written: str = "") -> None:
    """Drag over words, press q, write, close with Enter."""
    person.drag_over(words)
    person.press(Key.Key_Q)
    assert note(person).is_open()
    person.type(written)
    person.press(Key.Key_Return)
    assert not note(person).is_open()


def answer(person: Person, text: str) -> None:
    edit = here(person, QPlainTextEdit, "reviewAnswer")
    person.click_on(edit)
    person.type(text)
    person.press(Key.Key_Return, modifiers=CONTROL)


def test_a_doubt_goes_its_whole_way_and_every_step_can_be_taken_back(at_work):
    at_work.coder_menu("谷雨晴")
    flag(at_work, "折叠桌", "suan bu suan")
    (asked,) = queries(at_work)
    assert (asked.note, asked.words, asked.code) == ("suan bu suan", "折叠桌", TABLE)
    assert signs(at_work) == [("query", "折叠桌")]
    assert at_work.view.hasFocus()
    flags = at_work.find(QAbstractItemView, "codingList").model()
    assert [flags.index(row, 0).data(ASKED + 1) for row in range(flags.rowCount())].count(True) == 1

    at_work.undo()
    assert (queries(at_work), signs(at_work)) == ([], [])
    at_work.redo()
    assert signs(at_work) == [("query", "折叠桌")]

    at_work.coder_menu("闻一舟")
    assert signs(at_work) == []
    review(at_work)
    assert listed(at_work) == [("11 便民桌", "suan bu suan")]
    assert here(at_work, QComboBox, "reviewCode").currentText() == "11 便民桌"
    answer(at_work, "men wai de cai suan")
    assert queries(at_work) == []
    assert listed(at_work) == []
    (answered,) = queries(at_work, is_open=False)
    assert (answered.ruling.text, answered.ruling.code) == ("men wai de cai suan", TABLE)
    at_work.undo()
    assert listed(at_work) == [("11 便民桌", "suan bu suan")]
    at_work.redo()
    assert listed(at_work) == []

    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.coder_menu("谷雨晴")
    assert "men wai de cai suan" in at_work.label("passingWord")
    assert signs(at_work) == [("ruling", "折叠桌")]
    at_work.click_line("便民桌")
    words = [label.text() for label in at_work.find(Definition, "definition").findChildren(QLabel)]
    assert any("men wai de cai suan" in each for each in words)
    assert at_work.told.texts == []


def test_news_of_an_answer_is_told_once(at_work):
    at_work.coder_menu("谷雨晴")
    flag(at_work, "蓝皮本")
    at_work.coder_menu("闻一舟")
    review(at_work)
    answer(at_work, "suan")
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord") == "您的存疑有了答复：suan"
    at_work.window.status.say("")
    at_work.coder_menu("闻一舟")
    at_work.coder_menu("谷雨晴")
    assert "suan" not in at_work.label("passingWord")
    at_work.reopen()
    part = next(each for each in at_work.window.parts if isinstance(each, DoubtPart))
    part.on_changed(Changes({"coder": frozenset()}))
    assert "suan" not in at_work.label("passingWord")


def test_what_q_flags(at_work):
    at_work.code("物业管家", "sz")
    at_work.press(Key.Key_Q, Key.Key_Escape)
    assert [(each.words, each.coding is not None) for each in queries(at_work)] == [("物业管家", True)]

    end = at_work.span("居民有事走过来说").end
    at_work.click_on(at_work.view.viewport(), at_work.point(end - 2))
    at_work.press(Key.Key_Q, Key.Key_Escape)
    assert queries(at_work)[1].words == "居民有事走过来说，"
    assert queries(at_work)[1].coding is None

    coding = next(each for each in at_work.codings() if each.words == "三天之内回话")
    at_work.click_stripe(coding.id)
    at_work.press(Key.Key_Q, Key.Key_Escape)
    assert queries(at_work)[2].coding == coding.id


def test_q_again_edits_the_note_or_withdraws(at_work):
    flag(at_work, "樟树", "yi")
    at_work.click_on(at_work.view.viewport(), at_work.point(at_work.span("樟树").start))
    at_work.press(Key.Key_Q)
    edit = at_work.find(QLineEdit, "queryNoteEdit")
    assert edit.text() == "yi"
    assert nameless(note(at_work)) == []
    at_work.type("er")
    at_work.click_on(at_work.view.viewport(), at_work.point(at_work.span("恳谈会").start))
    assert not note(at_work).is_open()
    assert [each.note for each in queries(at_work)] == ["er"]

    at_work.drag_over("樟树")
    at_work.press(Key.Key_Q)
    assert len(queries(at_work)) == 1
    at_work.press(Key.Key_Tab)
    at_work.press(Key.Key_Space)
    assert queries(at_work) == []
    assert at_work.view.hasFocus()
    at_work.undo()
    assert [each.note for each in queries(at_work)] == ["er"]


def test_a_note_is_kept_when_the_window_closes(at_work):
    at_work.drag_over("樟树")
    at_work.press(Key.Key_Q)
    at_work.type("hai mei xie wan")
    at_work.reopen()
    assert [each.note for each in queries(at_work)] == ["hai mei xie wan"]


def test_several_doubts_get_one_answer(at_work):
    at_work.coder_menu("谷雨晴")
    for words in ("樟树", "物业管家", "窗口"):
        flag(at_work, words)
    at_work.coder_menu("闻一舟")
    review(at_work)
    view = here(at_work, QAbstractItemView, "reviewList")
    for row, modifiers in ((0, NONE), (2, CONTROL)):
        at_work.click_on(view.viewport(), view.visualRect(view.model().index(row, 0)).center(), modifiers)
    assert "2" in here(at_work, QPushButton, "reviewDoAnswer").text()
    combo = here(at_work, QComboBox, "reviewCode")
    combo.setCurrentIndex(combo.findText("13 网格记事"))
    answer(at_work, "yi yang")
    assert [each.words for each in queries(at_work)] == ["物业管家"]
    assert len(queries(at_work, is_open=False)) == 2
    assert [each.text for each in at_work.session.read.doubts.rulings_on("code-13")] == ["yi yang"]
    at_work.undo()
    assert len(queries(at_work)) == 3


def test_the_code_of_an_answer_is_typed_and_ends_with_ctrl_enter(at_work):
    flag(at_work, "樟树", "shu")
    flag(at_work, "物业管家", "guan")
    review(at_work)
    combo = here(at_work, QComboBox, "reviewCode")
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.type("yi yang")
    at_work.click_on(combo.lineEdit())
    at_work.press(Key.Key_A, modifiers=CONTROL)
    at_work.type("wgjs")
    at_work.press(Key.Key_Return)
    assert combo.currentText() == "13 网格记事"
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert [each.text for each in at_work.session.read.doubts.rulings_on("code-13")] == ["yi yang"]
    # What finds nothing was not meant.
    at_work.click_on(combo.lineEdit())
    before = combo.code()
    at_work.press(Key.Key_A, modifiers=CONTROL)
    at_work.type("zzzz")
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    assert combo.code() == before
    assert combo.currentText() == combo.itemText(combo.currentIndex())


def test_a_half_written_answer_waits_for_its_doubt(at_work):
    for words in ("樟树", "物业管家"):
        flag(at_work, words)
    review(at_work)
    edit = here(at_work, QPlainTextEdit, "reviewAnswer")
    at_work.click_on(edit)
    at_work.type("yi ban")
    at_work.press(Key.Key_PageDown, modifiers=ALT)
    assert edit.toPlainText() == ""
    at_work.press(Key.Key_PageUp, modifiers=ALT)
    assert edit.toPlainText() == "yi ban"
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert [each.words for each in queries(at_work)] == ["物业管家"]
    assert edit.toPlainText() == ""
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert len(at_work.told.texts) == 1
    assert len(queries(at_work)) == 1


def test_from_the_queue_to_the_article_and_back(at_work):
    at_work.coder_menu("谷雨晴")
    at_work.click_row("articleList", 1)
    flag(at_work, "灌溉渠")
    at_work.coder_menu("闻一舟")
    at_work.click_row("articleList", 0)
    review(at_work)
    at_work.press(Key.Key_G, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "coding"
    assert at_work.selected() == "灌溉渠"
    at_work.press(Key.Key_3, modifiers=CONTROL)
    assert listed(at_work) == [("21 修渠", "灌溉渠")]


def test_words_that_were_corrected_away_are_not_looked_for_elsewhere(at_work):
    flag(at_work, "社区")
    article = at_work.window.articles.current()
    at_work.window.performer.perform(CorrectText(article, at_work.span("汀社"), "泊"))
    assert "社区" in at_work.text
    at_work.drag_over("樟树")
    review(at_work)
    at_work.press(Key.Key_G, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "coding"
    assert at_work.window.articles.current() == article
    assert at_work.selected() is None
    assert at_work.label("passingWord") == say("review.words_gone")


def test_answers_can_be_corrected_and_taken_back(at_work):
    flag(at_work, "樟树")
    review(at_work)
    answer(at_work, "suan")
    review(at_work, "answered")
    edit = here(at_work, QPlainTextEdit, "reviewAnswer")
    assert edit.toPlainText() == "suan"
    at_work.click_on(edit)
    at_work.press(Key.Key_End, modifiers=CONTROL)
    at_work.type(" le")
    at_work.click_on(here(at_work, QPushButton, "reviewEdit"))
    assert [each.ruling.text for each in queries(at_work, is_open=False)] == ["suan le"]
    at_work.click_on(here(at_work, QAbstractItemView, "reviewList"))
    at_work.undo()
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "suan"
    at_work.click_on(here(at_work, QPushButton, "reviewTakeBack"))
    assert len(queries(at_work)) == 1
    assert listed(at_work) == []


def test_the_list_is_filtered_ordered_and_names_nobody_unasked(at_work):
    at_work.coder_menu("谷雨晴")
    flag(at_work, "樟树", "shu")
    flag(at_work, "折叠桌", "zhuo")
    at_work.coder_menu("闻一舟")
    review(at_work)
    view = here(at_work, QAbstractItemView, "reviewList")
    row = view.model().index(0, 0).data(ASKED)
    assert row.coder == "编码员A"
    at_work.window.findChild(ReviewPage).current()._names.click()
    assert view.model().index(0, 0).data(ASKED).coder == "谷雨晴"
    at_work.click_on(here(at_work, QLineEdit, "reviewFilter"))
    at_work.type("谷雨 zhuo")
    assert listed(at_work) == [("11 便民桌", "zhuo")]
    at_work.press(Key.Key_A, modifiers=CONTROL)
    at_work.type("mei you")
    assert listed(at_work) == []
    at_work.press(Key.Key_A, modifiers=CONTROL)
    at_work.press(Key.Key_Delete)
    here(at_work, QComboBox, "reviewOrder").setCurrentIndex(1)
    assert [line for _, line in listed(at_work)] == ["zhuo", "shu"]


def test_a_coder_sees_their_own_and_a_reviewer_reads_along(at_work):
    at_work.session.perform(SetRole(OTHER, CoderRole.REVIEWER))
    flag(at_work, "樟树", "shu")
    flag(at_work, "折叠桌", "zhuo")
    at_work.coder_menu("谷雨晴")
    review(at_work)
    # Nothing was drawn for the reviewer here: what the lead coded there is not told.
    assert listed(at_work) == [("未编码的分句", "shu"), ("类目暂不可看", "zhuo")]
    assert not here(at_work, QPushButton, "reviewDoAnswer").isVisible()
    assert not here(at_work, QPlainTextEdit, "reviewAnswer").isVisible()

    at_work.coder_menu("闻一舟")
    at_work.session.perform(SetRole(OTHER, CoderRole.CODER))
    at_work.coder_menu("谷雨晴")
    assert listed(at_work) == []


def test_while_a_test_runs_answers_wait(at_work):
    flag(at_work, "樟树")
    with at_work.dialog("nameDialog", lambda dialog: at_work.button(dialog, "开始")):
        at_work.window.action("start_test").trigger()
    assert at_work.session.read.doubts.running_test().name == "信度检验 1"
    review(at_work)
    assert "信度检验 1" in at_work.label("testWords")
    answer(at_work, "suan")
    assert len(at_work.told.texts) == 1
    assert "信度检验 1" in at_work.told.texts[0]
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "suan"
    at_work.click_on(at_work.find(QPushButton, "testEnd"))
    assert at_work.session.read.doubts.running_test() is None
    assert not at_work.find(QLabel, "testWords").isVisible()
    at_work.click_on(here(at_work, QPushButton, "reviewDoAnswer"))
    assert queries(at_work) == []


@pytest.mark.parametrize("agrees", [True, False])
def test_changing_the_codebook_while_a_test_runs_is_asked_first(at_work, agrees):
    at_work.window.performer.perform(StartRound("一"))
    at_work.told.answer = agrees
    changes = at_work.window.performer.perform(AddCode(NEW_CODE))
    assert len(at_work.told.questions) == 1
    assert bool(changes) == agrees
    assert (at_work.session.read.doubts.running_test() is None) == agrees
    assert len(at_work.told.texts) == (0 if agrees else 1)


def test_words_become_a_code_and_both_are_undone_as_one(at_work):
    at_work.click_row("articleList", 1)
    at_work.drag_over("灌溉渠")
    with at_work.dialog("inVivoDialog", lambda dialog: at_work.button(dialog, "新建")):
        at_work.press(Key.Key_V)
    assert at_work.coded() == [("灌溉渠", "灌溉渠")]
    assert at_work.window.focusWidget() is at_work.view
    at_work.undo()
    assert at_work.coded() == []
    assert "灌溉渠" not in [code.name_zh for code in at_work.session.read.codebook().codes]
    at_work.redo()
    assert at_work.coded() == [("灌溉渠", "灌溉渠")]
    assert at_work.told.questions == []


def test_a_code_like_the_words_is_offered_and_taken_by_its_number(at_work):
    def take(dialog) -> None:
        rows = dialog.findChild(QListWidget, "inVivoAlike")
        assert dialog.focusWidget() is rows
        assert "13 网格记事" in rows.item(0).text()
        assert nameless(dialog) == []
        at_work.press(Key.Key_1)

    codes = len(at_work.session.read.codebook().codes)
    at_work.drag_over("网格员徐照明")
    with at_work.dialog("inVivoDialog", take):
        at_work.press(Key.Key_V)
    assert ("网格记事", "网格员徐照明") in at_work.coded()
    assert len(at_work.session.read.codebook().codes) == codes


def test_a_code_from_words_takes_a_reason_and_a_suggestion_none(at_work):
    def write(dialog) -> None:
        at_work.fill(dialog, "changeReason", "shou ce li mei you")
        at_work.button(dialog, "新建")

    at_work.drag_over("樟树下")
    with at_work.dialog("inVivoDialog", write):
        at_work.press(Key.Key_V)
    assert at_work.session.read.codebooks.changes()[0].reason == "shou ce li mei you"
    at_work.coder_menu("谷雨晴")
    at_work.drag_over("樟树下")

    def look(dialog) -> None:
        line = dialog.findChild(QLineEdit, "changeReason")
        assert line is None or not line.isVisible()
        at_work.button(dialog, "取消")

    with at_work.dialog("inVivoDialog", look):
        at_work.press(Key.Key_V)


def test_a_taken_number_is_said_in_the_dialog(at_work):
    def try_it(dialog) -> None:
        at_work.fill(dialog, "inVivoNumber", "11")
        at_work.button(dialog, "新建")
        assert "11" in dialog.findChild(QLabel, "trouble").text()
        at_work.button(dialog, "取消")

    before = projects.state(at_work.session)
    at_work.drag_over("樟树下")
    with at_work.dialog("inVivoDialog", try_it):
        at_work.press(Key.Key_V)
    assert projects.state(at_work.session) == before


def test_a_coder_suggests_and_the_lead_takes_it_in(at_work):
    at_work.coder_menu("谷雨晴")
    at_work.drag_over("樟树下")
    with at_work.dialog("inVivoDialog", lambda dialog: at_work.button(dialog, "提交")):
        at_work.press(Key.Key_V)
    assert "樟树下" in at_work.label("passingWord")
    assert [each.name for each in queries(at_work)] == ["樟树下"]

    at_work.coder_menu("闻一舟")
    review(at_work, "suggestion")
    assert listed(at_work) == [("建议新类目“樟树下”", "樟树下")]
    at_work.fill(at_work.window.findChild(ReviewPage).current(), "reviewNewName", "shu xia")
    at_work.click_on(here(at_work, QPushButton, "reviewAccept"))
    assert "shu xia" in [code.name_zh for code in at_work.session.read.codebook().codes]
    assert queries(at_work) == []
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord").startswith("您建议的类目“樟树下”已采纳，是“201 shu xia”")


def test_the_lead_declines_a_suggestion_with_a_reason(at_work):
    at_work.coder_menu("谷雨晴")
    at_work.drag_over("樟树下")
    with at_work.dialog("inVivoDialog", lambda dialog: at_work.button(dialog, "提交")):
        at_work.press(Key.Key_V)
    at_work.coder_menu("闻一舟")
    review(at_work, "suggestion")
    at_work.click_on(here(at_work, QPushButton, "reviewDecline"))
    assert len(at_work.told.texts) == 1
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.type("bu she")
    at_work.click_on(here(at_work, QPushButton, "reviewDecline"))
    assert [each.ruling.text for each in queries(at_work, is_open=False)] == ["bu she"]


@pytest.mark.parametrize("section", ["query", "suggestion", "answered"])
def test_everything_on_the_page_that_takes_the_keyboard_has_a_name(at_work, section):
    flag(at_work, "樟树")
    review(at_work, section)
    assert nameless(at_work.window) == []


def test_a_coder_withdraws_a_suggestion_on_the_page(at_work):
    at_work.coder_menu("谷雨晴")
    at_work.drag_over("樟树下")
    with at_work.dialog("inVivoDialog", lambda dialog: at_work.button(dialog, "提交")):
        at_work.press(Key.Key_V)
    review(at_work, "suggestion")
    at_work.click_on(here(at_work, QPushButton, "reviewWithdraw"))
    assert queries(at_work) == []
    at_work.undo()
    assert len(queries(at_work)) == 1
    at_work.coder_menu("闻一舟")
    assert listed(at_work) == [("建议新类目“樟树下”", "樟树下")]
    assert not here(at_work, QPushButton, "reviewWithdraw").isVisible()


def test_a_note_is_kept_for_whoever_wrote_it_when_somebody_else_codes(at_work):
    at_work.drag_over("樟树")
    at_work.press(Key.Key_Q)
    at_work.type("whose tree")
    at_work.coder_menu("谷雨晴")
    assert not note(at_work).is_open()
    assert [(each.coder, each.note) for each in queries(at_work)] == [(LEAD, "whose tree")]
    assert at_work.told.texts == []


def test_a_half_written_answer_waits_over_closing_and_for_its_writer_alone(at_work):
    flag(at_work, "樟树")
    review(at_work)
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.type("yi ban")
    at_work.session.perform(SetRole(OTHER, CoderRole.LEAD))
    at_work.coder_menu("谷雨晴")
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == ""
    at_work.coder_menu("闻一舟")
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "yi ban"
    at_work.reopen()
    review(at_work)
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "yi ban"
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert [each.ruling.text for each in queries(at_work, is_open=False)] == ["yi ban"]
    assert at_work.shell.settings.get("ruling_drafts") == {}
    at_work.undo()
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == ""


def test_a_draft_over_an_answer_that_was_changed_meanwhile_is_let_go(at_work):
    flag(at_work, "樟树")
    review(at_work)
    answer(at_work, "suan")
    review(at_work, "answered")
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.press(Key.Key_Home, modifiers=CONTROL)
    at_work.type("bu ")
    at_work.reopen()
    (ruling,) = [each.ruling for each in queries(at_work, is_open=False)]
    review(at_work, "answered")
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "bu suan"
    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.reopen()
    at_work.session.perform(EditRuling(ruling.id, "dou suan"))
    review(at_work, "answered")
    assert here(at_work, QPlainTextEdit, "reviewAnswer").toPlainText() == "dou suan"


def test_a_ruling_whose_article_was_removed_is_edited_and_taken_back_all_the_same(at_work):
    at_work.coder_menu("谷雨晴")
    flag(at_work, "樟树")
    at_work.coder_menu("闻一舟")
    review(at_work)
    answer(at_work, "suan")
    at_work.session.perform(RemoveArticles((at_work.window.articles.current(),)))
    review(at_work, "answered")
    assert listed(at_work) == [("不归入任何类目", "suan")]
    assert "照样有效" in here(at_work, QLabel, "reviewNote").text()
    at_work.click_on(here(at_work, QPlainTextEdit, "reviewAnswer"))
    at_work.press(Key.Key_End, modifiers=CONTROL)
    at_work.type(" le")
    at_work.click_on(here(at_work, QPushButton, "reviewEdit"))
    assert listed(at_work) == [("不归入任何类目", "suan le")]
    at_work.click_on(here(at_work, QPushButton, "reviewTakeBack"))
    assert listed(at_work) == []
    assert at_work.told.texts == []


def test_everybody_hears_of_a_ruling_and_can_read_it(at_work):
    flag(at_work, "樟树")
    review(at_work)
    answer(at_work, "suan")
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord") == "新的规则补充：suan"
    review(at_work, "answered")
    assert listed(at_work) == [("不归入任何类目", "suan")]
    assert here(at_work, QPlainTextEdit, "reviewAnswer").isReadOnly()
    at_work.window.status.say("")
    at_work.coder_menu("闻一舟")
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord") == ""


def section_in_front(person: Person) -> str:
    tabs = person.find(QTabBar, "reviewSections")
    return tabs.tabText(tabs.currentIndex())


@pytest.mark.parametrize("elsewhere", [True, False])
def test_whoever_is_told_of_answers_is_led_to_them(at_work, elsewhere):
    at_work.coder_menu("谷雨晴")
    flag(at_work, "折叠桌", "suan bu suan")
    flag(at_work, "樟树", "zhe ge ne")
    at_work.coder_menu("闻一舟")
    for _ in range(2):
        review(at_work)
        answer(at_work, "men wai de cai suan")
    review(at_work, "suggestion")
    if elsewhere:
        at_work.press(Key.Key_1, modifiers=CONTROL)
        at_work.coder_menu("谷雨晴")
        at_work.press(Key.Key_3, modifiers=CONTROL)
    else:
        at_work.coder_menu("谷雨晴")
    assert section_in_front(at_work) == say("review.section.answered")
    assert len(listed(at_work)) == 2
    # Each finds the page as they left it.
    at_work.coder_menu("闻一舟")
    assert section_in_front(at_work) == say("review.section.suggestion")
    at_work.coder_menu("谷雨晴")
    assert section_in_front(at_work) == say("review.section.answered")


def test_whoever_comes_to_the_review_first_does_not_land_where_somebody_else_was(at_work):
    review(at_work, "suggestion")
    at_work.coder_menu("谷雨晴")
    assert section_in_front(at_work) == say("review.section.query")


def test_whoever_has_an_article_to_revise_is_told_so_when_they_come(at_work):
    article = at_work.window.articles.current()
    at_work.coder_menu("谷雨晴")
    at_work.session.perform(MarkDone(article))
    at_work.coder_menu("闻一舟")
    at_work.session.perform(ReturnArticle(article, OTHER, "第二段再看一遍"))
    assert "退回" not in at_work.label("passingWord")
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord") == say("return.news", count=1)


def test_unblinding_is_refused_while_a_test_runs(at_work):
    at_work.session.perform(StartRound("第一轮"))
    at_work.menu("复核", say("command.unblind"))
    assert at_work.told.questions == []
    assert at_work.told.texts == [say("error.test_blind", name="第一轮")]
    assert not at_work.session.read.spot_checks.is_unblinded()
