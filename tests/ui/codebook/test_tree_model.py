from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.codebook.tree_model import NODE, CodebookTree
from desktop.wording import set_language
from tests import projects
from tests.projects import CALL, CANAL, GRID, TABLE


@pytest.fixture
def tree(qapp):
    made = CodebookTree()
    made.set_codebook(projects.codebook(), {TABLE: 2, CANAL: 1}, {TABLE: 1})
    return made


def lines(tree: CodebookTree) -> dict[str, list[str]]:
    """Return the names of codes by the name of their category."""
    found = {}
    for row in range(tree.rowCount()):
        parent = tree.index(row, 0)
        codes = [tree.index(at, 0, parent) for at in range(tree.rowCount(parent))]
        found[tree.node(parent).thing.name_zh] = [tree.node(code).thing.name_zh for code in codes]
    return found


def test_codes_stand_under_their_category(tree):
    assert lines(tree) == {"门口的事": ["便民桌", "上门回话", "网格记事"], "田里的事": ["修渠", "选种", "晒账"]}


def test_only_what_was_found_is_shown_with_its_category(tree):
    tree.set_codebook(projects.codebook(), {}, {}, only={CANAL})
    assert lines(tree) == {"田里的事": ["修渠"]}
    tree.set_codebook(projects.codebook(), {}, {}, only=set())
    assert lines(tree) == {}


def test_a_category_counts_what_its_codes_count(tree):
    tree.set_counts({TABLE: 3, CALL: 4})
    assert [tree.node(tree.index(row, 0)).codings for row in range(2)] == [7, 0]
    assert tree.node(tree.find(CALL)).codings == 4
    assert tree.node(tree.find(TABLE)).digit == 1


def test_counts_change_without_a_new_tree(tree):
    resets, kept = [], QPersistentModelIndex(tree.find(GRID))
    tree.modelReset.connect(lambda: resets.append(True))
    tree.set_counts({GRID: 9})
    assert resets == []
    assert kept.isValid()


def test_an_index_leads_to_its_parent_and_back(tree):
    code = tree.find(CANAL)
    assert tree.node(code.parent()).thing.id == "category-2"
    assert tree.index(code.row(), 0, code.parent()) == code
    assert not tree.parent(tree.find("category-2")).isValid()
    assert not tree.parent(QModelIndex()).isValid()


def test_there_is_nothing_outside_the_tree(tree):
    assert not tree.find("gone").isValid()
    assert not tree.index(2, 0).isValid()
    assert not tree.index(0, 1).isValid()
    assert tree.rowCount(tree.find(CANAL)) == 0
    assert tree.columnCount() == 1


def test_a_line_is_read_aloud_with_its_count(tree):
    assert tree.data(tree.find(TABLE), Qt.ItemDataRole.AccessibleTextRole) == "11 便民桌，用过 2 次"
    set_language("en")
    assert tree.data(tree.find(TABLE), Qt.ItemDataRole.DisplayRole) == "11 Code 11"
    assert tree.data(tree.find(TABLE), NODE).thing.id == TABLE


def test_a_definition_from_outside_is_never_html(tree):
    from dataclasses import replace

    book = projects.codebook()
    first = replace(book.codes[0], definition='<img src="file:///x">')
    tree.set_codebook(replace(book, codes=(first, *book.codes[1:])), {}, {})
    assert "<" not in tree.data(tree.find(first.id), Qt.ItemDataRole.ToolTipRole)


def test_qt_finds_no_fault_with_the_model(tree):
    from PySide6.QtTest import QAbstractItemModelTester

    tester = QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Warning)
    tree.set_counts({TABLE: 1})
    tree.set_codebook(projects.codebook(), {}, {}, only={CANAL})
    tester.deleteLater()
