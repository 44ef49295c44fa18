from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.codings.rows import ROW, CodingRow, CodingRows


def row(identity: str, start: int, end: int | None = None) -> CodingRow:
    return CodingRow(identity, start, end or start + 2, f"words {identity}", "12 上门回话", "主", "#3366aa", False)


def shown(rows: CodingRows) -> list[str]:
    return [rows.row(place).id for place in range(rows.rowCount())]


@pytest.fixture
def rows(qapp):
    made = CodingRows()
    made.set_rows([row("b", 20), row("a", 3), row("c", 20, 40)])
    return made


def test_codings_stand_by_place_in_the_text(rows):
    assert shown(rows) == ["a", "b", "c"]
    assert [rows.place_of(each) for each in "abcd"] == [0, 1, 2, None]


def test_a_new_coding_comes_in_at_its_place(rows):
    rows.put(row("d", 10))
    assert shown(rows) == ["a", "d", "b", "c"]


def test_a_changed_coding_is_shown_changed(rows):
    rows.put(row("b", 20)._replace(name="13 网格记事"))
    assert shown(rows) == ["a", "b", "c"]
    assert rows.row(1).name == "13 网格记事"


def test_a_coding_that_moves_takes_its_index_along(rows):
    kept = QPersistentModelIndex(rows.index(0))
    rows.put(row("a", 30))
    assert shown(rows) == ["b", "c", "a"]
    assert rows.row(kept.row()).id == "a"


def test_a_coding_gone_is_shown_no_longer(rows):
    rows.drop("b")
    rows.drop("gone")
    assert shown(rows) == ["a", "c"]


def test_a_screen_reader_hears_the_code_and_the_words(rows):
    assert rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole) == "12 上门回话：words a"
    assert rows.data(rows.index(0), Qt.ItemDataRole.DisplayRole) == "words a"
    assert rows.data(rows.index(0), ROW).id == "a"


steps = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from("abcdef"), st.integers(0, 9), st.integers(1, 4)),
        st.tuples(st.just("drop"), st.sampled_from("abcdef")),
    ),
    max_size=25,
)


@given(steps)
def test_after_any_changes_the_rows_are_those_a_fresh_model_shows(qapp, changes):
    rows, kept = CodingRows(), {}
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    for kind, identity, *place in changes:
        if kind == "put":
            kept[identity] = row(identity, place[0], sum(place))
            rows.put(kept[identity])
        else:
            kept.pop(identity, None)
            rows.drop(identity)
    fresh = CodingRows()
    fresh.set_rows(list(kept.values()))
    assert shown(rows) == shown(fresh)
    assert [rows.place_of(each) for each in kept] == [fresh.place_of(each) for each in kept]
    del tester
