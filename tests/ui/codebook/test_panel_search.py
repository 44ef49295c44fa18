from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from desktop.ui.codebook.panel import CodebookPanel
from tests import projects


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def panel(qapp, session):
    codes = session.read.codebook().codes
    made = CodebookPanel(session, lambda typed: [code.id for code in codes if typed in code.name_zh])
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_down_lead_to_the_first_code_found(qapp, panel, session, key):
    wanted = session.read.codebook().codes[-1]
    search = panel.findChild(QLineEdit, "codebookSearch")
    search.setText(wanted.name_zh)
    QTest.keyClick(search, key)
    assert panel.chosen() == wanted
    assert panel.focusWidget() is panel.findChild(QTreeView, "codebookTree")


def test_the_tree_is_searched_while_an_input_method_is_composing(qapp, panel, session):
    wanted = session.read.codebook().codes[-1]
    search = panel.findChild(QLineEdit, "codebookSearch")
    QApplication.sendEvent(search, QInputMethodEvent(wanted.name_zh, []))
    tree = panel.findChild(QTreeView, "codebookTree").model()
    assert search.text() == ""
    assert sum(tree.rowCount(tree.index(row, 0)) for row in range(tree.rowCount())) == 1
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert panel.chosen() == wanted


def test_escape_ends_the_search(qapp, panel):
    search = panel.findChild(QLineEdit, "codebookSearch")
    search.setText("网")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
