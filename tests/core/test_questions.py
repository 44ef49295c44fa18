from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.core.questions import (
    DATE,
    NOTHING,
    NUMBER,
    TEXT,
    Answer,
    fits,
    read_answer,
    read_date,
    read_number,
    toggled,
    type_digit,
)
from tests.sheets import KIND, OPTIONS, SOURCES, of, options, variable, wide


@pytest.mark.parametrize(
    "written",
    ["2024-01-09", "2024/1/9", "2024.1.9", "2024年1月9日", "2024年1月9号", "20240109", wide("2024-1-9"),
     " 2024 - 1 - 9 ", "2024–1–9", "2024年 1月 9日"],
)  # fmt: skip
def test_a_date_is_understood_however_it_is_written(written):
    assert read_date(written) == "2024-01-09"


@pytest.mark.parametrize("written", ["2024", "2024-13-01", "2024-02-30", "1月9日", "24-1-9", "昨天", "202419", "--"])
def test_what_is_no_whole_date_is_refused_with_what_was_written(written):
    with pytest.raises(KnownError) as refused:
        read_date(written)
    assert (refused.value.kind, refused.value.facts) == ("answer_date", {"written": written})


@given(st.dates())
def test_every_day_comes_back_in_each_way_of_writing(day: date):
    year = f"{day.year:04}"
    ways = (day.isoformat(), f"{year}年{day.month}月{day.day}日", f"{year}{day.month:02}{day.day:02}")
    assert {read_date(way) for way in ways} == {day.isoformat()}


@pytest.mark.parametrize(
    ("written", "kept"),
    [("5", "5"), ("05", "5"), (wide("3"), "3"), ("1,234", "1234"), (wide("1,234"), "1234"), ("3.50", "3.5"), ("-0", "0"),
     ("\u2212" + wide("2.5"), "-2.5"), ("+7", "7"), ("100", "100"), ("1 000", "1000")],
)  # fmt: skip
def test_a_number_is_kept_without_needless_signs(written, kept):
    assert read_number(written) == kept


@pytest.mark.parametrize("written", ["A05", "五", "1e5", "3.", "1,23", "12版", "nan", "9" * 41])
def test_what_is_no_number_is_refused(written):
    with pytest.raises(KnownError, match="answer_number"):
        read_number(written)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_read_again_stays_the_same(number):
    kept = read_number(f"{number:f}")
    assert read_number(kept) == kept
    assert float(kept) == float(number)


def test_options_are_kept_in_their_order():
    assert read_answer(of(SOURCES), OPTIONS[SOURCES], Answer((3, 1))) == Answer((1, 3))


@pytest.mark.parametrize(
    ("question", "numbers", "kind"),
    [(KIND, (7,), "answer_option"), (KIND, (1, 2), "answer_one_only"), (SOURCES, (9, 1), "answer_alone")],
)
def test_what_cannot_be_chosen_is_refused(question, numbers, kind):
    with pytest.raises(KnownError, match=kind):
        read_answer(of(question), OPTIONS[question], Answer(numbers))


@pytest.mark.parametrize("kind", [DATE, NUMBER, TEXT])
def test_nothing_but_white_space_is_no_answer(kind):
    assert read_answer(variable("v-x", 1, "x", kind), (), Answer(text=" \n\u3000")) == NOTHING


def test_words_are_kept_as_they_are_but_for_their_edges():
    assert read_answer(variable("v-x", 1, "x", TEXT), (), Answer(text=" 深度，报道 \n")) == Answer(text="深度，报道")


def test_of_one_only_the_last_chosen_stays():
    assert toggled(of(KIND), OPTIONS[KIND], (1,), 98) == (98,)
    assert toggled(of(KIND), OPTIONS[KIND], (98,), 98) == (98,)


def test_of_many_each_comes_and_goes_and_one_that_stands_alone_drives_the_others_out():
    some = toggled(of(SOURCES), OPTIONS[SOURCES], (3,), 1)
    assert some == (1, 3)
    assert toggled(of(SOURCES), OPTIONS[SOURCES], some, 3) == (1,)
    assert toggled(of(SOURCES), OPTIONS[SOURCES], some, 9) == (9,)
    assert toggled(of(SOURCES), OPTIONS[SOURCES], (9,), 2) == (2,)


@given(st.lists(st.sampled_from([1, 2, 3, 9])))
def test_whatever_is_pressed_in_turn_can_be_kept(pressed):
    chosen: tuple[int, ...] = ()
    for number in pressed:
        chosen = toggled(of(SOURCES), OPTIONS[SOURCES], chosen, number)
        assert read_answer(of(SOURCES), OPTIONS[SOURCES], Answer(chosen)).numbers == chosen


def typed(digits: str, numbers: tuple[int, ...], *, then: bool = False) -> list[int]:
    """Return the numbers that digits choose; those that still wait count in the end if asked."""
    found, waiting = [], ""
    for digit in digits:
        for step in type_digit(waiting, digit, numbers):
            waiting = step.waiting
            found += [step.number] if step.number is not None else []
    return found + ([int(waiting)] if then and waiting else [])


NUMBERS = (1, 2, 3, 9, 98, 99)


@pytest.mark.parametrize(
    ("digits", "numbers", "chosen"),
    [("1", NUMBERS, [1]), ("9", NUMBERS, []), ("98", NUMBERS, [98]), ("93", NUMBERS, [9, 3]), ("7", NUMBERS, [7]),
     ("97", (1, 98, 99), [97]), ("1", tuple(range(1, 13)), []), ("12", tuple(range(1, 13)), [12]),
     ("15", tuple(range(1, 13)), [1, 5]), ("0", (0, 1), [0]), ("299", NUMBERS, [2, 99])],
)  # fmt: skip
def test_a_digit_waits_only_while_a_longer_number_is_possible(digits, numbers, chosen):
    assert typed(digits, numbers) == chosen


def test_what_waits_counts_in_the_end():
    assert typed("9", NUMBERS, then=True) == [9]


@given(st.lists(st.integers(0, 120), min_size=1, unique=True), st.data())
def test_every_option_can_be_reached_by_its_own_number(numbers, data):
    number = data.draw(st.sampled_from(numbers))
    assert typed(str(number), tuple(numbers), then=True) == [number]


def test_options_of_an_attribute_belong_to_it():
    assert {each.attribute for each in options("a", (1, "x"), attribute=True)} == {"a"}


@pytest.mark.parametrize(
    ("question", "kept", "fit"),
    [
        (of(KIND), Answer((2,)), True),
        (of(KIND), Answer((7,)), False),
        (of(KIND), Answer((1, 2)), False),
        (of(KIND), Answer(text="通讯"), False),
        (of(SOURCES), Answer((3, 1)), True),
        (of(SOURCES), Answer((1, 9)), False),
        (variable("variable-x", 1, "数", NUMBER), Answer(text="5"), True),
        (variable("variable-x", 1, "数", NUMBER), Answer((5,)), False),
        (variable("variable-x", 1, "日", DATE), Answer(text="5"), False),
        (variable("variable-x", 1, "文", TEXT), Answer(text="5"), True),
        (variable("variable-x", 1, "文", TEXT), NOTHING, False),
    ],
)
def test_what_was_kept_fits_a_question_or_does_not(question, kept, fit):
    assert fits(question, OPTIONS.get(question.id, ()), kept) is fit
