from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit

from desktop.ui.widgets import messages


class Answering:
    """Does something to the box that comes up, and keeps what it said."""

    def __init__(self, act) -> None:
        self.text = ""
        self.format = None
        self._act = act
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self._timer.stop()
            self.text, self.format = box.text(), box.textFormat()
            self._act(box)


def press(text: str):
    def act(box: QMessageBox) -> None:
        button = next(button for button in box.buttons() if button.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def key(which: Qt.Key):
    return lambda box: QTest.keyClick(box, which)


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press("移除"), True),
        (press("取消"), False),
        (key(Qt.Key.Key_Escape), False),
        (key(Qt.Key.Key_Return), False),
        (lambda box: box.close(), False),
    ],
)
def test_only_the_button_itself_agrees(parent, act, answer):
    answering = Answering(act)
    assert messages.ask(parent, "移除这个类目？", yes="移除", no="取消") is answer
    assert answering.text == "移除这个类目？"


def test_a_longer_list_stands_between_the_text_and_the_button(parent):
    seen = []

    def look(box: QMessageBox) -> None:
        listing = box.findChild(QPlainTextEdit, "messageDetails")
        seen.extend([listing.toPlainText(), listing.geometry().bottom() < box.buttons()[0].mapTo(box, QPoint()).y()])
        box.close()

    answering = Answering(look)
    messages.tell(parent, "两个文件没有导入", details="一.txt\n二.txt")
    assert answering.text
    assert seen == ["一.txt\n二.txt", True]


@pytest.mark.parametrize("which", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_what_is_told_is_closed_by_a_key(parent, which):
    answering = Answering(key(which))
    messages.tell(parent, "<b>文件打不开</b>", details="一.txt\n二.txt")
    assert answering.text == "<b>文件打不开</b>"
    assert answering.format == Qt.TextFormat.PlainText


def test_no_box_is_left_behind(parent):
    answering = Answering(key(Qt.Key.Key_Escape))
    messages.tell(parent, "文件打不开")
    assert answering.text
    assert [box for box in parent.findChildren(QMessageBox) if box.isVisible()] == []


def test_tests_put_their_own_presenter_at_the_seam(monkeypatch, parent):
    heard = []

    class Recorder:
        def tell(self, parent, text, details):
            heard.append((text, details))

        def ask(self, parent, text, *, yes, no):
            heard.append((text, yes, no))
            return True

    monkeypatch.setattr(messages, "presenter", Recorder())
    messages.tell(parent, "甲", details="乙")
    assert messages.ask(parent, "丙", yes="丁", no="戊")
    assert heard == [("甲", "乙"), ("丙", "丁", "戊")]


def test_a_reason_is_asked_for_with_the_question_and_enter_means_no_until_one_is_written(parent):
    answering = Answering(key(Qt.Key.Key_Return))
    assert messages.ask_why(parent, "移除吗？", yes="移除", no="取消") is None
    assert answering.text == "移除吗？"

    def write(box):
        line = box.findChild(QLineEdit, "changeReason")
        line.setFocus()
        QTest.keyClicks(line, " fen  bu qing ")
        QTest.keyClick(line, Qt.Key.Key_Return)

    answering = Answering(write)
    assert messages.ask_why(parent, "移除吗？", yes="移除", no="取消") == "fen bu qing"
    assert answering.text == "移除吗？"
    answering = Answering(press("移除"))
    assert messages.ask_why(parent, "移除吗？", yes="移除", no="取消") == ""
    assert answering.format == Qt.TextFormat.PlainText
