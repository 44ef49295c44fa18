from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTreeView

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


def test_escape_ends_the_search(qapp, panel):
    search = panel.findChild(QLineEdit, "codebookSearch")
    search.setText("网")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
