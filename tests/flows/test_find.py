"""Finding words in the article, at the real window."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.core.spans import Span
from desktop.ui.reader.find_bar import FindBar
from desktop.wording import say
from tests.flows.windows import CONTROL, SHIFT, Key

WORDS = "议事"


@pytest.fixture
def searching(at_work):
    """Return a person with the find bar open over the first article."""
    at_work.press(Key.Key_F, modifiers=CONTROL)
    return at_work


def bar(person):
    return person.find(FindBar, "findBar")


def count(person):
    return person.find(QLabel, "findCount").text()


def told(place, of):
    return say("find.count", place=place, count=of)


def everywhere(person, words):
    text = person.text
    return [Span(at, at + len(words)) for at in range(len(text)) if text.startswith(words, at)]


def common(person):
    """Return a character that stands in the article several times."""
    return max((sign for sign in set(person.text) if sign.isalpha()), key=person.text.count)


def test_one_character_is_found_everywhere(searching):
    sign = common(searching)
    places = everywhere(searching, sign)
    searching.type(sign)
    assert len(places) > 3
    assert list(searching.view.scene.found) == places
    assert count(searching) == told(1, len(places))
    assert searching.view.scene.found_now == places[0]


def test_enter_goes_on_and_shift_enter_back_around_the_ends(searching):
    sign = common(searching)
    places = everywhere(searching, sign)
    searching.type(sign)
    searching.press(Key.Key_Return)
    assert searching.view.scene.found_now == places[1]
    searching.press(Key.Key_Return, modifiers=SHIFT, times=2)
    assert searching.view.scene.found_now == places[-1]
    assert searching.label("passingWord") == say("find.around_back")
    searching.press(Key.Key_F3)
    assert searching.view.scene.found_now == places[0]
    searching.press(Key.Key_F3, modifiers=SHIFT)
    assert searching.view.scene.found_now == places[-1]
    assert count(searching) == told(len(places), len(places))


def test_esc_leaves_the_place_selected_and_the_text_with_the_keyboard(searching):
    sign = common(searching)
    searching.type(sign)
    searching.press(Key.Key_Return)
    now = searching.view.scene.found_now
    searching.press(Key.Key_Escape)
    assert searching.view.selection() == now
    assert searching.view.scene.found == ()
    assert bar(searching).isHidden()
    assert QApplication.focusWidget() is searching.view


def test_f3_after_esc_looks_for_the_same_words_from_the_caret(searching):
    sign = common(searching)
    places = everywhere(searching, sign)
    searching.type(sign)
    searching.press(Key.Key_Return, Key.Key_Escape, Key.Key_F3)
    assert searching.view.scene.found_now in places[1:]
    assert not bar(searching).isHidden()


def test_what_is_not_there_is_said(searching):
    searching.type("𠮟")
    assert count(searching) == say("find.none")
    searching.press(Key.Key_Return, Key.Key_Escape)
    assert searching.view.selection() is None


def test_the_search_begins_at_the_caret(at_work):
    sign = common(at_work)
    places = everywhere(at_work, sign)
    at_work.click_text(places[2].start)
    at_work.press(Key.Key_F, modifiers=CONTROL)
    at_work.type(sign)
    assert at_work.view.scene.found_now == next(place for place in places if place.start >= at_work.view.cursor())


def test_selected_words_are_looked_for(at_work):
    span = at_work.span("折叠桌")
    at_work.view.select(span)
    at_work.press(Key.Key_F, modifiers=CONTROL)
    assert at_work.find(QLineEdit, "findEdit").text() == "折叠桌"
    assert at_work.view.scene.found_now == span


def test_another_article_is_searched_for_the_same_words(searching):
    searching.type("的")
    articles = [article.id for article in searching.session.read.articles()]
    searching.window.articles.show_article(articles[1])
    searching.settle()
    assert list(searching.view.scene.found) == everywhere(searching, "的")


def test_composing_in_the_bar_searches_once_it_is_committed(searching):
    searching.compose("zhuo")
    assert searching.view.scene.found == ()
    searching.compose(commit="桌")
    assert list(searching.view.scene.found) == everywhere(searching, "桌")


def test_letters_in_the_bar_are_no_commands(searching):
    searching.type("f")
    assert searching.window.desk.alone is None
    assert searching.find(QLineEdit, "findEdit").text() == "f"
