from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import pinyin
from desktop.text.matching import Candidate, CodeIndex, Where

_CATEGORIES = {2: ("基层治理", "Grassroots governance"), 3: ("乡村振兴", "Rural revitalization")}


def code(number: int, zh: str, en: str = "", *, key: str = "") -> Candidate:
    category = number // 100
    return Candidate(
        id=zh, number=number, names=(zh, en), category_number=category, category_names=_CATEGORIES[category], key=key
    )


CODES = (
    code(201, "网格化管理", "Grid management", key="gg_grid"),
    code(202, "三方协同", "Tripartite co-governance in residential communities", key="gg_tripartite"),
    code(203, "小区党组织", "Party organizations in residential communities", key="gg_estate"),
    code(204, "矛盾纠纷调解", "Dispute mediation", key="gg_mediation"),
    code(299, "基层治理·其他", "Grassroots governance: other", key="gg_other"),
    code(304, "农文旅融合", "Agriculture, culture and tourism", key="rr_tourism"),
    code(305, "乡村CEO", "Village managers", key="rr_talent"),
    code(399, "乡村振兴·其他", "Rural revitalization: other", key="rr_other"),
)
INDEX = CodeIndex(CODES)
FULL_WIDTH_LETTERS = "\uff37\uff47\uff28"
FULL_WIDTH_NUMBER = "\uff12\uff10\uff11"


def found(typed: str, *recent: str) -> list[str]:
    return [hit.id for hit in INDEX.find(typed, recent=recent)]


@pytest.mark.parametrize(
    "typed",
    [
        "wghgl", "wg", "w", "WGH", "wangge", "wanggehuaguanli", "wang'ge", "wang ge hua", "wg'h", FULL_WIDTH_LETTERS,
        "网格", "网格化管理", "管理", "grid", "Grid man", "manage", "201", FULL_WIDTH_NUMBER, "网格hua'guan'li", "网格hgl", "gg_grid",
    ],
)  # fmt: skip
def test_a_code_is_found_by_every_way_of_typing_it(typed):
    assert found(typed)[0] == "网格化管理"


def test_a_number_fits_before_all_that_begins_with_it():
    candidates = [
        Candidate(id=str(number), number=number, names=("", ""), category_number=7, category_names=("", ""))
        for number in (2010, 201, 20)
    ]
    assert [hit.id for hit in CodeIndex(candidates).find("201", recent=["2010"])] == ["201", "2010"]


def test_the_beginning_of_a_number_lists_the_codes_of_that_number_in_order():
    assert found("20") == ["网格化管理", "三方协同", "小区党组织", "矛盾纠纷调解"]


@pytest.mark.parametrize("typed", ["jczl", "基层治理", "jicengzhili", "grassroots", "2", "jc"])
def test_a_category_lists_its_codes_in_the_order_of_the_codebook(typed):
    assert found(typed)[:5] == ["网格化管理", "三方协同", "小区党组织", "矛盾纠纷调解", "基层治理·其他"]


def test_a_name_that_repeats_its_category_is_found_by_what_comes_after():
    assert found("qt") == ["基层治理·其他", "乡村振兴·其他"]
    assert found("jczlq") == ["基层治理·其他"]
    assert found("其他") == ["基层治理·其他", "乡村振兴·其他"]


def test_among_equal_matches_the_last_used_comes_first():
    assert found("x", "小区党组织", "乡村CEO")[:2] == ["小区党组织", "乡村CEO"]
    assert found("x", "乡村CEO", "小区党组织")[:2] == ["乡村CEO", "小区党组织"]


def test_a_better_match_stays_before_one_used_more_recently():
    assert found("residential")[0] == "三方协同"
    assert found("管理", "三方协同") == ["网格化管理"]
    assert found("wg", "矛盾纠纷调解")[0] == "网格化管理"


def test_a_name_typed_to_its_end_comes_before_a_longer_one_used_last():
    index = CodeIndex([code(201, "网格化"), code(202, "网格")])
    assert [hit.id for hit in index.find("wg", recent=["网格化"])] == ["网格", "网格化"]


def test_beginnings_come_before_words_words_before_insides_insides_before_categories():
    index = CodeIndex(
        [
            code(201, "甲", "Rural grassroots"),
            code(202, "乙", "Bluegrass"),
            code(203, "丙", "Open grass"),
            code(204, "丁", "Grass"),
            code(205, "戊", "Grass roots"),
        ]
    )
    assert [(hit.id, hit.where) for hit in index.find("grass")] == [
        ("丁", Where.NAME), ("戊", Where.BEGINNING), ("甲", Where.WORD), ("丙", Where.WORD), ("乙", Where.INSIDE),
    ]  # fmt: skip
    assert {hit.where for hit in index.find("grassrootsg")} == {Where.CATEGORY}


def test_pieces_of_english_words_are_found_in_their_order():
    assert found("res com") == ["三方协同", "小区党组织"]
    assert found("com res") == []


def test_letters_inside_a_chinese_name_are_found():
    assert found("ceo") == ["乡村CEO"]
    assert found("xcc")[0] == "乡村CEO"


def test_a_single_letter_is_not_looked_for_inside_words():
    assert "矛盾纠纷调解" not in found("n")


def test_another_character_of_the_same_sound_is_understood_when_nothing_else_fits():
    assert INDEX.find("网个化") == [("网格化管理", Where.SOUND)]


def test_an_exact_character_is_never_mixed_with_its_sound():
    assert {hit.where for hit in INDEX.find("网")} == {Where.BEGINNING}


@pytest.mark.parametrize("typed", ["", "  ", "\u3000"])
def test_nothing_typed_gives_last_used_codes_first_and_then_all(typed):
    assert found(typed, "农文旅融合", "gone", "三方协同")[:3] == ["农文旅融合", "三方协同", "网格化管理"]
    assert len(found(typed, "农文旅融合")) == len(CODES)


@pytest.mark.parametrize("typed", ["节点", "代码", "标签", "节点编码", "tag", "Nodes"])
def test_words_of_other_programs_give_the_codes(typed):
    assert found(typed) == [candidate.id for candidate in CODES]


def test_a_code_that_is_called_so_comes_before_the_words_of_other_programs():
    index = CodeIndex([code(201, "甲"), code(202, "标签化叙事")])
    assert [hit.id for hit in index.find("标签")] == ["标签化叙事"]


@pytest.mark.parametrize("typed", ["zzzz", "、", "999", "𠮷"])
def test_what_fits_nothing_finds_nothing(typed):
    assert found(typed) == []


def test_an_empty_codebook_has_no_hits():
    assert CodeIndex([]).find("wg") == CodeIndex([]).find("") == []


@given(st.text(max_size=8))
def test_whatever_is_typed_every_code_comes_at_most_once(typed):
    hits = found(typed, "三方协同", "三方协同")
    assert len(hits) == len(set(hits))


def test_names_are_read_only_when_a_letter_is_typed(monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(pinyin, "initials", lambda text: read.append(text) or "")
    index = CodeIndex(CODES)
    index.find("网格")
    index.find("201")
    assert read == []
    index.find("wg")
    index.find("wgh")
    assert len(read) == 2 * len(CODES)


def test_in_the_codebook_of_the_program_four_letters_put_nearly_every_code_on_top(project):
    book = yaml.safe_load((project / "resources" / "codebooks" / "governance.yaml").read_text(encoding="utf-8"))
    candidates = [
        Candidate(
            id=entry["id"], number=entry["number"], names=(entry["zh"], entry["en"]),
            category_number=category["number"], category_names=(category["zh"], category["en"]), key=entry["id"],
        )
        for category in book["categories"]
        for entry in category["codes"]
    ]  # fmt: skip
    index = CodeIndex(candidates)
    plain = [candidate for candidate in candidates if candidate.number % 100 < 98]
    first = [index.find(pinyin.initials(candidate.names[0])[:4])[0].id for candidate in plain]
    assert first == [candidate.id for candidate in plain]
