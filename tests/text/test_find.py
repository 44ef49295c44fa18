# ruff: noqa: RUF001 -- full-width letters and digits are what is tested
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spans import Span
from desktop.text.find import find, kwic
from tests.text.strategies import clean_texts


def hits(text, needle, **options):
    return [text[start:end] for start, end in find(text, needle, **options)]


def test_every_place_is_found_in_order():
    assert find("修渠修渠修", "修渠") == [Span(0, 2), Span(2, 4)]


def test_widths_and_case_fold():
    assert hits("Ｇｒｉｄ、grid、ＧRID", "grid") == ["Ｇｒｉｄ", "grid", "ＧRID"]
    assert hits("共１２件，又12件", "１２") == ["１２", "12"]


def test_without_folding_only_the_same_characters_match():
    assert hits("Ｇｒｉｄ、grid、Grid", "grid", fold=False) == ["grid"]


def test_positions_hold_behind_characters_that_other_foldings_would_stretch():
    assert find("㎡ﬁ\U00020bb7İ渠", "渠") == [Span(4, 5)]


def test_a_match_may_run_across_a_wrap():
    assert hits("修水\n渠，修水渠", "修水渠") == ["修水\n渠", "修水渠"]


def test_a_needle_copied_with_its_wrap_is_found():
    assert hits("修水渠", "修\n水渠") == ["修水渠"]


@pytest.mark.parametrize("gap", ["\n\n", "\n\u3000\n"])
@pytest.mark.parametrize("needle", ["水渠", "水 渠"])
def test_no_match_runs_across_a_blank_line(gap, needle):
    assert hits(f"水{gap}渠", needle) == []


def test_a_blank_in_the_needle_matches_any_one_blank_or_wrap():
    assert hits("rural roads、rural\nroads、rural\u3000roads、ruralroads", "rural roads") == [
        "rural roads",
        "rural\nroads",
        "rural\u3000roads",
    ]


@pytest.mark.parametrize("needle", ["", " ", "\n"])
def test_nothing_is_found_by_nothing(needle):
    assert find("渠 道\n", needle) == []


@pytest.mark.parametrize("needle", ["(", "[", ".*", "\\", "$", "a+b", "^"])
def test_signs_mean_themselves(needle):
    assert hits(f"渠{needle}渠", needle) == [needle]
    assert hits("渠道", needle) == []


@given(clean_texts, st.text(alphabet="修渠aB7.的\U00020bb7", min_size=1, max_size=3))
def test_unfolded_matches_are_those_of_the_text_without_wraps(text, needle):
    line = text.replace("\n", "，").replace(" ", "，")
    assert len(find(line, needle, fold=False)) == line.count(needle)


def test_words_come_with_their_context():
    assert kwic("去年修的渠，今年通了水。", Span(4, 5), 3) == ("年修的", "渠", "，今年")


def test_context_ends_where_the_text_ends():
    assert kwic("修渠", Span(1, 2), 10) == ("修", "渠", "")


def test_context_is_one_line():
    assert kwic("村里\n修了\n水渠\n\n通水那天", Span(6, 8), 3) == ("里修了", "水渠", " 通水")


def test_without_width_there_is_no_context():
    assert kwic("修水渠", Span(1, 2), 0) == ("", "水", "")


def test_simplified_and_traditional_characters_find_each_other():
    assert hits("党员、黨員、党員", "党员") == ["党员", "黨員", "党員"]
    assert hits("干部、幹部", "幹部") == ["干部", "幹部"]
    assert hits("黨員", "党员", fold=False) == []
