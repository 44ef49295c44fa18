from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.ways.digits import Digits

MANY = [f"code-{number}" for number in range(1, 30)]


def digits(pinned: dict[int, str], recent: list[str], every: list[str] = MANY, laid: dict[int, str] | None = None):
    found = Digits()
    found.start(pinned, recent, every, laid or {})
    return found


def test_pinned_codes_keep_their_digits_and_the_last_used_fill_the_others():
    found = digits({2: "code-20"}, ["code-7", "code-20", "code-9"])
    assert found.codes() == {1: "code-7", 2: "code-20", 3: "code-9"}


def test_a_large_codebook_leaves_free_digits_free():
    assert digits({}, []).codes() == {}


def test_a_small_codebook_lies_on_the_digits_in_its_own_order_whatever_was_used():
    assert digits({}, ["c", "b"], ["a", "b", "c"]).codes() == {1: "a", 2: "b", 3: "c"}
    assert digits({}, ["b"], ["a", "b", "c"], {1: "b", 2: "a"}).codes() == {1: "a", 2: "b", 3: "c"}


def test_a_pin_on_a_small_codebook_moves_only_the_code_it_takes_the_digit_from():
    assert digits({1: "b"}, ["c"], ["a", "b", "c"]).codes() == {1: "b", 2: "a", 3: "c"}


def test_a_small_codebook_that_grows_keeps_its_digits():
    found = digits({}, [], MANY[:9])
    found.pin({}, [MANY[20], *MANY[:9]])
    assert found.codes() == dict(enumerate(MANY[:9], start=1))


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


def test_where_no_digit_is_free_the_code_unused_for_long_gives_way_alone():
    found = digits({9: "code-29"}, list(reversed(MANY[:8])))
    before = found.codes()
    assert before == {1: "code-8", 2: "code-7", 3: "code-6", 4: "code-5", 5: "code-4", 6: "code-3", 7: "code-2"} | {
        8: "code-1", 9: "code-29",
    }  # fmt: skip
    for _ in range(6):
        for code in ["code-1", *MANY[2:8], "code-20"]:
            assert found.use(code) in (None, 7)
    assert found.codes() == before | {7: "code-20"}


def test_among_more_codes_than_digits_that_are_all_in_use_none_gives_way():
    found = digits({}, list(reversed(MANY[:9])))
    before = found.codes()
    for _ in range(20):
        for code in MANY[:20]:
            assert found.use(code) is None
    assert found.codes() == before


def test_digits_lie_as_they_were_laid_before_and_what_was_used_last_takes_free_ones():
    found = digits({}, ["code-8", "code-2"], laid={1: "code-1", 3: "code-2"})
    assert found.codes() == {1: "code-1", 2: "code-8", 3: "code-2"}
    again = digits({}, ["code-9", "code-1"], laid=found.laid())
    assert again.codes() == {1: "code-1", 2: "code-8", 3: "code-2", 4: "code-9"}


def test_with_every_digit_pinned_nothing_gives_way():
    pinned = dict(enumerate(MANY[:9], start=1))
    found = digits(pinned, [])
    found.use("code-20")
    assert found.codes() == pinned


def test_a_pin_that_comes_takes_its_digit_and_moves_no_other_code():
    found = digits({}, ["code-1", "code-2", "code-3"])
    found.pin({1: "code-3"}, MANY)
    assert found.codes() == {1: "code-3", 2: "code-2"}
    found.pin({}, MANY)
    assert found.codes() == {1: "code-1", 2: "code-2", 3: "code-3"}


def test_a_code_removed_from_the_codebook_leaves_its_digit():
    found = digits({5: "code-4"}, ["code-1", "code-2"])
    found.pin({5: "code-4"}, MANY[1:2] + MANY[10:])
    assert found.codes() == {2: "code-2"}
    found.use("code-2")
    assert found.codes() == {2: "code-2"}


@given(
    laid=st.dictionaries(st.integers(1, 9), st.sampled_from(MANY)),
    recent=st.lists(st.sampled_from(MANY), unique=True),
    pins=st.dictionaries(st.integers(1, 9), st.sampled_from(MANY)),
    used=st.lists(st.sampled_from(MANY)),
)
def test_a_use_changes_one_digit_at_most_and_says_which(laid, recent, pins, used):
    # One digit a code.
    pinned = {digit: code for code, digit in {code: digit for digit, code in pins.items()}.items()}
    found = digits(pinned, recent, laid=laid)
    for code in used:
        before = found.codes()
        taken = found.use(code)
        kept = {digit: each for digit, each in before.items() if digit != taken}
        assert found.codes().items() >= (kept | pinned).items()
        assert taken is None or before[taken] != found.codes()[taken] == code
        assert len(set(found.codes().values())) == len(found.codes())
    again = digits({}, used, laid=found.laid())
    assert again.laid().items() >= found.laid().items()
