from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.core.articles import ArticleLine
from desktop.session.progress import STATES, Standing
from desktop.ui.articles.orders import ORDERS
from desktop.ui.articles.rows import ROW, ArticleRow, ArticleRows
from desktop.wording import say
from tests.ui.articles.standings import Standings

LINES = [
    ArticleLine("a", "便民桌摆了三百天", "苇汀日报", "2024-05-06", "3"),
    ArticleLine("b", "村口支起议事凳", "榆埂周报", "2024-03-05"),
    ArticleLine("c", "Night Ferry 加了一班", "苇汀日报"),
]


@pytest.fixture
def standings():
    return Standings(a=Standing("begun", 2, 1), c=Standing("done", 5))


@pytest.fixture
def rows(qapp, standings):
    made = ArticleRows(standings)
    made.set_lines(LINES)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def shown(rows: ArticleRows) -> list[str]:
    return [rows.article(place) for place in range(rows.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["a", "b", "c"]),
        ("   ", ["a", "b", "c"]),
        ("议事", ["b"]),
        ("苇汀", ["a", "c"]),
        ("苇汀 三百", ["a"]),
        ("三百 苇汀", ["a"]),
        ("NIGHT", ["c"]),
        ("3版", ["a"]),
        ("2024-03", ["b"]),
        ("已完成", ["c"]),
        ("未开始", ["b"]),
        ("苇汀 编码中", ["a"]),
        ("存疑", ["a"]),
        ("没有", []),
    ],
)
def test_the_filter_wants_every_word_anywhere_in_the_line_or_in_the_state(rows, typed, found):
    rows.narrow(typed=typed)
    assert shown(rows) == found


@given(st.lists(st.text("苇汀日报议事凳已完成未开 3版a2-", max_size=5), min_size=1, max_size=8))
def test_typing_on_and_back_finds_what_typing_at_once_finds(typings):
    standings = Standings(a=Standing("begun", 2, 1), c=Standing("done", 5))
    rows = ArticleRows(standings)
    rows.set_lines(LINES)
    for typed in typings:
        rows.narrow(typed=typed)
        fresh = ArticleRows(standings)
        fresh.set_lines(LINES)
        fresh.narrow(typed=typed)
        assert shown(rows) == shown(fresh)


@pytest.mark.parametrize(
    ("pile", "found"), [("all", "abc"), ("unfinished", "ab"), ("returned", ""), ("flagged", "a"), ("drawn", "")]
)
def test_a_pile_holds_what_lies_on_it(rows, pile, found):
    rows.narrow(pile=pile)
    assert shown(rows) == list(found)


def test_a_filter_looks_through_the_pile_only(rows):
    rows.narrow(pile="unfinished", typed="苇汀")
    assert shown(rows) == ["a"]
    rows.narrow(pile="all")
    assert shown(rows) == ["a", "c"]


def test_what_leaves_its_pile_goes_but_for_the_one_in_sight(rows, standings):
    rows.narrow(pile="unfinished")
    standings.known["b"] = Standing("done")
    rows.update("b", keep="b")
    assert shown(rows) == ["a", "b"]
    rows.update("b", keep="a")
    assert shown(rows) == ["a"]
    standings.known["b"] = Standing("returned")
    rows.update("b")
    assert shown(rows) == ["a", "b"]


def test_a_filtered_article_has_no_place(rows):
    rows.narrow(typed="苇汀")
    assert [rows.place_of(each) for each in "abcd"] == [0, None, 1, None]
    assert len(rows) == 3
    assert [rows.knows(each) for each in "bd"] == [True, False]


def test_the_filter_stays_when_articles_come(rows):
    rows.narrow(typed="苇汀")
    rows.set_lines([*LINES, ArticleLine("d", "渡口添了灯", "苇汀日报")])
    assert shown(rows) == ["a", "c", "d"]


def test_a_count_changes_in_its_row_alone(rows, standings):
    heard, resets = [], []
    rows.dataChanged.connect(lambda first, last, _roles: heard.append((first.row(), last.row())))
    rows.modelReset.connect(lambda: resets.append(True))
    standings.known["b"] = Standing("begun", 4)
    rows.update("b")
    rows.update("gone")
    assert heard == [(1, 1)]
    assert resets == []
    assert (rows.row(1).codings, rows.row(1).state) == (4, "begun")


def test_a_count_of_a_hidden_article_changes_quietly(rows, standings):
    heard = []
    rows.narrow(typed="苇汀")
    rows.dataChanged.connect(lambda *_: heard.append(True))
    standings.known["b"] = Standing("done", 4)
    rows.update("b")
    assert heard == []
    rows.narrow(typed="")
    assert rows.row(1).state == "done"


def test_the_same_articles_leave_the_rows_standing(rows):
    resets = []
    rows.modelReset.connect(lambda: resets.append(True))
    rows.set_lines([line._replace(headline=line.headline + "！") for line in LINES])
    assert resets == []
    assert rows.row(0).headline == "便民桌摆了三百天！"


def test_another_headline_is_found_by_the_filter(rows):
    rows.set_lines([LINES[0]._replace(headline="改了标题"), *LINES[1:]])
    rows.narrow(typed="改了")
    assert shown(rows) == ["a"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("position", "abc"),
        ("headline", "cab"),  # Latin letters, then bian, then cun
        ("outlet", "acb"),  # wei ting, then yu geng
        ("date", "bac"),
        ("codings", "cab"),
        ("state", "bac"),
    ],
)
def test_articles_come_in_the_order_asked_for(rows, order, found):
    rows.sort_by(order)
    assert shown(rows) == list(found)
    assert rows.ids() == list(found)
    assert [rows.place_of(each) for each in found] == [0, 1, 2]


@given(st.permutations(range(3)), st.sampled_from(ORDERS), st.sampled_from(["", "苇汀", "2024", "完成"]))
def test_order_and_filter_do_not_hang_on_which_comes_first(order, sort, typed):
    lines = [LINES[place] for place in order]
    one, other = ArticleRows(Standings()), ArticleRows(Standings())
    one.set_lines(lines)
    other.set_lines(lines)
    one.sort_by(sort)
    one.narrow(typed=typed)
    other.narrow(typed=typed)
    other.sort_by(sort)
    assert shown(one) == shown(other)
    assert all(one.article(one.place_of(each)) == each for each in shown(one))


def test_an_article_comes_back_to_its_place_in_the_order(rows, standings):
    rows.sort_by("headline")
    rows.narrow(pile="unfinished")
    assert shown(rows) == ["a", "b"]
    standings.known["c"] = Standing("returned", 5)
    rows.update("c")
    assert shown(rows) == ["c", "a", "b"]


def test_a_row_is_made_of_its_line_and_its_standing(rows):
    details = "苇汀日报 · 2024-05-06 · 3版"
    assert rows.data(rows.index(0), ROW) == ArticleRow("a", "便民桌摆了三百天", details, 2, "begun", 1)


def test_a_screen_reader_hears_headline_state_and_counts(rows):
    aloud = Qt.ItemDataRole.AccessibleTextRole
    assert rows.data(rows.index(0), aloud) == "便民桌摆了三百天，编码中，2 条编码记录，1 处存疑"
    assert rows.data(rows.index(2), aloud) == "Night Ferry 加了一班，已完成，5 条编码记录"
    assert rows.data(rows.index(0), Qt.ItemDataRole.DisplayRole) == LINES[0].headline


def test_every_state_has_a_name():
    assert len({say(f"state.{state}") for state in STATES}) == len(STATES)


def test_a_headline_from_outside_is_never_html(rows):
    rows.set_lines([ArticleLine("x", '<img src="file:///etc/passwd">')])
    assert "<" not in rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole)
