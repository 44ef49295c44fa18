from __future__ import annotations

from desktop.ui.ways.digits import Digits

MANY = [f"code-{number}" for number in range(1, 30)]


def digits(pinned: dict[int, str], recent: list[str], every: list[str] = MANY) -> Digits:
    found = Digits()
    found.start(pinned, recent, every)
    return found


def test_pinned_codes_keep_their_digits_and_the_last_used_fill_the_others():
    found = digits({2: "code-20"}, ["code-7", "code-20", "code-9"])
    assert found.codes() == {1: "code-7", 2: "code-20", 3: "code-9"}


def test_a_large_codebook_leaves_free_digits_free():
    assert digits({}, []).codes() == {}


def test_a_small_codebook_lies_on_the_digits_as_a_whole():
    assert digits({1: "b"}, ["c"], ["a", "b", "c"]).codes() == {1: "b", 2: "c", 3: "a"}


def test_a_code_that_is_no_more_gets_no_digit():
    assert digits({}, ["gone", "code-3"]).codes() == {1: "code-3"}


def test_a_code_stays_on_its_digit_while_others_are_used():
    found = digits({}, ["code-1", "code-2", "code-3"])
    for code in ("code-3", "code-1", "code-3"):
        found.use(code)
    assert found.codes() == {1: "code-1", 2: "code-2", 3: "code-3"}


def test_a_new_code_takes_the_first_free_digit():
    found = digits({1: "code-9"}, ["code-1"])
    found.use("code-5")
    assert found.codes() == {1: "code-9", 2: "code-1", 3: "code-5"}


def test_where_no_digit_is_free_the_code_not_used_for_longest_makes_room():
    found = digits({9: "code-29"}, MANY[:8])
    found.use("code-8")
    found.use("code-20")
    assert found.codes()[7] == "code-20"
    found.use("code-21")
    assert found.codes()[6] == "code-21"
    assert found.codes()[8] == "code-8"
    assert found.codes()[9] == "code-29"


def test_with_every_digit_pinned_nothing_gives_way():
    pinned = dict(enumerate(MANY[:9], start=1))
    found = digits(pinned, [])
    found.use("code-20")
    assert found.codes() == pinned


def test_a_pin_that_comes_takes_its_digit_and_moves_no_other_code():
    found = digits({}, ["code-1", "code-2", "code-3"])
    found.pin({1: "code-3"}, MANY)
    assert found.codes() == {1: "code-3", 2: "code-2"}


def test_a_code_removed_from_the_codebook_leaves_its_digit():
    found = digits({5: "code-4"}, ["code-1", "code-2"])
    found.pin({5: "code-4"}, ["code-2"])
    assert found.codes() == {2: "code-2"}
    found.use("code-2")
    assert found.codes() == {2: "code-2"}
