# ruff: noqa: RUF001 -- full-width letters and digits are what is tested
import json
import re

import pytest
from hypothesis import given

from desktop.core.spans import Span
from desktop.text.segment import clauses, sentences
from tests.text.strategies import clean_texts, raw_texts
from tests.texts import ENUMERATED_PARAGRAPH, FIGURES_PARAGRAPH, QUOTED_PARAGRAPH


def parts(text, segment=sentences, **options):
    return [text[start:end] for start, end in segment(text, **options)]


def split(marked, segment=sentences):
    """Compare a text marked with | where it is to be parted."""
    expected = [part.strip() for part in marked.split("|")]
    assert parts(marked.replace("|", ""), segment) == expected


def wrapped_everywhere(text):
    for position in range(1, len(text)):
        if not (text[position - 1] + text[position]).isspace() and "\n" not in text[position - 1 : position + 1]:
            yield text[:position] + "\n" + text[position:]


@pytest.fixture(scope="module")
def reference(shared):
    path = shared / "reference/sentences_open.json"
    if not path.is_file():
        pytest.skip("the reference sentences are not there")
    return json.loads(path.read_text(encoding="utf-8"))["cases"]


def test_reference_sentences_come_out(reference):
    wrong = [case for case in reference if parts(case["text"]) != case["sentences"]]
    assert wrong == []


def test_reference_sentences_come_out_wherever_a_line_is_wrapped(reference):
    for case in reference:
        expected = [sentence.replace("\n", "") for sentence in case["sentences"]]
        for text in wrapped_everywhere(case["text"].replace("\n", "")):
            assert [part.replace("\n", "") for part in parts(text)] == expected, text


@pytest.mark.parametrize(
    "marked",
    [
        "渠修好了。|水来了！|谁管？|大家管……|好。",
        "真的？？|真的！！！|怎么会？！|好了。",
        "“渠修好了。”|老葛边说边比画。",
        "「走吧。」|『好。』|两人出了门。",
        "他说：“先看水。|再看渠。”",
        "“去不去？”|“去！”|两人一问一答。",
        "（鼓掌。）|（笑声。）|会接着开。",
        "这叫“当日清”，也叫“不过夜”。",
        "渠有三段：上段、中段；下段还没修",
        "一、把事摊开|",
        "记者\u3000白舟\u3000通讯员\u3000谷雨晴",
    ],
)
def test_stops_end_sentences_with_the_marks_behind_them(marked):
    split(marked.rstrip("|"))


@pytest.mark.parametrize(
    "marked",
    [
        "“水怎么分？”成为会上问得最多的话。",
        "大家把“等人来修？”改为“自己先修！”，事情就快了。",
        "“谁家占地？”的难题解开了。",
        "“修不修？”和“怎么修？”是两回事。",
        "“先通水！”等口号写在墙上。",
        "他问“修好了吗？”，没有人答。",
        "“去？”、“不去？”，都由他。",
        "“这渠谁管？”这个问题没有人躲。",
        "“说到做到！”并贴在门口。",
    ],
)
def test_a_quotation_inside_a_sentence_does_not_end_it(marked):
    split(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "“通水了！”|得知消息，全村都来了。",
        "“好！”|的确是好。",
        "“去！”|等到天亮他才动身。",
        "“行！”|与此同时，水泵也到了。",
        "“修。”|地里的活先放一放。",
    ],
)
def test_words_that_only_look_like_a_continuation_begin_a_sentence(marked):
    split(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "挖渠、砌石、种柳……等等都算工。",
        "“我……我来晚了。”",
        "“这个……这个不好说。”",
        "“这……怎么好意思？”",
        "从渠头……到渠尾，走了一个钟头。",
        "菱角、莲藕、茭白……，样样齐全。",
        "“……好吧。”|他答应了。",
        "他想了很久……|天亮了。",
        "“再等等……”|他没有说下去。",
        "水还是没来...|大家散了。",
    ],
)
def test_an_ellipsis_ends_a_sentence_unless_speech_or_a_list_goes_on(marked):
    split(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "比例是3:2:1，占96.3%，共1,286件。|其余另算。",
        "占９６．３％，共１，２８６件。|其余另算。",
        "见https://zaoya.example/?id=3&b=2。|另见a?b=c。",
        "Good!|真好!|OK?|好。",
        "用U.S.标准，按No.5图，第1.2节。",
        "按“3+2+X”摆开，结构是“报—办—评”。",
    ],
)
def test_marks_inside_numbers_and_addresses_end_nothing(marked):
    split(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "他在纸上画了个“？”就走了。",
        "《水从哪里来？》一文写得实。",
        "三天（没有看错！）就通了水。",
        "村民一句“辛苦了！”让她红了眼。",
    ],
)
def test_named_marks_titles_and_asides_end_nothing(marked):
    split(marked)


def test_a_page_set_with_dots_is_parted_at_them():
    split("渠修好了．|水来了．")


def test_a_dot_between_the_parts_of_a_name_ends_nothing():
    split("卡尔．赫尔曼来了。|他看了渠。")


def test_straight_quotes_close_and_open_in_turn():
    split('"渠修好了。"|他说。|"水来了。"|她说。|It\'s good!|\'真好！\'')


def test_the_end_of_a_paragraph_always_ends_a_sentence():
    assert parts("上段修渠；\n\n下段，\n\u3000\n谁修\n\n") == ["上段修渠；", "下段，", "谁修"]


def test_a_wrap_stays_inside_its_span():
    assert sentences("渠修\n好了。\n水来了。") == [Span(0, 6), Span(7, 11)]


def test_other_marks_may_end_sentences_when_asked():
    assert parts("上段修渠；下段修路。", also_after="；;") == ["上段修渠；", "下段修路。"]


def test_quotations_with_narration_between_them_part():
    assert parts(QUOTED_PARAGRAPH) == [
        "“渡口的灯修好了？”",
        "守渡人老葛问。",
        "“修好了。”",
        "电工答，“从明天起亮到夜里十点……”",
        "船上的人都笑：“那就叫它‘十点灯’吧！”",
        "（本报将继续关注夜渡的班次。）",
    ]


def test_figures_close_no_clause():
    assert parts(FIGURES_PARAGRAPH, clauses) == [
        "枣垭乡上半年办结群众来件1,286件，",
        "办结率96.3%，",
        "平均用时2.4天；",
        "其中网上来件占41.5%，",
        "入口是zaoya.example。",
        "排在前三的是供水、道路、噪声，",
        "比例约为3:2:1。",
    ]


def test_parallel_heads_are_clauses_of_their_own():
    assert parts(ENUMERATED_PARAGRAPH, clauses)[:3] == [
        "一是把事摊开。",
        "每月初一在祠堂门口公布上月的收支。",
        "二是把话听完。",
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "上段修渠,|下段修路;|都要钱.|谁出?|大家出!",
        "他说，|“先看水，”|又说，|“再看渠。”",
        "修好了（上段，）|下段没修。",
        "1.把事摊开，|2.把话听完。",
        "用U.S.标准，|按a?b=c的写法。",
        "占１，２８６亩，|其余另算",
        "“谁管？”|的难题，|解开了。",
        "渠长：|".rstrip("|") + "上段三里、下段五里——都通了",
        "他走了……|水来了，|好",
    ],
)
def test_closers_close_clauses_with_the_marks_behind_them(marked):
    split(marked, clauses)


def test_other_closers_can_be_asked_for():
    assert parts("上段，中段、下段。", clauses, closers="、。") == ["上段，中段、", "下段。"]


@pytest.mark.parametrize("segment", [sentences, clauses])
@given(text=clean_texts | raw_texts)
def test_every_character_but_white_space_lies_in_exactly_one(segment, text):
    inside = [position for start, end in segment(text) for position in range(start, end)]
    assert inside == sorted(set(inside))
    assert all(text[position].isspace() for position in set(range(len(text))) - set(inside))


@pytest.mark.parametrize("segment", [sentences, clauses])
@given(text=clean_texts | raw_texts)
def test_no_span_is_empty_or_has_white_space_at_its_edges(segment, text):
    assert all(part and part == part.strip() for part in parts(text, segment))


@given(clean_texts | raw_texts)
def test_every_clause_lies_in_one_sentence(text):
    found = sentences(text)
    assert all(any(sentence.contains(clause) for sentence in found) for clause in clauses(text))


@given(clean_texts)
def test_no_sentence_crosses_a_blank_line(text):
    assert not any(re.search(r"\n\s*\n", part) for part in parts(text))


@pytest.mark.parametrize("segment", [sentences, clauses])
@pytest.mark.parametrize("text", ["", "\n", " \u3000\n\n"])
def test_blank_text_has_no_parts(segment, text):
    assert segment(text) == []


@pytest.mark.parametrize("segment", [sentences, clauses])
@pytest.mark.parametrize("text", ["……", "！", "▲▲", "——"])
def test_marks_alone_are_one_part(segment, text):
    assert segment(text) == [Span(0, len(text))]
