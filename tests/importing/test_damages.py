"""Damages are named with their first place and number, and clean text has none."""

from __future__ import annotations

import pytest

from desktop.importing.damages import damages
from desktop.importing.repairs import repairs

CLEAN = "村里的老支书翻出账本，一笔一笔念给大家听，念到傍晚才念完。\n\n□记者 陈木生 □通讯员 林小满\n\n增长15%，共3户。"
LEFT = [
    "网格员每天上门走访听取群",
    "众对小区停车难的意见和建",
    "议并且当天记下交给街道办",
    "事处处理一周以内给出答",
    "复让居民看得见也摸得着变",
]
RIGHT = [
    "合作社今年把山货卖到了省",
    "城的超市一年收入比去年增",
    "加了三成社员们都说明年还",
    "要再种二十亩地请来农业技",
    "术员教大家怎样管理果树苗",
]


def kinds(text: str) -> dict[str, tuple[int, int]]:
    assert repairs(text) == []
    return {damage.kind: (damage.start, damage.times) for damage in damages(text)}


def test_clean_text_has_none():
    assert damages(CLEAN) == []
    assert damages("Café, naïve, “déjà vu” – Zürich, œuvre") == []
    assert damages("\n".join(LEFT + RIGHT)) == []


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("村里⼀位老⼈", "radicals", 2),
        ("题：" + "老支书翻出账本".encode("gbk").decode("latin-1"), "mojibake", 2),
        ("村里\ufffd\ufffd的老人", "lost_signs", 2),
        ("村里的陈□生翻出账本", "lost_signs", 4),
        ("锟斤拷", "lost_signs", 0),
        ("完工于，年月日动工", "lost_digits", 4),
        ("收入增长%，很好", "lost_digits", 2),
        ("标题\n" + "\n".join("老支书翻出账本一笔一笔念"), "upright", 3),
    ],
)
def test_a_damage_is_named_with_its_place(text, kind, start):
    assert kinds(text)[kind][0] == start


def test_lines_of_two_columns_that_alternate_are_named():
    lines = [line for pair in zip(LEFT, RIGHT, strict=True) for line in pair]
    assert "alternating" in kinds("\n".join(lines))


def test_each_kind_is_a_sentence_with_its_number():
    (damage,) = damages("村里⼀位老⼈")
    assert damage.times == 2
    assert "2" in str(damage)
