"""What watches over the tests of the window notices what a test leaves behind."""

from __future__ import annotations

import threading

import pytest


@pytest.fixture
def watch(qapp):
    from tests.qt_watch import QtWatch

    return QtWatch(qapp)


def test_nothing_left_is_no_fault(watch):
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    widget.show()
    widget.close()
    assert watch.end() == []


def test_a_qt_warning_is_a_fault(watch):
    from PySide6.QtCore import qWarning

    qWarning("something is odd")
    assert watch.end() == ["unexpected Qt message: something is odd"]


def test_an_expected_message_is_none(watch):
    from PySide6.QtCore import qWarning

    qWarning("This plugin does not support propagateSizeHints()")
    assert watch.end() == []


def test_a_window_left_open_is_a_fault_and_is_cleared_away(watch):
    from PySide6.QtWidgets import QDialog
    from shiboken6 import isValid

    dialog = QDialog()
    dialog.setObjectName("forgotten")
    dialog.show()
    assert watch.end() == ["window left open: QDialog 'forgotten'"]
    assert not isValid(dialog)


def test_an_error_in_a_slot_is_a_fault(watch, qapp):
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, lambda: 1 / 0)
    qapp.processEvents()
    (fault,) = watch.end()
    assert "ZeroDivisionError" in fault


def test_a_running_thread_of_qt_is_a_fault(watch, monkeypatch):
    from PySide6.QtCore import QThread

    monkeypatch.setattr("tests.qt_watch._GRACE_SECONDS", 0.05)
    thread = QThread()
    thread.start()
    (fault,) = watch.end()
    thread.quit()
    thread.wait()
    assert fault.startswith("QThread left running")
    assert "test_qt_watch.py" in fault


def test_a_running_thread_of_python_is_a_fault(watch, monkeypatch):
    monkeypatch.setattr("tests.qt_watch._GRACE_SECONDS", 0.05)
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait, name="busy")
    thread.start()
    faults = watch.end()
    ended.set()
    thread.join()
    assert faults == ["thread left running: busy"]


def test_the_window_has_a_chinese_font(qapp):
    from PySide6.QtGui import QFontInfo, QFontMetrics

    assert QFontMetrics(qapp.font()).inFontUcs4(ord("编"))
    assert "Noto" in QFontInfo(qapp.font()).family()
