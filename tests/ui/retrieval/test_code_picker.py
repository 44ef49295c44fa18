from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from desktop.ui.retrieval.code_picker import CodePicker
from tests import projects

LONG = "网格员入户走访时听到并当场记下的老旧小区加装电梯费用分摊方案"


@pytest.fixture
def codebook():
    small = projects.codebook()
    long = {projects.GRID: LONG}
    return replace(small, codes=tuple(replace(code, name_zh=long.get(code.id, code.name_zh)) for code in small.codes))


@pytest.fixture
def picker(qapp, codebook):
    window = QWidget()
    window.resize(300, 60)
    made = CodePicker("codes", lambda typed: [code.id for code in codebook.codes if typed in code.name_zh])
    QHBoxLayout(window).addWidget(made)
    made.set_codebook(codebook)
    window.show()
    yield made
    window.close()
    window.deleteLater()


def test_a_long_name_ends_in_dots_and_is_whole_in_the_tooltip(qapp, picker):
    picker.choose({projects.GRID})
    qapp.processEvents()
    assert picker.text().endswith("… ▾")
    assert picker.fontMetrics().horizontalAdvance(picker.text()) < picker.width()
    assert LONG in picker.toolTip()
    assert LONG in picker.accessibleName()


def test_a_wider_place_shows_more_of_a_long_name(qapp, picker):
    picker.choose({projects.GRID})
    picker.window().resize(900, 60)
    qapp.processEvents()
    assert picker.text() == f"{LONG} ▾"
    assert picker.toolTip() == ""


def test_a_long_name_does_not_widen_the_window(qapp, picker):
    picker.choose({projects.GRID})
    assert picker.minimumSizeHint().width() < 300 < picker.sizeHint().width()


def test_codes_are_found_while_an_input_method_is_composing(qapp, picker):
    picker.open()
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    QApplication.sendEvent(search, QInputMethodEvent("修渠", []))
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert picker.chosen() == {projects.CANAL}
