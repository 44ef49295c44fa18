"""Codes that are like some words: found by name, sound, keyword, common characters or definition, closest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.likeness import Known, Like, Why, as_name, like

CODES = (
    Known("grid", ("网格化管理", "Grid management"), ("网格员", "一网统管"), "由网格员在片区里巡查、上报、办理。"),
    Known("table", ("便民服务点", "Service points"), ("便民桌",), "在居民楼下设点，当场办理夜间值守等事项。"),
    Known("party", ("党建引领", "Led by the Party"), ("党建联盟",), "由党组织牵头。"),
    Known("ditch", ("修渠", "Ditches"), (), ""),
)


def found(words: str) -> list[tuple[str, Why]]:
    return [tuple(each) for each in like(words, CODES)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("党建引领", ("party", Why.SAME)),
        ("“党建引领”，", ("party", Why.SAME)),
        ("grid MANAGEMENT", ("grid", Why.SAME)),
        ("休渠", ("ditch", Why.SOUND)),
        ("十二名网格员", ("grid", Why.KEYWORD)),
        ("网格化管理经验", ("grid", Why.PART)),
        ("网格", ("grid", Why.PART)),
        ("党的建设引领", ("party", Why.CHARACTERS)),
        ("management of grids and grid plans", ("grid", Why.CHARACTERS)),
        ("夜间值守", ("table", Why.DEFINITION)),
    ],
)
def test_the_closest_code_comes_first_with_the_reason(words, first):
    assert found(words)[0] == first


@pytest.mark.parametrize("words", ["", "，。", "樟树", "渠", "a"])
def test_nothing_is_like_words_that_share_nothing(words):
    assert found(words) == []


def test_one_code_comes_once_and_closer_reasons_come_first():
    codes = [*CODES, Known("twin", ("党建引领", ""), ("党建引领",), "党建引领")]
    hits = like("党建引领治理", codes)
    assert [hit.id for hit in hits] == ["twin", "party"]
    assert like("党建引领", codes) == [Like("party", Why.SAME), Like("twin", Why.SAME)]


def test_at_most_as_many_as_are_wanted():
    many = [Known(str(number), (f"修渠{number}", "")) for number in range(30)]
    assert len(like("修渠", many)) == 9
    assert [hit.id for hit in like("修渠", many, most=2)] == ["0", "1"]


@given(st.text(max_size=40))
def test_any_words_are_answered(words):
    hits = like(words, CODES)
    assert len({hit.id for hit in hits}) == len(hits)
    assert [hit.why for hit in hits] == sorted(hit.why for hit in hits)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("“最多跑一次”，", "最多跑一次"),
        ("三百天里\n记了412件事，", "三百天里 记了412件事"),
        ("……", "……"),
        ("增长5%。", "增长5%"),
    ],
)
def test_words_become_a_name_without_the_punctuation_at_their_edges(words, name):
    assert as_name(words) == name


def test_a_long_passage_is_cut():
    assert as_name("渠" * 90) == "渠" * 30
