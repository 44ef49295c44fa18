from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.words import smallest_words
from desktop.ui.reader.navigator import TextNavigator, Unit
from tests.ui.reader.hands import ARTICLE, article

TEXT = ARTICLE.text
FIRST, SECOND = "晒谷场在村子东头。", "秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹。"


@given(st.integers(0, len(TEXT)), st.integers(0, 60))
def test_snapping_gives_the_smallest_whole_words(start, width):
    span = Span(start, min(start + width, len(TEXT)))
    expected = smallest_words(TEXT, span)
    found = TextNavigator(ARTICLE).snap(span)
    assert found == expected or (found.start == found.end and expected.start == expected.end)


def test_a_sentence_holds_its_closing_mark():
    position = TEXT.index("稻谷")
    found = TextNavigator(ARTICLE).unit_at(Unit.SENTENCE, position)
    assert TEXT[slice(*found)] == SECOND


def test_a_clause_ends_at_a_comma():
    navigator = TextNavigator(ARTICLE)
    start = TEXT.index(SECOND)
    assert TEXT[start : navigator.next_end(Unit.CLAUSE, start)] == "秋收以后，"
    assert navigator.next_start(Unit.CLAUSE, start) == TEXT.index("村民把")


def test_units_go_on_in_the_next_paragraph():
    navigator = TextNavigator(ARTICLE)
    last = TEXT.index("打闹。")
    assert navigator.next_start(Unit.SENTENCE, last) == TEXT.index("今年场边")
    assert navigator.previous_start(Unit.SENTENCE, TEXT.index("今年场边")) == TEXT.index(SECOND)
    assert navigator.next_end(Unit.PARAGRAPH, TEXT.index("今年场边") - 2) == TEXT.index("\n\n大家的事")


def test_ends_of_the_text_are_ends_of_the_way():
    navigator = TextNavigator(ARTICLE)
    for unit in Unit:
        assert navigator.next_start(unit, len(TEXT)) == len(TEXT)
        assert navigator.next_end(unit, len(TEXT)) == len(TEXT)
        assert navigator.previous_start(unit, 0) == 0


@given(st.sampled_from(list(Unit)), st.integers(0, len(TEXT)))
def test_steps_always_lead_on(unit, position):
    navigator = TextNavigator(ARTICLE)
    assert navigator.next_start(unit, position) > position or position == len(TEXT)
    assert navigator.next_end(unit, position) > position or position == len(TEXT)
    assert navigator.previous_start(unit, position) < position or position == 0


def test_a_word_across_a_kept_wrap_is_one_word():
    broken = article("大家在网格\n化管理服务站开会。")
    found = TextNavigator(broken).snap(Span(3, 5))
    assert "\n" in broken.text[slice(*found)]
