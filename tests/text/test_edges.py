import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.edges import trim_punctuation
from tests.text.strategies import clean_texts, spans


def trimmed(text):
    start, end = trim_punctuation(text, Span(0, len(text)))
    return text[start:end]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("“渠修好了。”", "渠修好了"),
        ("，（共十二把）；", "共十二把"),
        ("\u3000渠通了……——\n", "渠通了"),
        ("'Yes!'", "Yes"),
        ("《议事》和《公约》", "议事》和《公约"),
        ("\u00a0\ufeff渠\u200b", "渠"),
        ("～三天～", "三天"),
    ],
)
def test_marks_at_both_edges_go(words, left):
    assert trimmed(words) == left


@pytest.mark.parametrize("words", ["11%", "96.3％", "7+10", "▶渠", "\U00020bb7家", "℃", "①"])
def test_what_is_part_of_a_figure_or_a_sign_stays(words):
    assert trimmed(words) == words


@pytest.mark.parametrize("words", ["。", "“”", " \n", ""])
def test_a_span_of_marks_alone_comes_back_as_it_is(words):
    assert trimmed(words) == words


@given(st.data(), clean_texts)
def test_trimming_twice_trims_no_more(data, text):
    once = trim_punctuation(text, Span(*data.draw(spans(text))))
    assert trim_punctuation(text, once) == once


@given(st.data(), clean_texts)
def test_the_trimmed_span_lies_inside(data, text):
    span = Span(*data.draw(spans(text)))
    assert span.contains(trim_punctuation(text, span))
