import json

import pytest

from desktop.core.ids import new_id
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session import Session
from tests import projects
from tests.cli.calling import assert_refused_in_one_line, write_page
from tests.projects import OTHER, TABLE


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
    assert json.loads(answer.out) == {"query": "龙舟", "hits": [], "articles": 0, "memos": []}


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


@pytest.fixture
def noted(tmp_path):
    """Return a project with memos of two coders on codings, on a code and in the journal."""
    path = projects.filled(tmp_path / "study.zhubi")
    session = Session.open(path)
    session.perform(WriteMemoOn(MemoPlace("code", TABLE), "与摆摊对照"))
    article = session.read.articles()[0].id
    session.perform(WriteMemoOn(MemoPlace("article", article), f"[对照处](zhubi:article/{article})"))
    session.choose_coder(OTHER)
    session.perform(WriteMemoOn(MemoPlace(STUDY, new_id()), "先对照手册"))
    session.close()
    return path


def test_memos_are_searched_as_well_everybodys(zhubi, noted):
    lines = zhubi("search", noted, "对照").out.splitlines()
    assert [line.split("  ")[0] for line in lines if line.startswith("备忘录")] == [
        f"备忘录（闻一舟，{headlines(noted)[0]}）", "备忘录（闻一舟，11 便民桌）", f"备忘录（闻一舟，{headlines(noted)[0]}）",
        "备忘录（谷雨晴，研究日志）",
    ]  # fmt: skip
    found = json.loads(zhubi("search", noted, "对照", "--json").out)
    assert len(found["memos"]) == 4
    assert {each["words"] for each in found["memos"]} == {"对照"}
    assert not any("zhubi:" in line for line in lines)


def headlines(path):
    session = Session.open(path, read_only=True)
    found = [article.headline for article in session.read.articles()]
    session.close()
    return found


def test_with_a_coder_only_the_memos_that_one_may_see(zhubi, noted):
    found = json.loads(zhubi("search", noted, "对照", "--coder", "谷雨晴", "--json").out)
    assert [(each["coder"], each["place"]) for each in found["memos"]] == [("谷雨晴", "研究日志")]
    found = json.loads(zhubi("search", noted, "对照", "--coder", "闻一舟", "--json").out)
    assert {each["coder"] for each in found["memos"]} == {"闻一舟"}


def test_a_coder_who_is_not_there_is_refused_with_the_names(zhubi, noted):
    answer = zhubi("search", noted, "对照", "--coder", "谁")
    assert_refused_in_one_line(answer)
    assert "谷雨晴" in answer.err
