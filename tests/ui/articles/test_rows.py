from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt

from desktop.ui.articles.rows import ROW, ArticleRow, ArticleRows, state_of

LINES = [
    ArticleRow("a", "便民桌摆了三百天", "苇汀日报 · 2024-05-06 · 3版", 2, "begun"),
    ArticleRow("b", "村口支起议事凳", "榆埂周报 · 2024-03-05", 0, "untouched"),
    ArticleRow("c", "Night Ferry 加了一班", "苇汀日报", 5, "done"),
]


@pytest.fixture
def rows(qapp):
    made = ArticleRows()
    made.set_rows(LINES)
    return made


def shown(rows: ArticleRows) -> list[str]:
    return [rows.row(place).id for place in range(rows.rowCount())]


@pytest.mark.parametrize(
    ("count", "done", "state"), [(0, False, "untouched"), (3, False, "begun"), (0, True, "done"), (3, True, "done")]
)
def test_how_far_an_article_is(count, done, state):
    assert state_of(count, done=done) == state


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["a", "b", "c"]),
        ("   ", ["a", "b", "c"]),
        ("议事", ["b"]),
        ("苇汀", ["a", "c"]),
        ("苇汀 三百", ["a"]),
        ("NIGHT", ["c"]),
        ("3版", ["a"]),
        ("2024-03", ["b"]),
        ("没有", []),
    ],
)
def test_the_filter_wants_every_word_anywhere_in_the_line(rows, typed, found):
    rows.filter(typed)
    assert shown(rows) == found


def test_a_filtered_article_has_no_place(rows):
    rows.filter("苇汀")
    assert [rows.place_of(each) for each in "abcd"] == [0, None, 1, None]
    assert len(rows.all_rows()) == 3


def test_the_filter_stays_when_articles_come(rows):
    rows.filter("苇汀")
    rows.set_rows([*LINES, ArticleRow("d", "渡口添了灯", "苇汀日报", 0, "untouched")])
    assert shown(rows) == ["a", "c", "d"]


def test_a_count_changes_in_its_row_alone(rows):
    heard, resets = [], []
    rows.dataChanged.connect(lambda first, last, _roles: heard.append((first.row(), last.row())))
    rows.modelReset.connect(lambda: resets.append(True))
    rows.update("b", 4, done=False)
    rows.update("gone", 4, done=False)
    assert heard == [(1, 1)]
    assert resets == []
    assert (rows.row(1).codings, rows.row(1).state) == (4, "begun")


def test_a_count_of_a_hidden_article_changes_quietly(rows):
    heard = []
    rows.filter("苇汀")
    rows.dataChanged.connect(lambda *_: heard.append(True))
    rows.update("b", 4, done=True)
    assert heard == []
    rows.filter("")
    assert rows.row(1).state == "done"


def test_the_same_articles_leave_the_rows_standing(rows):
    resets = []
    rows.modelReset.connect(lambda: resets.append(True))
    rows.set_rows([row._replace(codings=row.codings + 1) for row in LINES])
    assert resets == []
    assert [rows.row(place).codings for place in range(3)] == [3, 1, 6]


def test_another_headline_is_found_by_the_filter(rows):
    rows.set_rows([LINES[0]._replace(headline="改了标题"), *LINES[1:]])
    rows.filter("改了")
    assert shown(rows) == ["a"]


def test_a_screen_reader_hears_headline_state_and_count(rows):
    index = rows.index(0)
    assert rows.data(index, Qt.ItemDataRole.AccessibleTextRole) == "便民桌摆了三百天，编码中，2 条编码记录"
    assert rows.data(index, ROW) == LINES[0]
    assert rows.data(index, Qt.ItemDataRole.DisplayRole) == LINES[0].headline


def test_a_headline_from_outside_is_never_html(rows):
    rows.set_rows([ArticleRow("x", '<img src="file:///etc/passwd">', "", 0, "untouched")])
    assert "<" not in rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole)
