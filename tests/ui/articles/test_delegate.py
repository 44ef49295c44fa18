from __future__ import annotations

import itertools

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView

from desktop.core.articles import ArticleLine
from desktop.session.progress import STATES, Standing
from desktop.ui.articles.delegate import ArticleDelegate
from desktop.ui.articles.rows import ArticleRow, ArticleRows
from tests.ui.articles.standings import Standings


@pytest.fixture
def listed(qapp):
    """Return a function that paints one row and gives the picture."""
    view, standings = QListView(), Standings()
    rows = ArticleRows(standings)
    view.setModel(rows)
    view.setItemDelegate(ArticleDelegate(view))
    view.setUniformItemSizes(True)
    view.resize(260, 120)
    view.show()

    def paint(row: ArticleRow, *, chosen: bool = False):
        standings.known[row.id] = Standing(row.state, row.codings, row.queries)
        outlet, _, date = row.details.partition(" · ")
        rows.set_lines([])
        rows.set_lines([ArticleLine(row.id, row.headline, outlet, date)])
        if chosen:
            view.setCurrentIndex(rows.index(0))
        qapp.processEvents()
        return view.viewport().grab(view.visualRect(rows.index(0))).toImage()

    yield paint
    view.close()
    view.deleteLater()


ROW = ArticleRow("a", "便民桌摆了三百天", "苇汀日报 · 2024-05-06", 2, "begun")


def test_each_state_looks_different(listed):
    pictures = [listed(ROW._replace(state=state)) for state in STATES]
    assert all(one != other for one, other in itertools.combinations(pictures, 2))


def test_count_and_choice_are_to_be_seen(listed):
    plain = listed(ROW)
    assert listed(ROW._replace(codings=3)) != plain
    assert listed(ROW._replace(queries=1)) != plain
    assert listed(ROW, chosen=True) != plain


@pytest.mark.parametrize(
    "row",
    [
        ROW._replace(headline="渡" * 500, details="苇汀日报 · " * 80, codings=123_456),
        ROW._replace(headline="", details=""),
        ROW._replace(headline="\U00020bb7家\U0001f600面馆\n第二行\t<b>粗</b>"),
    ],
)
def test_unusual_rows_are_painted_within_their_line(listed, row):
    picture = listed(row)
    assert picture.height() == listed(ROW).height()
    colors = {QColor(picture.pixel(x, y)).name() for x in range(0, 250, 5) for y in range(picture.height())}
    assert len(colors) > 1
