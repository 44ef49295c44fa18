import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Role
from desktop.core.segments import SegmentKind
from desktop.importing.plain_text import article_of
from desktop.text.canonical import canonical, digest
from desktop.text.paragraphs import paragraphs
from tests.texts import ASTRAL_ARTICLE, PLAIN_ARTICLE, WRAPPED_ARTICLE

RAW = st.text(
    alphabet=st.sampled_from("渠水。，：“”一二 \n\n\n\r\t\u3000\u3000\u00a0\u2028\ufeff\x00\ud83d😀\U00020bb7□记者ab1"),
    max_size=80,
)


def read(raw):
    found = article_of(raw)
    assert found is not None
    return found[0]


def seen(raw):
    return "".join(canonical(raw).replace("\ufeff", "").split())


def parts(raw):
    article = read(raw)
    return [(each.role, article.text[each.start : each.end]) for each in article.paragraphs]


def test_an_article_has_headline_byline_and_body():
    found = parts(PLAIN_ARTICLE)
    assert [role for role, _ in found] == [Role.HEADLINE, Role.BYLINE, *[Role.BODY] * 4]
    assert found[0][1] == read(PLAIN_ARTICLE).headline == PLAIN_ARTICLE.split("\n")[0]
    assert read(PLAIN_ARTICLE).byline == "本报记者 白舟 通讯员 谷雨晴"


def test_wraps_stay_inside_paragraphs():
    assert read(WRAPPED_ARTICLE).text == WRAPPED_ARTICLE.strip()


def test_headline_and_body_part_even_without_a_blank_line():
    assert parts("村口修渠\n渠修了三回，\n水通了。") == [
        (Role.HEADLINE, "村口修渠"),
        (Role.BODY, "渠修了三回，\n水通了。"),
    ]


def test_white_space_around_the_headline_stays_in_the_text_but_not_in_the_field():
    article = read("\n\n \u3000村口修渠 \n\n正文。")
    assert (article.headline, article.text) == ("村口修渠", " \u3000村口修渠 \n\n正文。")


def test_any_number_of_blank_lines_becomes_one():
    assert read("标题\n\n\n \t\n\u3000\n一段。\n\n\n\n二段。\n\n").text == "标题\n\n一段。\n\n二段。"


def test_lines_that_close_are_paragraphs_where_no_blank_line_parts_them():
    raw = "标题\n第一段说完了。\n第二段也说完了！\n第三段“完了。”\n第四段没有说完"
    assert [text for _, text in parts(raw)][1:] == raw.split("\n")[1:]


def test_wrapped_lines_without_blank_lines_stay_one_paragraph():
    assert len(parts("标题\n渠底铺的是河滩上捡来的卵石，\n头年能用，第二年就漏。\n第二回镇里\n拨了水泥。")) == 2


def test_two_ideographic_spaces_begin_a_paragraph():
    raw = "标题\n\n\u3000\u3000渠底铺的是卵石，\n第二年就漏。\n\u3000\u3000第二回拨了水泥，\n抹得平整。\n\u3000三回"
    assert [text for _, text in parts(raw)][1:] == [
        "\u3000\u3000渠底铺的是卵石，\n第二年就漏。",
        "\u3000\u3000第二回拨了水泥，\n抹得平整。\n\u3000三回",
    ]


def test_a_byline_is_looked_for_directly_below_the_headline_only():
    assert [role for role, _ in parts("标题\n正文一段。\n\n本报记者 白舟")] == [Role.HEADLINE, Role.BODY, Role.BODY]


def test_a_first_line_as_long_as_a_paragraph_is_body():
    raw = "渠底铺的是河滩上捡来的卵石，头年能用，第二年就漏。" * 5
    article, problems = article_of(f"\n{raw}\n\n二段。")
    assert [each.role for each in article.paragraphs] == [Role.BODY, Role.BODY]
    assert raw.startswith(article.headline.removesuffix("…"))
    assert [(problem.kind, problem.line) for problem in problems] == [("headline_missing", 2)]


def test_a_headline_alone_is_an_article():
    assert parts("只有标题") == [(Role.HEADLINE, "只有标题")]


@pytest.mark.parametrize("raw", ["", "\n \u3000\n", "\ufeff", "\x00\x01", "\r\n\u2028"])
def test_nothing_to_read_is_no_article(raw):
    assert article_of(raw) is None


def test_the_same_words_have_the_same_digest_whatever_ends_their_lines():
    windows = "\ufeff\r\n" + PLAIN_ARTICLE.replace("\n\n", "\r\n\r\n\r\n")
    assert read(windows).digest == read(PLAIN_ARTICLE).digest == digest(read(PLAIN_ARTICLE).text)


@given(RAW)
def test_the_text_is_canonical_and_its_paragraphs_are_those_that_any_reader_finds(raw):
    found = article_of(raw)
    if found is None:
        assert not seen(raw)
        return
    article = found[0]
    assert canonical(article.text) == article.text
    assert [each[:2] for each in article.paragraphs] == [tuple(each) for each in paragraphs(article.text)]


@given(RAW)
def test_nothing_that_can_be_seen_is_lost_or_moved(raw):
    found = article_of(raw)
    text = found[0].text if found else ""
    assert seen(text) == seen(raw)


@given(RAW)
def test_copied_stretches_are_the_same_in_the_raw_text(raw):
    found = article_of(raw)
    for clean_start, clean_end, raw_start, raw_end, kind in found[0].segments if found else ():
        if kind is SegmentKind.COPY:
            assert found[0].text[clean_start:clean_end] == raw[raw_start:raw_end]


def test_positions_lead_back_to_the_raw_text_through_crlf_and_astral_characters():
    article = read(ASTRAL_ARTICLE)
    place = article.text.index("😀画在")
    segment = next(each for each in article.segments if each.clean_start <= place < each.clean_end)
    assert ASTRAL_ARTICLE[segment.raw_start + place - segment.clean_start :].startswith("😀画在")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_million_characters_take_no_more_than_a_few_passes(line_end):
    raw = (WRAPPED_ARTICLE * (300_000 // len(WRAPPED_ARTICLE))).replace("\n", line_end)
    start = time.process_time()
    article_of(raw)
    assert time.process_time() - start < 1.5


def test_a_long_line_of_spaces_costs_no_more_than_its_length():
    raw = " " * 300_000 + "\n" + "\u3000" * 300_000 + "\n标题"
    start = time.process_time()
    assert read(raw).text == "标题"
    assert time.process_time() - start < 1.5
