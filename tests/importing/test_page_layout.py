"""The generator of laid-out pages: what it says of a page is what is on it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.paragraphs import Role
from tests.importing.pages.clean import Article, Part, clean_articles
from tests.importing.pages.founder import garble, widened
from tests.importing.pages.layout import DAMAGES, INDENT, Page, Plan, lay_out, random_page, random_pages
from tests.importing.pages.wrapping import breadth, is_open, wrap

RATES = st.dictionaries(st.sampled_from(DAMAGES), st.sampled_from((0.0, 0.3, 1.0)))
PLANS = st.builds(Plan, width=st.none() | st.integers(12, 40), indent=st.booleans(), rates=RATES)
ARTICLES = st.lists(st.sampled_from(clean_articles()), min_size=1, max_size=4, unique=True)
SEEDS = st.integers(0, 2**32)

WORDS = ("村", "里", "出", "，", "。", "“", "（", "）", "！", "《", "》", "12.5%", "Ab")
ONE_NUMBER = re.compile("[“（《]?[0-9A-Za-z.%]+")

ARTICLE = Article(
    (
        Part(Role.HEADLINE, "井台修好 话匣打开"),
        Part(Role.BYLINE, "本报记者 甘棠"),
        Part(Role.BODY, "村口那口老井修了半个月，井圈换成青石，井台抬高两尺，雨天再也不积水；挑水的人又聚到一处说话。"),
        Part(Role.HEADING, "先修 后议"),
        Part(
            Role.BODY,
            "修井用去2.4万元，村里出一半，其余由用水的六十一户分摊，账目写在井边木牌上，谁都去看（不识字的有人念）。",
        ),
        Part(Role.BODY, "入冬以后，井边要装一盏灯，灯钱由村里三家小店轮流付，先付的一家说，亮的是井，方便的是自己。"),
        Part(Role.CAPTION, "修好的井台"),
    )
)


def undone(page: Page) -> list[list[str]]:
    """Return the paragraphs of each article, put together again from the lines that are said to be theirs."""
    lines = defaultdict(list)
    for line in page.lines:
        if line.article is not None:
            lines[line.article, line.paragraph].append(line)
    texts = [["" for _ in article.parts] for article in page.articles]
    for (article, paragraph), own in lines.items():
        own.sort(key=lambda line: line.part)
        texts[article][paragraph] = "".join(line.joint + line.printed for line in own).removeprefix(INDENT)
    return texts


def test_there_are_articles_enough_and_of_many_kinds():
    articles = clean_articles()
    assert len(articles) >= 25
    assert len({article.only(Role.HEADLINE) for article in articles}) == len(articles)
    assert all(len(article.of(Role.BODY)) >= 3 for article in articles)
    kickers = [(article.only(Role.KICKER), article.only(Role.HEADLINE)) for article in articles]
    assert any(kicker and len(kicker) > len(headline) for kicker, headline in kickers)
    for role in (Role.SUBTITLE, Role.HEADING, Role.CAPTION, Role.SLOGAN):
        assert sum(bool(article.of(role)) for article in articles) >= 2
    datelines = [article for article in articles if article.of(Role.BODY)[0].startswith("本报讯")]
    assert len(datelines) >= 2
    assert not any(article.of(Role.BYLINE) for article in datelines)


@given(ARTICLES, PLANS, SEEDS)
def test_taking_the_damages_back_gives_the_articles(articles, plan, seed):
    page = lay_out(articles, plan, seed)
    assert undone(page) == [[part.text for part in article.parts] for article in page.articles]


@given(ARTICLES, PLANS, SEEDS)
def test_the_truth_is_the_clean_article_but_for_the_signs_of_the_page(articles, plan, seed):
    page = lay_out(articles, plan, seed)
    signs = {"dots", "half_width", "garbled_digits"}
    if not signs & {name for name, rate in plan.rates.items() if rate}:
        assert page.articles == tuple(articles)
    for article, clean in zip(page.articles, articles, strict=True):
        assert [part.role for part in article.parts] == [part.role for part in clean.parts]
        assert [len(part.text) for part in article.parts] == [len(part.text) for part in clean.parts]


@given(ARTICLES, PLANS, SEEDS)
def test_the_lines_are_those_of_the_text(articles, plan, seed):
    page = lay_out(articles, plan, seed)
    assert page.text.split("\n") == [line.text for line in page.lines]
    assert all(len(line.text) == len(line.printed) for line in page.lines)
    assert all(line.text for line in page.lines if line.article is not None)


@given(ARTICLES, PLANS, SEEDS)
def test_only_what_was_asked_for_is_done(articles, plan, seed):
    page = lay_out(articles, plan, seed)
    assert page.damages <= {name for name, rate in plan.rates.items() if rate}
    assert bool(page.garbled) <= bool(page.damages & {"garble", "garbled_digits"})
    assert bool(page.furniture) == ("furniture" in page.damages)


@given(ARTICLES, PLANS, SEEDS)
def test_each_garbled_character_stands_where_it_is_said_to(articles, plan, seed):
    page = lay_out(articles, plan, seed)
    text = list(page.text)
    for position, shown, printed in page.garbled:
        assert text[position] == shown
        text[position] = printed
    assert "".join(text) == "\n".join(line.printed for line in page.lines)


@given(ARTICLES, PLANS, SEEDS)
def test_one_seed_is_one_page(articles, plan, seed):
    assert lay_out(articles, plan, seed) == lay_out(articles, plan, seed)


def test_pages_of_other_seeds_are_other_pages():
    pages = list(random_pages(40, 5))
    assert len({page.text for page in pages}) == 40
    assert pages[3] == random_page(8)


def test_every_damage_comes_up_among_random_pages():
    found = [page.damages for page in random_pages(300, 1)]
    assert frozenset().union(*found) == set(DAMAGES)
    assert frozenset() in found


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damage_that_is_switched_on_is_done_and_no_other(damage):
    # Where a caption falls between two paragraphs there is always a gap: the second article has none.
    page = lay_out([ARTICLE, Article(ARTICLE.parts[:-1])], Plan(22, indent=True, rates={damage: 1.0}), 1)
    assert page.damages == {damage}


def test_a_page_without_damages_has_a_blank_line_between_paragraphs_and_none_inside():
    page = lay_out([ARTICLE], Plan(None, indent=False), 1)
    assert page.damages == frozenset()
    found = page.text.strip().split("\n\n")
    found.remove("修好的井台")
    assert found == [part.text for part in ARTICLE.parts if part.role is not Role.CAPTION]


def test_an_indent_stands_before_each_paragraph_of_the_body_and_nothing_else():
    page = lay_out([ARTICLE], Plan(18, indent=True), 1)
    indented = [line for line in page.lines if line.text.startswith(INDENT)]
    assert [(line.role, line.part) for line in indented] == [(Role.BODY, 0)] * 3


def test_a_lost_indent_is_lost_for_good():
    page = lay_out([ARTICLE], Plan(18, indent=True, rates={"lost_indent": 1.0}), 1)
    assert INDENT not in page.text


def test_a_late_heading_stands_behind_its_section():
    page = lay_out([ARTICLE], Plan(None, rates={"late_headings": 1.0}), 1)
    text = page.text
    assert text.index("先修 后议") > text.index("方便的是自己")
    assert page.articles[0].headings == (("先修 后议", 1),)


@pytest.mark.parametrize("width", [None, 16, 22])
@pytest.mark.parametrize(("damage", "between"), [("captions_in_sentence", 1), ("blank_in_sentence", 0)])
def test_a_sentence_is_cut_in_its_midst(width, damage, between):
    page = lay_out([ARTICLE], Plan(width, rates={damage: 1.0}), 1)
    cuts = [
        number
        for number, line in enumerate(page.lines[:-1])
        if line.role is Role.BODY and is_open(line.text) and not page.lines[number + 1].text
    ]
    assert cuts
    for cut in cuts:
        before, after = page.lines[cut], page.lines[cut + 2 + 2 * between]
        assert (after.paragraph, after.part) == (before.paragraph, before.part + 1)
        inside = [line.role for line in page.lines[cut + 1 : cut + 2 + 2 * between] if line.text]
        assert inside == [Role.CAPTION] * between


def test_blank_lines_after_each_line_leave_no_two_lines_together():
    page = lay_out([ARTICLE], Plan(18, rates={"blank_after_each_line": 1.0}), 1)
    body = [bool(line.text) for line in page.lines if line.role in (Role.BODY, None)]
    assert not any(one and other for one, other in pairwise(body))


def test_paragraphs_without_a_blank_line_between_them_follow_at_once():
    page = lay_out([Article(ARTICLE.parts[:-1])], Plan(None, rates={"no_blank_between": 1.0}), 1)
    assert f"有人念）。\n{INDENT}入冬" in page.text
    assert "说话。\n\n先修" in page.text


def test_a_page_of_one_character_a_line_has_no_longer_line():
    page = lay_out([ARTICLE], Plan(rates={"one_character": 1.0}), 1)
    assert {len(line.text) for line in page.lines} <= {0, 1}


@pytest.mark.parametrize("width", range(8, 20))
def test_a_space_at_the_edge_of_a_column_is_not_lost_on_a_page_of_one_character_a_line(width):
    article = Article((Part(Role.HEADLINE, "夜校招生"), Part(Role.BODY, "本报讯（通讯员 池墨）夜校昨晚 开课。")))
    page = lay_out([article], Plan(width, rates={"one_character": 1.0}), 1)
    assert undone(page) == [[part.text for part in article.parts]]


def test_alternating_columns_take_lines_of_the_two_halves_in_turn():
    page = lay_out([ARTICLE], Plan(18, rates={"alternating": 1.0}), 1)
    whole = [line.text for line in lay_out([ARTICLE], Plan(18), 1).lines if line.text]
    middle = (len(whole) + 1) // 2
    assert [line.text for line in page.lines][::2] == whole[:middle]
    assert [line.text for line in page.lines][1::2] == whole[middle:]


def test_a_garbled_paragraph_keeps_its_numbers_and_letters():
    page = lay_out([ARTICLE], Plan(None, indent=False, rates={"garble": 1.0}), 1)
    assert "修井用去2.4万元袁村里出一半袁" in page.text
    assert "去看渊不识字的有人念冤遥" in page.text
    assert "井台修好 话匣打开" in page.text


def test_garbled_digits_are_full_width_in_truth():
    page = lay_out([ARTICLE], Plan(None, rates={"garbled_digits": 1.0}), 1)
    assert "修井用去圆.源万元，" in page.text
    assert "修井用去２.４万元，" in page.articles[0].of(Role.BODY)[1]


def test_an_unknown_damage_is_refused():
    with pytest.raises(KeyError, match="rain"):
        lay_out([ARTICLE], Plan(rates={"rain": 1.0}), 1)


# What PAGES.md says of the old fonts.
@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("，。、“”；：（）！？《》", "袁遥尧野冶曰院渊冤浴钥叶曳"),
        ("——", "要要"),
        ("2013 abc 三", "2013 abc 三"),
        ("\u3000 ①２", "\u3000 ①２"),
    ],
)
def test_marks_are_garbled_as_the_old_fonts_do_it(printed, shown):
    assert garble(printed) == shown


def test_digits_are_garbled_apart_from_marks():
    assert garble(widened("2013，①②③④⑤⑥⑦⑧⑨⑩"), digits=True) == "圆园员猿，淤于盂榆虞愚舆余俞逾"


@given(st.lists(st.sampled_from(WORDS), min_size=1).map("".join), st.integers(4, 30))
def test_wrapped_lines_are_the_text_again_and_no_wider_than_the_column(text, width):
    lines = wrap(text, width)
    assert "".join(lines) == text
    for line in lines:
        within = line.rstrip("，。）！》%")
        assert breadth(within) <= width or ONE_NUMBER.fullmatch(within)


def test_no_line_begins_with_a_closing_mark_and_none_ends_with_an_opening_one():
    lines = wrap("他说，“水到了（真的）。”大家都笑了，笑声传到井台边，“好！”", 6)
    assert not [line for line in lines if line[0] in "，。）”！" or line[-1] in "“（"]
