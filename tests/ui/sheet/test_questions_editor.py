"""The list of questions: where the keyboard is once something was done to one of them."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from desktop.ui.sheet.questions_editor import QuestionsEditor
from desktop.ui.sheet.values import Ask
from tests.sheets import OPTIONS, VARIABLES


@pytest.fixture
def asks():
    return [Ask(each, OPTIONS.get(each.id, ())) for each in VARIABLES]


@pytest.fixture
def editor(qapp, asks):
    made = QuestionsEditor(title="变量", hint="说明", empty="没有", read=lambda: list(asks), clears=True)
    # As the window does it: whatever was asked in a dialog of its own, the list is read again.
    made.change_wanted.connect(made.refresh)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.hide()
    made.deleteLater()


def press(editor, name: str) -> QListWidget:
    button = editor.findChild(QPushButton, f"question_{name}")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    return editor.findChild(QListWidget, "questionsList")


def test_after_changing_one_the_keyboard_is_on_its_row(editor):
    editor.findChild(QListWidget).setCurrentRow(1)
    shown = press(editor, "change")
    assert QApplication.focusWidget() is shown
    assert shown.currentRow() == 1


def test_a_button_that_can_do_no_more_gives_the_keyboard_to_the_list(editor, asks):
    def move(question: str, place: int) -> None:
        ask = next(each for each in asks if each.id == question)
        asks.remove(ask)
        asks.insert(place, ask)
        editor.refresh(question)

    editor.move_wanted.connect(move)
    shown = editor.findChild(QListWidget)
    shown.setCurrentRow(len(asks) - 3)
    press(editor, "down")
    assert QApplication.focusWidget().objectName() == "question_down"
    press(editor, "down")
    assert shown.currentRow() == len(asks) - 1
    assert QApplication.focusWidget() is shown


def test_after_removing_one_the_keyboard_is_on_the_list(editor, asks):
    editor.removal_wanted.connect(lambda question: (asks.pop(0), editor.refresh()))
    shown = press(editor, "remove")
    assert QApplication.focusWidget() is shown
