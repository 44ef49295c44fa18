"""The scorer of page readings: known cases with known figures."""

from __future__ import annotations

import dataclasses

import pytest

from desktop.core.paragraphs import Role
from tests.importing.pages.answers import answer_of, gold_answers, told
from tests.importing.pages.clean import clean_articles
from tests.importing.pages.layout import Plan, lay_out, random_pages
from tests.importing.pages.scoring import MEASURES, Answer, Reading, Tally, Told, added, by_damage, score, table
from tests.programs.page_scores import gold_scores, laid_out_scores, main, plain_text

ONE = Told(
    "修渠记", "□记者 甘棠", kicker="引水上山", body=("第一段讲水从哪里来。", "第二段讲水到哪里去。", "第三段讲谁来看水。"),
    headings=(("水往高处", 1),), captions=("渠首",),
)  # fmt: skip
TWO = Told("夜校招生", None, body=("本报讯 夜校昨晚开课。", "学费由工会出一半。"))
ANSWER = Answer("", (ONE, TWO), furniture=("责任编辑：苗青",))


def read(*articles, **also):
    return score(Reading(articles, **also), ANSWER)


def changed(article, **fields):
    return dataclasses.replace(article, **fields)


def test_the_truth_itself_has_full_marks():
    scores = read(ONE, TWO)
    assert scores["articles"] == scores["headline"] == scores["byline"] == (2, 2, 2)
    assert scores["starts"] == scores["paragraphs"] == (5, 5, 5)
    assert scores["kicker"] == scores["headings"] == scores["captions"] == scores["furniture"] == (1, 1, 1)
    assert scores["subtitle"] == scores["repaired"] == (0, 0, 0)


def test_nothing_read_has_no_marks():
    scores = score(Reading(()), ANSWER)
    assert scores["articles"] == (0, 0, 2)
    assert scores["headline"] == scores["byline"] == (0, 2, 2)
    assert scores["starts"] == scores["paragraphs"] == (0, 0, 5)
    assert scores["paragraphs"].f1 == scores["headline"].recall == 0


def test_two_paragraphs_joined_cost_one_start_and_two_wholes():
    scores = read(changed(ONE, body=(ONE.body[0] + ONE.body[1], ONE.body[2]), headings=()), TWO)
    assert scores["starts"] == (4, 4, 5)
    assert scores["starts"].f1 == pytest.approx(8 / 9)
    assert scores["paragraphs"] == (3, 4, 5)
    assert scores["paragraphs"].f1 == pytest.approx(6 / 9)


def test_a_paragraph_cut_in_two_gives_one_start_too_many():
    scores = read(changed(ONE, body=("第一段讲水", "从哪里来。", *ONE.body[1:]), headings=()), TWO)
    assert scores["starts"] == (4, 6, 5), "a beginning shorter than eight characters is none"
    scores = read(changed(ONE, body=("第一段讲水从哪里", "来。", *ONE.body[1:]), headings=()), TWO)
    assert scores["starts"] == (5, 6, 5)
    assert scores["paragraphs"] == (4, 6, 5)


def test_white_space_does_not_count():
    body = ("\u3000\u3000第一段 讲水\n从哪里来。", *ONE.body[1:])
    scores = read(changed(ONE, headline=" 修渠记\n", byline="□记者\u3000甘棠", body=body), TWO)
    assert scores["headline"] == scores["byline"] == (2, 2, 2)
    assert scores["paragraphs"] == (5, 5, 5)


def test_a_byline_where_there_is_none_is_wrong():
    assert read(ONE, changed(TWO, byline="本报讯"))["byline"] == (1, 2, 2)


def test_an_article_with_a_wrong_headline_is_known_by_its_paragraphs():
    scores = read(changed(ONE, headline="引水上山"), TWO)
    assert scores["articles"] == (2, 2, 2)
    assert scores["headline"] == (1, 2, 2)
    assert scores["byline"] == (2, 2, 2)


def test_an_article_too_many_counts_against_the_articles():
    assert read(ONE, TWO, Told("水往高处"))["articles"] == (2, 3, 2)


def test_one_article_of_everything_keeps_its_paragraphs():
    scores = read(changed(ONE, body=ONE.body + TWO.body))
    assert scores["articles"] == (1, 1, 2)
    assert scores["paragraphs"] == (5, 5, 5)


def test_a_heading_before_the_wrong_paragraph_is_wrong():
    assert read(changed(ONE, headings=(("水往高处", 2),)), TWO)["headings"] == (0, 1, 1)
    assert read(changed(ONE, headings=(("水往高处", 3),)), TWO)["headings"] == (0, 1, 1)


@pytest.mark.parametrize(("measure", "text"), [("captions", "渠首"), ("furniture", "责任编辑：苗青")])
def test_what_stands_in_the_body_is_not_out_of_it(measure, text):
    assert read(changed(ONE, body=(*ONE.body[:2], f"第三段讲谁{text}来看水。")), TWO)[measure] == (0, 1, 1)


def test_a_caption_that_was_thrown_away_is_out_of_the_body_but_not_given():
    scores = read(changed(ONE, captions=()), TWO)
    assert scores["captions"] == (1, 1, 1)
    assert scores["as_captions"] == (0, 0, 1)


def test_words_of_a_caption_may_stand_in_the_body_where_they_belong():
    article = changed(ONE, body=(*ONE.body, "老人每天走到渠首。"))
    scores = score(Reading((article,)), Answer("", (article,)))
    assert scores["captions"] == (1, 1, 1)


def test_repairs_are_counted_by_character():
    answer = Answer("水来了袁人也来了遥\n医院", (), printed_lines={1: "水来了，人也来了。"})
    assert score(Reading(()), answer)["repaired"] == (0, 0, 2)
    assert score(Reading((), {1: "水来了，人也来了。"}), answer)["repaired"] == (2, 2, 2)
    assert score(Reading((), {1: "水来了，人也来了！"}), answer)["repaired"] == (1, 2, 2)
    assert score(Reading((), {1: "水来了，人也来了。", 2: "医："}), answer)["repaired"] == (2, 3, 2)
    assert score(Reading((), {1: "水来了，人也来了。"}), answer)["repaired"].f1 == 1


def test_a_joint_that_may_be_open_or_closed_counts_either_way():
    answer = Answer("", (ONE,), either={0: frozenset({1})})
    joined = changed(ONE, body=(ONE.body[0] + ONE.body[1], ONE.body[2]), headings=())
    assert score(Reading((joined,)), answer)["paragraphs"] == score(Reading((joined,)), answer)["starts"] == (2, 2, 2)
    assert score(Reading((ONE,)), answer)["paragraphs"] == (3, 3, 3)


def test_of_a_page_beyond_repair_only_what_is_said_counts():
    answer = dataclasses.replace(ANSWER, unreadable="alternating")
    assert score(Reading((ONE, TWO)), answer) == {"said": (0, 0, 1)}
    assert score(Reading((), problems=frozenset({"alternating"})), answer) == {"said": (1, 1, 1)}


def test_scores_add_up_by_damage():
    good, bad = {"starts": Tally(2, 2, 2)}, {"starts": Tally(1, 3, 1)}
    rows = by_damage([(frozenset(), good), (frozenset({"dots", "garble"}), bad)])
    assert rows["all"] == (2, {"starts": Tally(3, 5, 3)})
    assert rows["none"] == (1, good)
    assert rows["dots"] == rows["garble"] == (1, bad)
    assert added([]) == {}


def test_a_table_has_a_row_for_each_damage():
    lines = table({"dots": (3, {"starts": Tally(1, 3, 1), "captions": Tally(1, 4, 4)})}).splitlines()
    assert len(lines) == 3
    cells = [cell.strip() for cell in lines[2].strip("|").split("|")]
    assert cells[:2] == ["dots", "3"]
    assert dict(zip(MEASURES, cells[2:], strict=True))["starts"] == "0.500"
    assert dict(zip(MEASURES, cells[2:], strict=True))["captions"] == "0.250"
    assert dict(zip(MEASURES, cells[2:], strict=True))["kicker"] == "–"


def test_the_truth_of_laid_out_pages_has_full_marks():
    for page in random_pages(80, 9):
        answer = answer_of(page)
        problems = frozenset({answer.unreadable}) if answer.unreadable else frozenset()
        scores = score(Reading(answer.articles, answer.printed_lines, problems), answer)
        assert all(tally.right == tally.given == tally.wanted for tally in scores.values()), page.seed


def test_the_truth_of_a_page_counts_its_garbled_characters():
    page = lay_out(clean_articles()[:2], Plan(20, rates={"garble": 1.0}), 4)
    assert score(Reading(()), answer_of(page))["repaired"] == (0, 0, len(page.garbled))


def test_an_article_is_told_with_its_roles():
    article = next(each for each in clean_articles() if each.of(Role.SUBTITLE) and each.of(Role.SLOGAN))
    one = told(article)
    assert (one.headline, one.subtitle) == (article.only(Role.HEADLINE), article.only(Role.SUBTITLE))
    assert not set(article.of(Role.SLOGAN)) & set(one.body)
    assert [text for text, _ in one.headings] == list(article.of(Role.HEADING))


def test_plain_text_reads_an_undamaged_article_but_not_a_garbled_one():
    article = next(each for each in clean_articles() if each.only(Role.HEADLINE) == "一条拉链，串起六个支部")
    for rates, right in (({}, True), ({"garble": 1.0}, False)):
        page = lay_out([article], Plan(None, indent=True, rates=rates), 2)
        scores = score(plain_text(page.text), answer_of(page))
        assert scores["headline"].right == scores["byline"].right == 1
        assert (scores["paragraphs"].recall == 1) is right


def test_an_empty_page_is_read_as_nothing():
    assert plain_text("\n \n") == Reading(())


def test_scores_of_laid_out_pages_do_not_change_from_run_to_run():
    once, again = (laid_out_scores(plain_text, 20, 3) for _ in range(2))
    assert once == again
    assert once["all"][0] == 20


def test_the_program_prints_a_table(capsys):
    assert main(["--pages", "5", "--seed", "2"]) == 0
    assert capsys.readouterr().out.startswith("| | pages | articles |")


def test_the_gold_pages_are_scored_by_the_same_measures(shared):
    pages = dict(gold_answers(shared / "pages"))
    assert sum(len(answer.articles) for answer in pages.values()) == 8
    assert sum(score(Reading(()), answer)["repaired"].wanted for answer in pages.values()) == 24
    for answer in pages.values():
        scores = score(Reading(answer.articles, answer.printed_lines), answer)
        assert all(tally.right == tally.given == tally.wanted for tally in scores.values())
    assert gold_scores(plain_text, shared / "pages")["all"][1]["starts"].f1 < 0.6


def test_a_gold_page_that_was_changed_is_refused(tmp_path):
    (tmp_path / "gold.json").write_text('{"files": [{"file": "page.txt", "sha256": "0"}]}', encoding="utf-8")
    (tmp_path / "page.txt").write_text("水来了。", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.txt"):
        list(gold_answers(tmp_path))
