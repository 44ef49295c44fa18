from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.context import in_sentences
from desktop.text.find import one_line
from tests.text.strategies import clean_texts, spans

TEXT = "头一段。\n\n渡口的水渠\n修好了。老艾说，水渠好！种柳也好。\n\n末一段。"


def place(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_words_come_within_their_sentence():
    assert in_sentences(TEXT, place("老艾")) == ("", "老艾", "说，水渠好！")


def test_a_passage_over_two_sentences_comes_within_both():
    assert in_sentences(TEXT, place("好了。老艾")) == ("渡口的水渠修", "好了。老艾", "说，水渠好！")


def test_context_keeps_to_its_paragraph():
    assert in_sentences(TEXT, place("种柳")) == ("", "种柳", "也好。")


def test_a_long_sentence_is_cut():
    before, hit, after = in_sentences("甲" * 500 + "渠" + "乙" * 500, Span(500, 501), reach=20)
    assert (len(before), hit, len(after)) == (20, "渠", 20)


@given(st.data(), clean_texts)
def test_the_words_themselves_always_come_whole(data, text):
    span = Span(*data.draw(spans(text)))
    assert in_sentences(text, span).hit == one_line(text, span)


def test_sentences_beside_are_taken_along_as_far_as_the_paragraph_goes():
    assert in_sentences(TEXT, place("老艾说，水渠好！"), beside=1) == (
        "渡口的水渠修好了。",
        "老艾说，水渠好！",
        "种柳也好。",
    )
