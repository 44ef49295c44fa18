"""Merged codes: each way along `merged_into` has an end, and it is the same wherever one begins."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.codebooks import Code
from desktop.core.heirs import heir


def codes(**merged):
    return {
        each: Code(id=each, category="a", key=each, number=1, name_zh=each, name_en="", merged_into=into)
        for each, into in merged.items()
    }


def heirs(found):
    return {each: heir(code, found).id for each, code in found.items()}


def test_a_code_that_was_not_merged_is_its_own_heir():
    assert heirs(codes(p=None)) == {"p": "p"}


def test_several_merges_are_followed_to_the_last():
    assert heirs(codes(p="q", q="r", r=None)) == {"p": "r", "q": "r", "r": "r"}


def test_a_code_merged_into_one_that_is_gone_stays():
    assert heirs(codes(p="gone")) == {"p": "p"}


def test_a_circle_ends_at_its_least_code_and_so_does_the_way_into_it():
    assert heirs(codes(a="c", b="c", c="d", d="b")) == {"a": "b", "b": "b", "c": "b", "d": "b"}


def test_a_code_merged_into_itself_is_its_own_heir():
    assert heirs(codes(p="p", q="p")) == {"p": "p", "q": "p"}


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef") | st.none()))
def test_who_inherits_is_inherited_by_nobody_but_itself(merged):
    found = heirs(codes(**merged))
    assert {found[each] for each in found.values()} == set(found.values())
    assert all(found[each] == each for each in found.values())
