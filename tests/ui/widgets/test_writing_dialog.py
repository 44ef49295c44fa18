from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout

from desktop.ui.widgets import messages
from desktop.ui.widgets.number_box import number_box
from desktop.ui.widgets.writing_dialog import WritingDialog
from tests.ui.asked import Asked


class Form(WritingDialog):
    def __init__(self) -> None:
        super().__init__()
        self.saved = 0
        self.line, self.area, self.tick = QLineEdit("字"), QPlainTextEdit("句"), QCheckBox("选")
        self.choice, self.number = QComboBox(), number_box("number", 0, 9, 1)
        self.choice.addItems(["一", "二"])
        layout = QVBoxLayout(self)
        for part in (QPushButton("浏览"), self.line, self.area, self.tick, self.choice, self.number):
            layout.addWidget(part)
        layout.addWidget(self.make_buttons("保存", self.save))

    def save(self) -> None:
        self.saved += 1
        self.accept()


@pytest.fixture
def asked(monkeypatch):
    found = Asked()
    monkeypatch.setattr(messages, "presenter", found)
    return found


@pytest.fixture
def form(qapp, asked):
    made = Form()
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.hide()
    made.deleteLater()


WAYS = [
    lambda form: form.line.setText("字词"),
    lambda form: form.area.setPlainText(""),
    lambda form: form.tick.setChecked(True),
    lambda form: form.choice.setCurrentIndex(1),
    lambda form: form.number.setValue(3),
]


@pytest.mark.parametrize("change", WAYS)
def test_esc_asks_before_anything_that_was_changed_is_lost(form, asked, change):
    asked.answer = False
    change(form)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert len(asked.questions) == 1
    asked.answer = True
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_what_was_not_changed_or_was_changed_back_is_left_without_a_word(form, asked):
    form.line.setText("别的")
    form.line.setText("字")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert not asked.questions


def test_closing_the_window_asks_as_well(form, asked):
    asked.answer = False
    form.area.setPlainText("另一句")
    assert not form.close()
    assert len(asked.questions) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_from_within_long_text(form, asked, key):
    form.area.setFocus()
    form.area.setPlainText("另一句")
    QTest.keyClick(form.area, key, Qt.KeyboardModifier.ControlModifier)
    assert form.saved == 1
    assert form.area.toPlainText() == "另一句"
    assert not asked.questions


def test_enter_in_a_line_saves(form):
    QTest.keyClick(form.line, Qt.Key.Key_Return)
    assert form.saved == 1


def test_ctrl_enter_does_nothing_while_the_main_button_is_out_of_reach(form):
    form.main.setEnabled(False)
    QTest.keyClick(form.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.saved
