from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.ui.widgets.toast import Toast, toast

TEXT = "这里已有同样的编码记录"


def timer_of(line: Toast) -> QTimer:
    return line.findChild(QTimer)


def test_a_line_comes_at_the_bottom_and_goes_by_itself(parent):
    line = toast(parent, TEXT, milliseconds=20)
    assert line.isVisible()
    assert parent.rect().contains(line.geometry())
    assert line.geometry().bottom() > parent.height() * 3 / 4
    for _ in range(200):
        if line.isHidden():
            break
        QTest.qWait(10)
    assert line.isHidden()
    assert not timer_of(line).isActive()


def test_a_newer_line_takes_the_place_of_the_older(parent):
    first = toast(parent, TEXT)
    assert toast(parent, "已撤销") is first
    assert first.text() == "已撤销"
    assert len(parent.findChildren(Toast)) == 1


def test_a_long_text_wraps_inside_the_parent(parent):
    short = toast(parent, TEXT).height()
    line = toast(parent, TEXT * 8)
    assert parent.rect().contains(line.geometry())
    assert line.height() > short


def test_it_stays_at_the_bottom_of_a_parent_that_grows(parent):
    line = toast(parent, TEXT)
    parent.resize(600, 500)
    assert line.geometry().center().x() == pytest.approx(parent.rect().center().x(), abs=1)
    assert line.geometry().bottom() > 400


def test_it_takes_neither_mouse_nor_focus(parent):
    edit = QLineEdit(parent)
    edit.setGeometry(parent.rect())
    edit.show()
    edit.setFocus()
    line = toast(parent, TEXT)
    assert parent.focusWidget() is edit
    assert line.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_no_timer_runs_on_once_the_parent_is_closed(parent):
    line = toast(parent, TEXT)
    assert timer_of(line).isActive()
    parent.close()
    assert not timer_of(line).isActive()
    parent.show()
    assert line.isHidden()


def test_its_text_is_plain_and_read_aloud(parent):
    line = toast(parent, "<b>甲</b>")
    assert line._label.textFormat() == Qt.TextFormat.PlainText
    assert line.accessibleName() == "<b>甲</b>"
