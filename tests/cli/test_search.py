import json

import pytest

from desktop.session import Session
from tests.cli.calling import assert_refused_in_one_line, write_page


@pytest.fixture
def two(zhubi, filled, tmp_path):
    """Return a project with two articles."""
    assert zhubi("import", filled, write_page(tmp_path, "other.txt", "晒场边的新水渠")).code == 0
    return filled


def test_every_place_is_a_line_with_its_article_and_context(zhubi, two):
    answer = zhubi("search", two, "议事亭")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("议事亭重新开门  0-3  【议事亭】重新开门")


def test_the_json_gives_places_in_code_points(zhubi, two):
    found = json.loads(zhubi("search", two, "渠", "--json").out)
    assert (found["query"], found["articles"]) == ("渠", 1)
    session = Session.open(two, read_only=True)
    texts = {article.id: session.read.text(article.id).text for article in session.read.articles()}
    session.close()
    assert len(found["hits"]) == 2
    for hit in found["hits"]:
        assert texts[hit["article"]][hit["start"] : hit["end"]] == hit["words"] == "渠"
        assert set(hit) == {"article", "headline", "newspaper", "date", "start", "end", "words", "before", "after"}


@pytest.mark.parametrize("query", ["议事亭", "議事亭", "议\n事亭"])
def test_scripts_and_wraps_make_no_difference(zhubi, two, query):
    assert len(zhubi("search", two, query).out.splitlines()) == 4


def test_nothing_found_is_no_failure_and_is_said_aside(zhubi, two):
    answer = zhubi("search", two, "龙舟")
    assert (answer.code, answer.out) == (0, "")
    assert len(answer.complaints) == 1
    assert "龙舟" in answer.err
    answer = zhubi("search", two, "龙舟", "--json")
    assert json.loads(answer.out) == {"query": "龙舟", "hits": [], "articles": 0}


@pytest.mark.parametrize("arguments", [(), ("",), ("\u3000",), ("渠", "水")])
def test_a_wrong_call_is_told(zhubi, two, arguments):
    assert_refused_in_one_line(zhubi("search", two, *arguments), code=2)


def test_a_project_that_is_not_there_is_refused(zhubi, tmp_path):
    assert_refused_in_one_line(zhubi("search", tmp_path / "none.zhubi", "渠"))


def test_it_works_while_the_window_has_the_project_open(zhubi, two):
    session = Session.open(two)
    try:
        assert zhubi("search", two, "渠").code == 0
    finally:
        session.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_says_what_counts_as_the_same(zhubi, language):
    helped = zhubi("search", "--help", "--lang", language).out
    assert ("简体繁体" in helped) is (language == "zh")
    assert ("simplified and traditional" in " ".join(helped.split())) is (language == "en")
