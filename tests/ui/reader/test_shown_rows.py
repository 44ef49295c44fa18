"""Ticks: categories follow their codes, and take them along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.reader.shown_rows import CATEGORY, CODE, CODER, ShownRow, ShownRows

ROWS = [
    ShownRow("", "heading", "还显示"),
    ShownRow("b", CODER, "B 谷雨晴"),
    ShownRow("k1", CATEGORY, "1 议事"),
    ShownRow("c1", CODE, "101 圆桌", parent="k1"),
    ShownRow("c2", CODE, "102 长凳", parent="k1"),
    ShownRow("k2", CATEGORY, "2 农事"),
    ShownRow("c3", CODE, "201 晒谷", parent="k2"),
]
ON, PART, OFF = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture
def rows(qapp):
    found = ShownRows()
    found.set_rows(ROWS, {"c1", "c2", "c3"})
    return found


def states(rows):
    return [rows.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(rows.rowCount())]


def names(rows):
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_a_category_is_partly_ticked_when_one_code_is_not(rows):
    assert states(rows) == [None, OFF, ON, ON, ON, ON, ON]
    rows.toggle(rows.index(4, 0))
    assert states(rows) == [None, OFF, PART, ON, OFF, ON, ON]
    assert rows.off(CODE) == {"c2"}


def test_a_category_takes_its_codes_along(rows):
    rows.toggle(rows.index(2, 0))
    assert rows.on(CODE) == {"c3"}
    rows.toggle(rows.index(4, 0))
    rows.toggle(rows.index(2, 0))
    assert rows.on(CODE) == {"c1", "c2", "c3"}


def test_a_coder_is_ticked_apart_from_codes(rows):
    rows.tick_all(on=False)
    rows.toggle(rows.index(1, 0))
    assert (rows.on(CODER), rows.on(CODE)) == ({"b"}, set())


def test_typing_leaves_what_fits_under_its_category(rows):
    rows.narrow("凳")
    assert names(rows) == ["1 议事", "102 长凳"]
    rows.narrow("农事")
    assert names(rows) == ["2 农事", "201 晒谷"]
    rows.narrow(" ")
    assert names(rows) == [row.name for row in ROWS]


def test_ticking_under_a_filter_keeps_what_is_out_of_sight(rows):
    rows.narrow("凳")
    rows.toggle(rows.index(1, 0))
    assert rows.off(CODE) == {"c2"}


def test_a_heading_can_neither_be_chosen_nor_ticked(rows):
    assert rows.flags(rows.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    told = []
    rows.ticked.connect(lambda: told.append(1))
    rows.toggle(rows.index(0, 0))
    assert told == []
