import pytest
from hypothesis import given

from desktop.core.spans import Span
from desktop.text.paragraphs import paragraphs
from desktop.text.wraps import join
from tests.text.strategies import clean_texts


def joined(text):
    return join(text, Span(0, len(text))).text


@pytest.mark.parametrize(
    ("wrapped", "line"),
    [("红\n色", "红色"), ("1,\n200", "1,200"), ("gov.\ncn", "gov.cn"), ("20\n23年", "2023年"), ("共\nABC", "共ABC")],
)
def test_words_and_numbers_go_on_across_a_wrap(wrapped, line):
    assert joined(wrapped) == line


@pytest.mark.parametrize("kept", ["rural\nroads", "well,\nthen", "left.\nThen", "good!\nNow", "why?\n2023"])
def test_a_wrap_between_latin_words_stays_a_blank(kept):
    assert joined(kept) == kept


@given(clean_texts)
def test_every_character_of_the_line_is_found_where_it_stands(text):
    for paragraph in paragraphs(text):
        line = join(text, paragraph)
        assert [text[line.position(index)] for index in range(len(line.text))] == list(line.text)


@given(clean_texts)
def test_positions_lead_back_to_their_characters(text):
    for paragraph in paragraphs(text):
        line = join(text, paragraph)
        assert [line.index_of(line.position(index)) for index in range(len(line.text))] == list(range(len(line.text)))


def test_a_span_across_a_wrap_covers_it():
    assert join("渠\n通水", Span(0, 4)).span(0, 2) == Span(0, 3)


def test_a_span_before_a_wrap_ends_before_it():
    assert join("渠\n通水", Span(0, 4)).span(0, 1) == Span(0, 1)


def test_the_wrap_itself_counts_as_the_character_behind_it():
    assert join("渠\n通水", Span(0, 4)).index_of(1) == 1
