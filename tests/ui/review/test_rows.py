"""The rows of the queue: filtered while typing, in three orders."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt

from desktop.session.doubts import Asked
from desktop.ui.review.rows import AskedRow, AskedRows


def row(number: int, title: str, note: str = "", words: str = "词") -> AskedRow:
    asked = Asked(id=str(number), kind="query", coder="c", made=f"2024-05-0{number}", words=words, note=note)
    return AskedRow(asked, title, "#336699", f"编码员{'AB'[number % 2]}", f"2024-05-0{number} 10:00", f"文章{number}")


@pytest.fixture
def rows(qapp):
    model = AskedRows()
    model.set_rows([row(1, "22 选种", "第一问"), row(2, "11 便民桌", words="折叠桌"), row(3, "22 选种", "Third")])
    return model


def shown(model: AskedRows) -> list[str]:
    return [model.row(place).asked.id for place in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("", "123"), ("选种", "13"), ("编码员A", "2"), ("文章3", "3"), ("third 选", "3"), ("折叠", "2"), ("没有", "")],
)
def test_a_row_is_found_by_all_that_it_shows(rows, typed, found):
    rows.filter(typed)
    assert shown(rows) == list(found)
    assert rows.count() == 3


@pytest.mark.parametrize(("order", "found"), [("oldest", "123"), ("newest", "321"), ("code", "213")])
def test_rows_come_in_three_orders(rows, order, found):
    rows.order(order)
    assert shown(rows) == list(found)


def test_filter_and_order_stay_when_rows_come_anew(rows):
    rows.filter("选种")
    rows.order("newest")
    rows.set_rows([row(4, "22 选种"), row(5, "11 便民桌"), row(6, "22 选种")])
    assert shown(rows) == ["6", "4"]
    assert rows.place_of("4") == 1
    assert rows.place_of("5") is None
    assert rows.place_of(None) is None


def test_a_row_says_its_note_or_else_its_words(rows):
    words = [rows.data(rows.index(place), Qt.ItemDataRole.DisplayRole) for place in range(3)]
    assert words == ["第一问", "折叠桌", "Third"]
    aloud = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert all(part in aloud for part in ("22 选种", "第一问", "编码员B", "文章1"))
