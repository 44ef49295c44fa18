"""Alt+Left leads back to where one jumped from, whatever was done in between, and by clauses where nothing was jumped."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from desktop.core.memo_places import MemoPlace, Target
from desktop.core.spans import Span
from desktop.operations.correct_text import CorrectText
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.ui.window.ways_back import Station
from desktop.wording import say
from tests.flows.windows import ALT, CONTROL, Key, Person


@pytest.fixture
def arrived(at_work) -> Person:
    """Return a person who went from the list of segments to the second one, in the third article."""
    at_work.click_stripe(at_work.codings()[0].id)
    at_work.press(Key.Key_G)
    at_work.press(Key.Key_Down)
    at_work.press(Key.Key_Return)
    assert at_work.window.articles.current() == at_work.session.read.articles()[2].id
    return at_work


def back(person: Person) -> str:
    person.press(Key.Key_Left, modifiers=ALT)
    return person.window.pages.mode()


def code_something(person: Person) -> None:
    before = len(person.codings())
    start = person.text.index("\n\n") + 2
    person.drag(start + 8, start + 12, ALT)
    person.press(Key.Key_1)
    assert len(person.codings()) == before + 1


def at_second_segment(person: Person) -> bool:
    view = person.find(QAbstractItemView, "segmentList")
    return view.hasFocus() and view.currentIndex().row() == 1


def test_the_way_back_survives_coding_and_undo(arrived):
    code_something(arrived)
    arrived.undo()
    code_something(arrived)
    assert back(arrived) == "retrieval"
    assert at_second_segment(arrived)


def test_the_way_back_survives_another_article_and_another_coder(arrived):
    before = arrived.window.articles.current()
    arrived.press(Key.Key_PageUp, modifiers=CONTROL)
    assert arrived.window.articles.current() != before
    arrived.coder_menu("谷雨晴")
    arrived.view.setFocus()
    assert back(arrived) == "retrieval"


def test_the_way_back_survives_another_page(arrived):
    arrived.window.show_mode("review")
    arrived.window.show_mode("coding")
    assert back(arrived) == "retrieval"


def test_being_back_at_the_list_by_another_way_is_being_back(arrived):
    arrived.press(Key.Key_2, modifiers=CONTROL)
    assert arrived.window.pages.mode() == "retrieval"
    arrived.window.show_mode("coding")
    assert back(arrived) == "coding"


def test_a_jump_is_gone_back_once(arrived):
    assert back(arrived) == "retrieval"
    arrived.window.show_mode("coding")
    caret = arrived.view.cursor()
    assert back(arrived) == "coding"
    assert arrived.view.cursor() <= caret


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_Right, ALT), (Key.Key_Escape, Qt.KeyboardModifier.NoModifier)])
def test_whoever_walks_on_in_the_text_walks_back_by_clauses(arrived, key, modifiers):
    arrived.press(key, modifiers=modifiers)
    before = arrived.view.cursor()
    assert back(arrived) == "coding"
    assert arrived.view.cursor() < before
    # The button of the mouse that means "back" has no other meaning.
    arrived.click_on(arrived.view.viewport(), button=Qt.MouseButton.BackButton)
    assert arrived.window.pages.mode() == "retrieval"


def test_a_search_in_the_article_leads_back_to_where_it_began(at_work):
    begun = at_work.text.index("秦凤仙")
    at_work.click_text(begun)
    at_work.press(Key.Key_F, modifiers=CONTROL)
    at_work.type("开发商")
    at_work.press(Key.Key_Return, Key.Key_Escape)
    assert at_work.label("passingWord") == say("find.way_back")
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.view.cursor() == begun
    # It was the only jump.
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.view.cursor() < begun


def test_a_search_that_ends_where_it_began_is_no_jump(at_work):
    at_work.view.select(at_work.span("折叠桌"))
    at_work.press(Key.Key_F, modifiers=CONTROL)
    at_work.press(Key.Key_Escape)
    caret = at_work.view.cursor()
    at_work.press(Key.Key_Left, modifiers=ALT)
    assert at_work.view.cursor() < caret


def test_jumps_are_gone_back_one_after_the_other(arrived):
    arrived.press(Key.Key_F, modifiers=CONTROL)
    begun = arrived.view.cursor()
    arrived.type("，")
    arrived.press(Key.Key_Return, Key.Key_Return, Key.Key_Escape)
    code_something(arrived)
    assert back(arrived) == "coding"
    assert arrived.view.cursor() == begun
    assert back(arrived) == "retrieval"


def jumped_by_link(person: Person) -> tuple[str, int]:
    """Follow a link from the first article to the second; return where the caret stood."""
    first, second, _ = person.session.read.articles()
    caret = person.text.index("徐照明")
    person.click_text(caret)
    memo = person.session.memos.link_to(Target("article", second.id))
    person.session.perform(WriteMemoOn(MemoPlace("article", first.id), memo))
    part = next(each for each in person.window.parts if type(each).__name__ == "MemoPart")
    part._ways.follow(f"article/{second.id}")
    assert person.window.articles.current() == second.id
    person.view.setFocus()
    return first.id, caret


def test_a_link_leads_back_to_its_article_and_place(at_work):
    article, caret = jumped_by_link(at_work)
    assert back(at_work) == "coding"
    assert (at_work.window.articles.current(), at_work.view.cursor()) == (article, caret)


def test_the_place_is_found_again_in_a_corrected_text(at_work):
    article, caret = jumped_by_link(at_work)
    at_work.session.perform(CorrectText(article, Span(3, 4), "小小区"))
    at_work.settle()
    back(at_work)
    assert (at_work.window.articles.current(), at_work.view.cursor()) == (article, caret + 2)
    assert at_work.text[caret + 2 :].startswith("徐照明")


def test_a_place_that_is_gone_is_passed_over_and_said(at_work):
    article, _ = jumped_by_link(at_work)
    second = at_work.window.articles.current()
    at_work.session.perform(RemoveArticles((article,)))
    at_work.settle()
    caret = at_work.view.cursor()
    back(at_work)
    assert (at_work.window.articles.current(), at_work.view.cursor()) == (second, caret)
    assert at_work.label("passingWord") == say("way_back.gone")


def test_the_history_is_bounded(at_work):
    way, here = at_work.window.way_back, at_work.window.way_back.here()
    for position in range(500):
        way.remember(Station(here.mode, here.article, here.version, position % 40 + 1))
    steps = 0
    while way.back():
        steps += 1
    assert steps == 20
