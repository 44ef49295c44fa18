import re
from itertools import pairwise

import pytest
from hypothesis import given

from desktop.core.spans import Span
from desktop.text.paragraphs import paragraphs
from tests.text.strategies import clean_texts


def words_of(text):
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", "\n \n", "\n\u3000\u00a0\t\n", "\n\n \n\n"])
def test_blank_lines_part_paragraphs(gap):
    assert words_of(f"甲乙{gap}丙") == ["甲乙", "丙"]


def test_a_single_line_feed_is_a_wrap_inside_a_paragraph():
    assert words_of("甲\n乙\n\n丙") == ["甲\n乙", "丙"]


def test_the_indent_of_a_paragraph_belongs_to_it():
    assert paragraphs("\n\n\u3000\u3000甲乙\n\n") == [Span(2, 6)]


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", " \n\u3000\n"])
def test_blank_text_has_none(text):
    assert paragraphs(text) == []


@given(clean_texts)
def test_every_character_but_white_space_is_in_exactly_one(text):
    inside = [position for start, end in paragraphs(text) for position in range(start, end)]
    assert len(inside) == len(set(inside))
    assert all(text[position].isspace() for position in set(range(len(text))) - set(inside))


@given(clean_texts)
def test_a_paragraph_holds_whole_filled_lines(text):
    for start, end in paragraphs(text):
        assert start == 0 or text[start - 1] == "\n"
        assert end == len(text) or text[end] == "\n"
        assert all(line.strip() for line in text[start:end].split("\n"))


@given(clean_texts)
def test_between_two_paragraphs_lies_a_blank_line(text):
    found = paragraphs(text)
    for before, after in pairwise(found):
        assert re.fullmatch(r"\n(?:[^\S\n]*\n)+", text[before.end : after.start])
