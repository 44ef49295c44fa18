"""The dialog of a question: keys in its options, what it says, and that nothing written is lost by a reflex."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableWidget

from desktop.core.errors import KnownError
from desktop.ui.sheet.question_dialog import QuestionDialog
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets import messages
from desktop.wording import say
from tests.sheets import OPTIONS, TROUBLE, VARIABLES, of
from tests.ui.asked import Asked

Key = Qt.Key


class Opened:
    def __init__(self, options) -> None:
        self.saved: list[tuple] = []
        self.reasons: list[str] = []
        self.error: KnownError | None = None
        ask = Ask(of(TROUBLE, name_zh=""), options)
        others = [Ask(each, OPTIONS.get(each.id, ())) for each in VARIABLES if each.id != TROUBLE]
        self.dialog = QuestionDialog(ask, title="题", save=self._save, others=others)
        self.table = self.dialog.findChild(QTableWidget)
        self.dialog.show()
        self.dialog.activateWindow()
        assert QTest.qWaitForWindowActive(self.dialog)

    def _save(self, question, options, reason) -> None:
        if self.error is not None:
            raise self.error
        self.saved.append((question, options))
        self.reasons.append(reason)

    def button(self, words: str) -> None:
        next(each for each in self.dialog.findChildren(QPushButton) if each.text() == words).click()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    def name(self, words: str) -> None:
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit), editor
        editor.setText(words)

    def trouble(self) -> QLabel:
        return self.dialog.findChild(QLabel, "trouble")

    def rows(self) -> list[tuple[str, str]]:
        return [
            (self.table.item(row, 0).text(), self.table.item(row, 1).text()) for row in range(self.table.rowCount())
        ]


@pytest.fixture
def box(monkeypatch) -> Asked:
    answering = Asked()
    monkeypatch.setattr(messages, "presenter", answering)
    return answering


@pytest.fixture
def opened(qapp, box) -> Iterator:
    made: list[Opened] = []

    def make(options=()) -> Opened:
        made.append(Opened(options))
        return made[-1]

    yield make
    for each in made:
        box.answer = True
        each.dialog.close()
        each.dialog.deleteLater()


def test_enter_in_an_options_name_begins_the_next_option(opened):
    at = opened()
    at.button("加一项")
    for name in ("官员", "村民", "记者"):
        at.name(name)
        at.press(Key.Key_Return)
    assert at.rows() == [("1", "官员"), ("2", "村民"), ("3", "记者"), ("4", "")]
    assert (at.saved, at.dialog.isVisible()) == ([], True)


def test_enter_never_saves_from_among_the_options(opened):
    at = opened(OPTIONS[TROUBLE])
    at.table.setFocus()
    at.table.setCurrentCell(0, 1)
    at.press(Key.Key_Return)
    assert at.table.currentRow() == 1
    for _ in range(4):
        at.press(Key.Key_Return)
    assert at.rows() == [("1", "提及"), ("2", "未提及"), ("3", "")]
    assert (at.saved, at.dialog.isVisible()) == ([], True)


def test_an_option_just_begun_that_says_nothing_is_left_out(opened):
    at = opened()
    at.button("加一项")
    at.name("官员")
    at.press(Key.Key_Return, Key.Key_Escape)
    at.button("保存")
    ((_, options),) = at.saved
    assert [(each.number, each.name_zh) for each in options] == [(1, "官员")]


def saved(at) -> list[tuple[int, str]]:
    at.button("保存")
    ((_, options),) = at.saved
    return [(each.number, each.name_zh) for each in options]


def test_to_add_an_option_takes_the_row_just_begun(opened):
    at = opened()
    for name in ("官员", "村民", "记者"):
        at.button("加一项")
        at.name(name)
        at.press(Key.Key_Return)
    assert at.rows() == [("1", "官员"), ("2", "村民"), ("3", "记者"), ("4", "")]
    assert saved(at) == [(1, "官员"), (2, "村民"), (3, "记者")]


def test_new_options_are_saved_without_gaps_and_those_there_keep_their_numbers(opened):
    there = tuple(replace(each, number=number) for each, number in zip(OPTIONS[TROUBLE], (1, 4), strict=True))
    at = opened(there)
    at.button("加一项")  # stays empty, with another two below it
    at.press(Key.Key_Escape)
    at.button("加 98、99")
    for name in ("官员", "村民"):
        at.button("加一项")
        at.name(name)
        at.press(Key.Key_Return, Key.Key_Escape)
    assert saved(at) == [
        (1, "提及"), (4, "未提及"), (98, "无法判断"), (99, "其他"), (2, "官员"), (3, "村民"),
    ]  # fmt: skip


def test_a_number_that_somebody_wrote_stays(opened):
    at = opened()
    at.button("加一项")
    at.name("官员")
    at.press(Key.Key_Return, Key.Key_Escape)
    at.button("加一项")
    at.name("村民")
    at.press(Key.Key_Return, Key.Key_Escape)
    at.table.item(1, 0).setText("7")
    assert saved(at) == [(1, "官员"), (7, "村民")]


def test_taking_a_new_option_away_closes_the_gap(opened):
    at = opened()
    for name in ("官员", "村民", "记者"):
        at.button("加一项")
        at.name(name)
        at.press(Key.Key_Return)
    at.press(Key.Key_Escape)
    at.table.setCurrentCell(1, 1)
    at.button("去掉所选")
    assert at.rows() == [("1", "官员"), ("2", "记者"), ("3", "")]


def in_sight(at, row: int) -> bool:
    return at.table.viewport().rect().contains(at.table.visualItemRect(at.table.item(row, 1)).center())


def test_what_is_added_below_comes_into_sight_with_the_keyboard(opened):
    at = opened()
    at.button("加一项")
    for name in range(9):
        at.name(f"人{name}")
        at.press(Key.Key_Return)
        QApplication.processEvents()
        assert in_sight(at, name + 1)
    at.press(Key.Key_Escape)
    at.button("加 98、99")
    QApplication.processEvents()
    assert at.table.currentRow() == at.table.rowCount() - 1
    assert in_sight(at, at.table.rowCount() - 1)
    assert at.table.hasFocus()


def test_closing_asks_only_where_something_was_written(opened, box):
    at = opened()
    at.press(Key.Key_Escape)
    assert (box.questions, at.dialog.isVisible()) == ([], False)
    at = opened()
    at.dialog.findChild(QLineEdit, "questionNameZh").setText("来源")
    box.answer = False
    at.dialog.setFocus()
    QTest.keyClick(at.dialog, Key.Key_Escape)
    assert (len(box.questions), at.dialog.isVisible()) == (1, True)
    box.answer = True
    QTest.keyClick(at.dialog, Key.Key_Escape)
    assert not at.dialog.isVisible()


def test_options_written_are_not_lost_either(opened, box):
    at = opened()
    at.button("加一项")
    at.name("官员")
    at.press(Key.Key_Return, Key.Key_Escape, Key.Key_Escape)
    assert len(box.questions) == 1


def test_what_was_refused_is_taken_back_when_it_is_mended(opened):
    at = opened(OPTIONS[TROUBLE])
    at.error = KnownError("name_empty")
    at.button("保存")
    assert at.trouble().isVisible()
    at.dialog.findChild(QLineEdit, "questionNameZh").setText("来源")
    assert not at.trouble().isVisible()


def test_the_condition_stands_right_below_what_is_above_it_whatever_the_type(opened):
    at = opened(OPTIONS[TROUBLE])
    kind, condition = (at.dialog.findChild(QComboBox, name) for name in ("questionType", "conditionVariable"))
    before = at.dialog.height()
    kind.setCurrentIndex(kind.findText("日期"))
    QApplication.processEvents()
    above = at.dialog.findChild(QPlainTextEdit, "questionDefinition")
    gap = condition.mapTo(at.dialog, condition.rect().topLeft()).y() - above.geometry().bottom()
    assert 0 < gap < 30
    assert at.dialog.height() < before - 100
    condition.setCurrentIndex(1)
    QApplication.processEvents()
    assert condition.mapTo(at.dialog, condition.rect().topLeft()).y() - above.geometry().bottom() == gap
    kind.setCurrentIndex(kind.findText("单选"))
    condition.setCurrentIndex(0)
    QApplication.processEvents()
    assert at.dialog.height() >= before


def test_a_reason_goes_with_the_question_and_may_be_left_out(opened):
    at = opened()
    at.dialog.findChild(QLineEdit, "questionNameZh").setText("下文")
    at.button("保存")
    again = opened()
    QTest.keyClicks(again.dialog.findChild(QLineEdit, "changeReason"), " shi  bian ma hou ")
    again.button("保存")
    assert (at.reasons, again.reasons) == ([""], ["shi bian ma hou"])


def test_what_is_answered_in_words_is_measured_on_no_scale(opened):
    at = opened(OPTIONS[TROUBLE])
    kind, scale = (at.dialog.findChild(QComboBox, name) for name in ("questionType", "questionScale"))
    assert scale.isVisible()
    kind.setCurrentIndex(kind.findText("文字"))
    assert not scale.isVisible()
    assert say("editor.scale") not in [each.text() for each in at.dialog.findChildren(QLabel) if each.isVisible()]
    kind.setCurrentIndex(kind.findText("数字"))
    assert scale.isVisible()
