import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.offsets import Offsets
from tests.text.strategies import raw_texts
from tests.texts import ASTRAL_ARTICLE, PLAIN_ARTICLE


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(raw_texts)
def test_units_are_those_that_the_encoder_counts(text):
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        assert offsets.to_utf16(position) == units(text[:position])


@given(raw_texts)
def test_every_position_comes_back(text):
    offsets = Offsets(text)
    for position in range(len(text) + 1):
        assert offsets.to_code_point(offsets.to_utf16(position)) == position


@given(st.text(alphabet="渠\U00020bb7\U0001f600\n", max_size=30))
def test_inside_a_pair_stands_its_character(text):
    offsets = Offsets(text)
    for position, character in enumerate(text):
        if character > "\uffff":
            assert offsets.to_code_point(offsets.to_utf16(position) + 1) == position


def test_text_without_astral_characters_counts_the_same():
    assert Offsets(PLAIN_ARTICLE).identical


def test_text_with_them_does_not():
    assert not Offsets(ASTRAL_ARTICLE).identical


@pytest.mark.parametrize("mark", ["\U00020bb7", "\U0001f600", "\u25b6", "\u00a0"])
def test_a_span_comes_back(mark):
    text = f"{mark}甲{mark}{mark}乙{mark}"
    offsets = Offsets(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert offsets.span_to_code_points(offsets.span_to_utf16(Span(start, end))) == Span(start, end)
