"""Founder repair: what is garbled comes back, what is clean stays, and each change can be refused or taken back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importing.founder_signs import DIGITS, garbled, shown
from desktop.importing.repairs import repairs
from desktop.importing.substitutions import apply, certain, take_back

CLAUSES = (
    "村里的老支书翻出账本", "一笔一笔念给大家听", "镇卫生院的医生每周来两回", "田野里的油菜开了花", "网格员挨户敲门",
    "这项工作遥遥领先", "县人民医院派出专家", "合作社把山货卖到省城", "老人陶冶情操", "大家商量着修路",
)  # fmt: skip
CLEAN = (
    "袁隆平院士的团队走进田野，县医院派车接送。", "这个镇的进度在全市遥遥领先，法院和检察院也来学习。",
    "子曰：学而时习之，不亦说乎？", "孟子对曰：王何必曰利？亦有仁义而已矣。", "尧舜之世，遥不可及；袁绍曰：不可。",
    "感天动地窦娥冤", "独在异乡为异客每逢佳节倍思亲遥知兄弟登高处遍插茱萸少一人",
    "孟子见梁惠王王曰叟不远千里而来亦将有以利吾国乎", "唐尧虞舜袁世凯曾国藩叶圣陶冶炼厂浴室钥匙渊源冤案医院法院",
    "袁建国\n袁野\n尧小明\n陶冶\n叶遥\n袁冶平\n渊博\n院士", "袁建国 袁野 尧小明 陶冶 叶遥 院士 袁冶平 渊博",
    "三家医院两所学院一座书院都在田野边上", "公园圆梦，源远流长，人员园艺，心愿苑囿。", "淤泥清完，于是复工，盂兰盆节。",
    "老袁,小袁,袁野,都是院里的,遥想当年尧天舜日", "要不要来，要看要求；再要要不到。", "益处多，依靠3人，伊始5天。",
)  # fmt: skip
GARBLED = "支部牵头袁邻里搭手曰小事不拖袁大事同商遥"


def wide(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def repaired(text: str) -> str:
    return apply(text, certain(repairs(text)))


def open_cases(shared):
    file = shared / "reference" / "garble_cases_open.json"
    if not file.exists():
        pytest.skip("no open cases beside the project")
    return json.loads(file.read_text(encoding="utf-8"))["cases"]


def test_the_open_cases_come_out_as_expected(shared):
    outcomes = {case["input"]: (repaired(case["input"]), case["expected"]) for case in open_cases(shared)}
    assert {given: pair for given, pair in outcomes.items() if pair[0] != pair[1]} == {}


def test_the_open_pages_have_every_garbled_mark_and_no_other_repaired(shared):
    gold = shared / "pages" / "gold.json"
    if not gold.exists():
        pytest.skip("no open pages beside the project")
    for page in json.loads(gold.read_text(encoding="utf-8"))["files"]:
        text = (shared / "pages" / page["file"]).read_text(encoding="utf-8-sig")
        found = repairs(text)
        assert len(found) == sum(line["mapped_characters"] for line in page["garbled_lines"])
        lines = apply(text, found).split("\n")
        for line in page["garbled_lines"]:
            assert lines[line["line_no"] - 1].strip() == line["decoded_text"].strip()


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stays(text):
    assert certain(repairs(text)) == []
    assert certain(repairs(f"村里开会，{text}\n\n念到傍晚才念完。")) == []


def test_nothing_clean_in_the_project_is_changed(project):
    changed = {}
    read = 0
    for folder in ("seeds", "resources", "tests"):
        for file in sorted((project / folder).rglob("*")):
            if file.suffix not in (".txt", ".md", ".yaml", ".json", ".py"):
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
            # Tests that speak of garbled text hold some.
            if file.suffix == ".py" and "garbl" in text:
                continue
            read += len(text)
            if found := certain(repairs(text)):
                changed[file.name] = found
    assert changed == {}
    assert read > 1_000_000


@st.composite
def paragraphs(draw):
    clauses = draw(st.lists(st.sampled_from(CLAUSES), min_size=3, max_size=14))
    marks = draw(st.lists(st.sampled_from("，，，。、；！"), min_size=len(clauses) - 1, max_size=len(clauses) - 1))
    return "".join(a + b for a, b in zip(clauses, [*marks, "。"], strict=True))


@given(paragraphs())
def test_what_was_garbled_comes_back(text):
    broken = garbled(text)
    kinds = {was for was, now in zip(text, broken, strict=True) if was != now}
    found = repairs(broken)
    if len(kinds) > 1:
        assert apply(broken, certain(found)) == text
    else:
        assert found == []


@given(paragraphs(), st.integers(8, 40))
def test_wraps_do_not_hide_it(text, width):
    wrapped = "\n".join(text[start : start + width] for start in range(0, len(text), width))
    result = apply(garbled(wrapped), repairs(garbled(wrapped)))
    assert [sign == "\n" for sign in result] == [sign == "\n" for sign in wrapped]
    if not any(wrapped[place + 1] in "，。、；！" for place in range(len(wrapped) - 1) if wrapped[place] == "\n"):
        assert result == wrapped or len(set(text) & set("，。、；！")) == 1


@given(paragraphs(), st.data())
def test_each_can_be_refused_and_taken_back_singly_or_together(text, data):
    broken = garbled(text)
    found = repairs(broken)
    some = [one for one in found if data.draw(st.booleans())]
    made = [one for one in found if one not in some]
    result = apply(broken, found, refused=some)
    assert result == take_back(apply(broken, found), some)
    assert len(result) == len(broken)
    assert take_back(result, made) == broken


@given(st.text(alphabet="袁遥尧曰院浴钥渊冤野冶叶曳要噎员园圆年月日淤于盂玉域级益依伊3，。\n 的人民", max_size=200))
def test_whatever_is_read_is_found_without_overlap_and_goes_back(text):
    found = repairs(text)
    assert all(text[one.start : one.end] == one.was and len(one.was) == len(one.becomes) for one in found)
    assert all(one.end - one.start == 1 for one in found if one.stage == 1)
    assert take_back(apply(text, found), found) == text


def test_what_does_not_fit_the_text_is_said():
    found = repairs(GARBLED)
    with pytest.raises(ValueError, match="does not have"):
        apply("支部牵头，邻里搭手；小事不拖，大事同商。", found)


def test_brackets_come_in_pairs():
    text = "会上讨论了野三件事冶和叶关于修路的意见曳袁定下渊一冤先修东头袁再修西头遥"
    assert repaired(text) == "会上讨论了“三件事”和《关于修路的意见》，定下（一）先修东头，再修西头。"


def test_a_real_stop_keeps_its_neighbours():
    assert certain(repairs("村里开会袁商量修路，大家同意袁当天动工遥")) == []


def test_a_name_behind_a_title_is_asked():
    found = repairs("全村都到齐了袁村支书老陈主持袁记者袁建国在场尧记下全部经过遥")
    assert [one.reason for one in found if not one.certain] == ["founder_or_name"]


def test_a_thin_stretch_is_asked_unless_the_page_speaks_for_it():
    thin = "村里老人爱到祠堂前坐着袁看着孩子们遥望远山的样子很是安心"
    other = "大家商量着修路袁合作社把山货卖到省城遥老人爱到祠堂前坐着尧看着孩子们很是安心"
    assert repairs(thin) == []
    assert {one.certain for one in repairs(other)} == {False}
    page = f"{other}\n\n，{GARBLED}{GARBLED}"
    assert all(one.certain for one in repairs(page))


def test_in_a_garbled_page_a_lone_sign_is_asked():
    page = f"{GARBLED}\n\n大家商量好了。老人爱到祠堂前坐着晒太阳说说往事遥\n\n他们说：好。"
    found = repairs(page)
    assert [(one.was, one.reason) for one in found if not one.certain] == [("遥", "founder_thin")]
    assert repairs(page.removeprefix(GARBLED)) == []


def test_speech_in_speech_has_its_own_quotes():
    text = "老支书念道院野账本上写着耶先修东头爷袁大家都记得遥冶"
    assert repaired(text) == "老支书念道：“账本上写着‘先修东头’，大家都记得。”"


def test_a_long_file_without_stops_is_read_to_its_end():
    text = GARBLED * 1000
    assert len(repairs(text)) == 4000
    assert repaired(text) == "支部牵头，邻里搭手；小事不拖，大事同商。" * 1000


def digits(text: str) -> str:
    return "".join(shown(sign) if sign in (*DIGITS.values(), "％") else sign for sign in text)


@pytest.mark.parametrize(
    "text",
    [
        "２０１３年，全村收入８９０万元，同比增长１５％。",
        "接待４７１人，收入８９０万元，党员１００名，增长１５％。",
        "９月１２日动工，１０月３日完工。",
    ],
)
def test_digits_come_back_where_the_document_speaks_for_them(text):
    assert repaired(digits(text)) == text


def test_a_single_number_is_only_proposed():
    found = repairs("合作社今年增收愿怨园万元，社员都很高兴。")
    assert [(one.was, one.becomes, one.certain) for one in found] == [("愿怨园", wide("890"), False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议提出：淤抓学习；于抓落实；盂抓整改。", "会议提出：①抓学习；②抓落实；③抓整改。"),
        ("发布玉级、域级、芋级响应。", "发布Ⅰ级、Ⅱ级、Ⅲ级响应。"),
        ("误差0.5依0.1，尺寸3伊5，比重3郾5，电话0577鄄8888。", "误差0.5±0.1，尺寸3×5，比重3．5，电话0577－8888。"),
        ("早上20益，中午35益。", "早上20℃，中午35℃。"),
    ],
)
def test_numbering_and_units_come_back(text, expected):
    assert repaired(text) == expected


def test_a_series_of_two_and_a_lone_unit_are_only_proposed():
    found = repairs("会议提出：淤抓学习；于抓落实。室温20益。")
    assert [(one.becomes, one.certain) for one in found] == [("①", False), ("②", False), ("℃", False)]


def test_letters_are_proposed_where_digits_are_garbled():
    found = repairs("圆园员猿年，全市郧阅孕增长。")
    assert [(one.becomes, one.certain) for one in found] == [(wide("2013"), True), (wide("GDP"), False)]
    assert repairs("全市郧阅孕增长。") == []


def test_each_reason_is_a_sentence():
    found = [*repairs(GARBLED), *repairs("圆园员猿年，全市郧阅孕增长。会议提出：淤抓学习；于抓落实。室温20益。")]
    assert all(one.was in str(one) and one.becomes in str(one) for one in found)
