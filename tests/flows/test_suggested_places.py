"""A suggested code at the real window: from the words to the lead, back to the words, and coded there by its coder."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QPlainTextEdit, QPushButton, QTabBar, QWidget

from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.correct_text import CorrectText
from desktop.operations.mark_done import MarkDone
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.set_role import SetRole
from desktop.operations.suggest_code import SuggestCode
from desktop.ui.reader.view import ArticleView
from desktop.ui.review.page import ReviewPage
from desktop.ui.review.rows import ROW as ASKED
from desktop.wording import say
from tests.flows.windows import CONTROL, LEFT, NONE, Key, Person
from tests.projects import OTHER

LEADS, CODES = "闻一舟", "谷雨晴"
NAME = "樟树下"


def section(person: Person) -> QWidget:
    return person.window.findChild(ReviewPage).current()


def here(person: Person, kind: type, name: str):
    return section(person).findChild(kind, name)


def review(person: Person, name: str) -> None:
    person.activate()
    person.press(Key.Key_3, modifiers=CONTROL)
    person.window.findChild(ReviewPage).show_section(name)
    person.settle()


def at_the_desk(person: Person, coder: str) -> None:
    person.press(Key.Key_1, modifiers=CONTROL)
    person.coder_menu(coder)


def suggest(person: Person, words: str = NAME) -> None:
    at_the_desk(person, CODES)
    person.drag_over(words)
    with person.dialog("inVivoDialog", lambda dialog: person.button(dialog, "提交")):
        person.press(Key.Key_V)


def accept(person: Person) -> None:
    at_the_desk(person, LEADS)
    review(person, "suggestion")
    person.click_on(here(person, QPushButton, "reviewAccept"))


def signs(person: Person) -> list[tuple[str, str]]:
    found = (sign for sign in person.window.signs.signs() if sign.kind in ("suggestion", "ruling"))
    return [(sign.kind, person.text[slice(*sign.span)]) for sign in found]


def asked(person: Person):
    return here(person, QAbstractItemView, "reviewList").model().index(0, 0).data(ASKED)


def marked(person: Person) -> str:
    """Return the words that are marked in the passage beside the list, as its own text has them."""
    view = here(person, ArticleView, "reviewPassage")
    assert view.isVisible()
    (mark,) = view.scene.marks.all()
    return QAccessible.queryAccessibleInterface(view).textInterface().text(*mark.span)


def said(person: Person) -> str:
    return person.label("passingWord")


def test_a_suggestion_goes_to_the_lead_and_comes_back_to_its_words(at_work):
    suggest(at_work)
    assert signs(at_work) == [("suggestion", NAME)]
    at_the_desk(at_work, LEADS)
    assert signs(at_work) == []
    at_work.click_row("articleList", 1)

    review(at_work, "suggestion")
    row = asked(at_work)
    assert (row.source, row.headline, row.coder) == (
        "苇汀日报 2024-05-06", "苇汀社区：一张便民桌摆了三百天", "编码员A",
    )  # fmt: skip
    assert marked(at_work) == NAME
    at_work.click_on(here(at_work, QPushButton, "reviewAccept"))
    assert said(at_work) == "已新建类目“201 樟树下”。"

    at_the_desk(at_work, CODES)
    assert said(at_work).startswith("您建议的类目“樟树下”已采纳，是“201 樟树下”")
    review(at_work, "answered")
    at_work.press(Key.Key_G, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "coding"
    assert at_work.selected() == NAME
    assert said(at_work) == "已选中建议时的文字，按 A 用“201 樟树下”编码。"
    assert signs(at_work) == [("ruling", NAME)]
    at_work.press(Key.Key_A)
    assert (NAME, NAME) in at_work.coded()
    assert said(at_work) == "已用“201 樟树下”编码。"
    assert signs(at_work) == []
    (coding,) = (each for each in at_work.codings() if each.words == NAME)
    assert (coding.coder, coding.origin) == (OTHER, "hand")
    at_work.undo()
    assert signs(at_work) == [("ruling", NAME)]
    at_work.redo()
    assert signs(at_work) == []
    assert at_work.told.texts == []


@pytest.mark.parametrize("by", ["click", "key"])
def test_on_the_page_one_step_codes_what_was_answered(at_work, by):
    suggest(at_work)
    accept(at_work)
    at_the_desk(at_work, CODES)
    at_work.click_row("articleList", 1)
    review(at_work, "answered")
    place = here(at_work, QPushButton, "reviewPlace")
    assert place.text() == "用“201 樟树下”编码（Ctrl+Enter）"
    if by == "click":
        at_work.click_on(place)
    else:
        at_work.click_on(here(at_work, QAbstractItemView, "reviewList"))
        at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "coding"
    assert (NAME, NAME) in at_work.coded()
    review(at_work, "answered")
    assert not here(at_work, QPushButton, "reviewPlace").isVisible()
    at_work.undo()
    assert here(at_work, QPushButton, "reviewPlace").isVisible()


def test_every_step_is_taken_back_and_done_again(at_work):
    suggest(at_work)
    at_work.undo()
    assert signs(at_work) == []
    at_work.redo()
    assert signs(at_work) == [("suggestion", NAME)]
    accept(at_work)
    at_work.undo()
    at_the_desk(at_work, CODES)
    assert signs(at_work) == [("suggestion", NAME)]
    at_the_desk(at_work, LEADS)
    at_work.redo()
    at_the_desk(at_work, CODES)
    assert signs(at_work) == [("ruling", NAME)]
    # What was answered is not taken back from under the answer.
    at_work.undo()
    assert signs(at_work) == [("ruling", NAME)]
    assert len(at_work.told.texts) == 1


def test_an_answer_may_name_a_code_there_is_or_none(at_work):
    suggest(at_work)
    suggest(at_work, "物业管家")
    at_the_desk(at_work, LEADS)
    review(at_work, "suggestion")
    code, text = here(at_work, QWidget, "reviewCode"), here(at_work, QPlainTextEdit, "reviewAnswer")
    code.setCurrentIndex(code.findText("13 网格记事"))
    at_work.click_on(text)
    at_work.type("yong zhe ge")
    at_work.click_on(here(at_work, QPushButton, "reviewDecline"))
    assert said(at_work) == "已答复“樟树下”，没有新建类目。"
    at_work.click_on(text)
    at_work.type("bu she")
    at_work.click_on(here(at_work, QPushButton, "reviewDecline"))
    at_the_desk(at_work, CODES)
    hints = [sign.hint for sign in at_work.window.signs.signs() if sign.kind == "ruling"]
    assert hints == [
        "您建议的“樟树下”有了答复：按 A 用“13 网格记事”编码\nyong zhe ge",
        "您建议的“物业管家”有了答复：bu she",
    ]
    at_work.click_on(at_work.view.viewport(), at_work.point(at_work.span("物业管家").start))
    at_work.press(Key.Key_A)
    assert said(at_work) == say("suggested.nothing_here")
    at_work.click_on(at_work.view.viewport(), at_work.point(at_work.span(NAME).start))
    at_work.press(Key.Key_A)
    assert ("网格记事", NAME) in at_work.coded()
    assert signs(at_work) == [("ruling", "物业管家")]


def test_the_keyboard_goes_from_sign_to_sign_and_hears_what_it_is(at_work):
    suggest(at_work)
    at_work.click_on(at_work.view.viewport(), at_work.point(0))
    at_work.press(Key.Key_BracketRight)
    assert at_work.view.cursor() == at_work.span(NAME).start
    assert said(at_work) == "已建议新类目“樟树下”，等待答复"
    at_work.press(Key.Key_BracketRight)
    assert at_work.view.cursor() > at_work.span(NAME).end
    at_work.press(Key.Key_BracketLeft)
    assert at_work.view.cursor() == at_work.span(NAME).start


@pytest.mark.parametrize("way", ["enter", "double click", "button"])
def test_ways_from_the_list_to_the_article(at_work, way):
    suggest(at_work)
    at_the_desk(at_work, LEADS)
    at_work.click_row("articleList", 1)
    review(at_work, "suggestion")
    listed = here(at_work, QAbstractItemView, "reviewList")
    spot = listed.visualRect(listed.model().index(0, 0)).center()
    if way == "button":
        at_work.click_on(here(at_work, QPushButton, "reviewGo"))
    elif way == "enter":
        at_work.click_on(listed.viewport(), spot)
        at_work.press(Key.Key_Return)
    else:
        at = at_work.at(listed.viewport(), spot)
        QTest.mouseDClick(at_work.window.windowHandle(), LEFT, NONE, at)
        at_work.settle()
    assert at_work.window.pages.mode() == "coding"
    assert at_work.selected() == NAME


def takers(person: Person) -> list[QWidget]:
    """Return everything in the section in front that takes the keyboard."""
    found = section(person).findChildren(QWidget)
    return [each for each in found if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.TabFocus]


def test_ctrl_enter_accepts_whatever_has_the_keyboard(at_work):
    suggest(at_work)
    at_the_desk(at_work, LEADS)
    review(at_work, "suggestion")
    names = [each.objectName() for each in takers(at_work)]
    assert {"reviewList", "reviewFilter", "reviewPassage", "reviewNewName", "reviewAnswer"} <= set(names)
    for place, name in enumerate(names):
        takers(at_work)[place].setFocus()
        assert QApplication.focusWidget() is not None
        at_work.press(Key.Key_Return, modifiers=CONTROL)
        assert said(at_work).startswith("已新建类目“201"), name
        assert at_work.window.pages.mode() == "review", name
        assert not here(at_work, QPushButton, "reviewAccept").isVisible(), name
        at_work.window.status.say("")
        at_work.window.performer.undo()
        assert here(at_work, QPushButton, "reviewAccept").isVisible(), name


def test_the_page_opens_with_the_keyboard_at_what_waits(at_work):
    suggest(at_work)
    at_the_desk(at_work, LEADS)
    review(at_work, "suggestion")
    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.press(Key.Key_3, modifiers=CONTROL)
    assert QApplication.focusWidget() is here(at_work, QAbstractItemView, "reviewList")
    tabs = at_work.find(QTabBar, "reviewSections")
    tabs.setFocus()
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert said(at_work).startswith("已新建类目“201")


def test_corrected_away_the_words_are_shown_as_they_were_and_not_looked_for(at_work):
    suggest(at_work)
    at_the_desk(at_work, LEADS)
    article = at_work.window.articles.current()
    start, end = at_work.span(NAME)
    at_work.window.performer.perform(CorrectText(article, Span(start - 1, end - 1), "老木"))
    review(at_work, "suggestion")
    assert marked(at_work) == NAME
    at_work.press(Key.Key_G, modifiers=CONTROL)
    assert at_work.selected() is None
    assert said(at_work) == say("review.words_gone")
    at_the_desk(at_work, CODES)
    assert signs(at_work) == []
    at_work.click_on(at_work.find(QPushButton, "lostLook"))
    rows = at_work.find(QAbstractItemView, "lostList").model()
    assert "类目建议" in rows.index(0, 0).data(Qt.AccessibleTextRole)
    at_work.click_on(at_work.find(QPushButton, "lostLift"))
    assert at_work.session.read.doubts.asked(at_work.session.sight) == []


def test_without_its_article_it_is_decided_by_name_and_words(at_work):
    suggest(at_work)
    at_the_desk(at_work, LEADS)
    at_work.window.performer.perform(RemoveArticles((at_work.window.articles.current(),)))
    review(at_work, "suggestion")
    assert not here(at_work, ArticleView, "reviewPassage").isVisible()
    assert not here(at_work, QPushButton, "reviewGo").isVisible()
    words = [label.text() for label in section(at_work).findChildren(QLabel) if label.isVisible()]
    assert "选中：樟树下" in words
    at_work.click_on(here(at_work, QPushButton, "reviewAccept"))
    at_the_desk(at_work, CODES)
    assert said(at_work) == "您建议的类目“樟树下”已采纳。"


def test_others_see_no_sign_and_a_reviewer_reads_without_answering(at_work):
    at_work.session.perform(SetRole(OTHER, CoderRole.REVIEWER))
    article = at_work.window.articles.current()
    at_work.session.perform(SuggestCode(NAME, article=article, span=at_work.span(NAME)))
    at_work.coder_menu(CODES)
    assert signs(at_work) == []
    review(at_work, "suggestion")
    assert here(at_work, ArticleView, "reviewPassage").isVisible()
    assert not here(at_work, QPushButton, "reviewAccept").isVisible()


def test_in_a_finished_article_the_answer_is_coded_after_asking(at_work):
    suggest(at_work)
    at_work.session.perform(MarkDone(at_work.window.articles.current()))
    accept(at_work)
    at_the_desk(at_work, CODES)
    review(at_work, "answered")
    at_work.told.answer = False
    at_work.click_on(here(at_work, QPushButton, "reviewPlace"))
    assert signs(at_work) == [("ruling", NAME)]
    at_work.told.answer = True
    at_work.press(Key.Key_A)
    assert (NAME, NAME) in at_work.coded()
    assert len(at_work.told.questions) == 2


def test_the_section_says_how_many_wait(at_work):
    suggest(at_work)
    review(at_work, "suggestion")
    tabs = at_work.find(QTabBar, "reviewSections")
    assert "建议 1" in [tabs.tabText(place) for place in range(tabs.count())]
