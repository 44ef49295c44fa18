"""The dialog of a question: keys in its options, what it says, and that nothing written is lost by a reflex."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableWidget

from desktop.core.errors import KnownError
from desktop.ui.sheet.question_dialog import QuestionDialog
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets import messages
from tests.sheets import OPTIONS, TROUBLE, VARIABLES, of

Key = Qt.Key


class Answering:
    """Takes the place of message boxes."""

    def __init__(self) -> None:
        self.questions: list[str] = []
        self.answer = True

    def tell(self, _parent, text: str, _details: str) -> None:
        raise AssertionError(text)

    def ask(self, _parent, text: str, *, yes: str, no: str) -> bool:
        self.questions.append(text)
        assert yes != no
        return self.answer


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
def box(monkeypatch) -> Answering:
    answering = Answering()
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
