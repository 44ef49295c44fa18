# ruff: noqa: RUF001 -- full-width letters are what is tested
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.variants import folded, forms


def test_every_form_of_a_group_stands_for_the_same():
    assert {folded(form) for form in "后後"} == {"后"}
    assert set("里裏裡") <= set(forms("裡"))


def test_widths_and_case_come_with_it():
    assert folded("Ａ") == "a"
    assert set("aAａＡ") == set(forms("a"))


def test_a_character_without_another_form_stands_alone():
    assert forms("\U00020bb7") == "\U00020bb7"
    assert forms("，") == forms(",")


@given(st.characters())
def test_folding_is_one_character_for_one_and_comes_to_rest(character):
    assert len(folded(character)) == 1
    assert folded(folded(character)) == folded(character)
    assert character in forms(character)
