"""Where letters go after Tab, Esc and the mouse: to the text that is read, unless somebody went elsewhere on purpose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame

from desktop.ui.memos.panel import MemoPanel
from desktop.wording import say
from tests.flows.windows import CONTROL, SHIFT, Key
from tests.projects import LEAD


@pytest.fixture
def reading(at_work):
    """A person in the text of an article with codings."""
    at_work.click_row("articleList", 0)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert at_work.codings()
    return at_work


def is_in_text(person) -> bool:
    return QApplication.focusWidget() is person.view


def test_tab_past_the_last_coding_stays_in_the_text_and_says_so(reading):
    count = len(reading.codings())
    reading.press(Key.Key_Tab, times=count)
    last = reading.view.in_hand()
    assert last == reading.codings()[-1].id
    reading.press(Key.Key_Tab)
    assert is_in_text(reading)
    assert reading.view.in_hand() == last
    assert reading.label("passingWord") == say("desk.no_next")
    reading.press(Key.Key_Backtab, modifiers=SHIFT, times=count)
    assert is_in_text(reading)
    assert reading.label("passingWord") == say("desk.no_former")


def test_f6_still_leads_out_of_the_text(reading):
    reading.press(Key.Key_Tab, times=len(reading.codings()) + 1)
    reading.press(Key.Key_F6)
    assert QApplication.focusWidget().objectName() == "codebookSearch"


def test_esc_in_the_memo_keeps_it_and_goes_back_to_the_text(reading):
    reading.press(Key.Key_Tab)
    coding = reading.view.in_hand()
    reading.press(Key.Key_M)
    reading.type("shi jian zai qian")
    reading.press(Key.Key_Escape)
    assert is_in_text(reading)
    kept = reading.session.read.memo_text(coding)
    assert kept.startswith("shi jian zai qian")
    reading.press(Key.Key_Escape, Key.Key_U)
    assert reading.session.read.memo_text(coding) == kept, "the next letter is a key of the text"
    assert reading.window.findChild(QFrame, "unitBar").isVisible()


def test_esc_in_the_memo_of_an_article_goes_back_to_the_text(reading):
    reading.press(Key.Key_M, modifiers=CONTROL)
    panel = reading.window.findChild(MemoPanel)
    assert panel.isAncestorOf(QApplication.focusWidget())
    reading.type("yi pian")
    reading.press(Key.Key_Escape)
    assert is_in_text(reading)
    article = reading.window.articles.current()
    assert "yi pian" in [line.memo.text for line in reading.session.memos.in_article(article)]


def test_a_click_on_an_article_leads_to_its_text(reading):
    reading.click_row("articleList", 1)
    assert is_in_text(reading)
    reading.press(Key.Key_S)
    assert reading.window.work.current() == "sheet"


def test_choosing_several_articles_stays_in_the_list(reading):
    reading.find(QAbstractItemView, "articleList").setFocus()
    reading.click_row("articleList", 1, CONTROL)
    assert QApplication.focusWidget().objectName() == "articleList"
    assert len(reading.window.articles.selected()) == 2


def test_arrows_in_the_list_stay_there(reading):
    reading.find(QAbstractItemView, "articleList").setFocus()
    reading.press(Key.Key_Down)
    assert QApplication.focusWidget().objectName() == "articleList"


def test_after_switching_coder_the_text_has_the_keyboard(reading):
    reading.click_line("晒账")
    assert not is_in_text(reading)
    reading.coder_menu("谷雨晴")
    assert reading.session.coder.id != LEAD
    # Offscreen nobody gives the keyboard back when a menu has closed; the window knows where it would go.
    assert reading.window.focusWidget() is reading.view


def test_the_row_where_the_keyboard_is_has_a_ring(reading):
    listed = reading.find(QAbstractItemView, "articleList")

    def edge() -> int:
        """Count the pixels of the chosen row that have the colour of the ring."""
        listed.viewport().update()
        reading.settle()
        image = listed.viewport().grab(listed.visualRect(listed.currentIndex())).toImage()
        accent = listed.palette().accent().color()
        near = lambda color: abs(color.red() - accent.red()) + abs(color.green() - accent.green()) < 40  # noqa: E731
        return sum(near(image.pixelColor(x, image.height() // 2)) for x in range(8))

    reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
    reading.settle()
    assert edge() == 0
    listed.setFocus()
    reading.settle()
    assert edge() > 0
