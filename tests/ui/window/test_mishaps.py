"""A fault nobody expected: written down, told once, and the window stays."""

from __future__ import annotations

import sys
import threading

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QThread, QTimer

from desktop.core.errors import KnownError
from desktop.places import user_log
from desktop.ui.widgets import messages
from desktop.ui.window.mishaps import Mishaps
from desktop.wording import explain, say, set_language


class Heard:
    """Takes the place of message boxes; `meanwhile` is done while a box is open."""

    def __init__(self, app) -> None:
        self.texts: list[str] = []
        self.open = 0
        self.most_open = 0
        self.meanwhile = lambda: None
        self._app = app

    def tell(self, _parent, text, _details) -> None:
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        self.texts.append(text)
        self.meanwhile()
        self._app.processEvents()
        self.open -= 1


@pytest.fixture
def heard(qapp, monkeypatch):
    found = Heard(qapp)
    monkeypatch.setattr(messages, "presenter", found)
    return found


@pytest.fixture
def mishaps(qapp, heard):
    found = Mishaps(lambda: None)
    found.install()
    yield found
    found.remove()
    found.deleteLater()


def happen(qapp, work) -> None:
    """Let a slot do something that nobody catches."""
    QTimer.singleShot(0, work)
    for _ in range(4):
        qapp.processEvents()


def stumble():
    raise LookupError("渡口的灯修好了")


def trip():
    raise ValueError("渡口的灯没修好")


def log() -> str:
    return (user_log() / "zhubi.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_fault_in_a_slot_is_told_in_one_sentence(qapp, mishaps, heard, language):
    set_language(language)
    happen(qapp, stumble)
    (told,) = heard.texts
    assert told == say("mishap.told", file=user_log() / "zhubi.log")
    assert ("已保存" if language == "zh" else "Saved") in told
    assert "LookupError" not in told


def test_the_report_says_where_and_holds_no_words_of_the_article(qapp, mishaps, heard):
    happen(qapp, stumble)
    assert "in stumble" in log()
    assert "platform: offscreen" in log()
    assert "渡口" not in log()


def test_the_same_fault_is_told_and_written_once(qapp, mishaps, heard):
    for _ in range(3):
        happen(qapp, stumble)
    assert len(heard.texts) == 1
    assert log().count("LookupError:") == 1


def test_another_fault_is_told_too(qapp, mishaps, heard):
    happen(qapp, stumble)
    happen(qapp, trip)
    assert len(heard.texts) == 2


def test_never_two_boxes_at_a_time_but_every_fault_is_written(qapp, mishaps, heard):
    heard.meanwhile = lambda: happen(qapp, trip)
    happen(qapp, stumble)
    assert heard.most_open == 1
    assert len(heard.texts) == 1
    assert "LookupError:" in log()
    assert "ValueError:" in log()


def test_a_fault_in_a_thread_of_python_is_told_in_the_window(qapp, mishaps, heard):
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    happen(qapp, lambda: None)
    assert len(heard.texts) == 1


def test_a_fault_in_a_thread_of_qt_is_told_in_the_window(qapp, mishaps, heard):
    class Stumbling(QThread):
        def run(self) -> None:
            stumble()

    thread = Stumbling()
    thread.start()
    thread.wait()
    happen(qapp, lambda: None)
    assert len(heard.texts) == 1


def test_what_the_surroundings_cause_is_told_with_its_own_sentence(qapp, mishaps, heard):
    def work():
        raise KnownError("disk_failed", file="study.zhubi")

    happen(qapp, work)
    happen(qapp, work)
    assert heard.texts == [explain(KnownError("disk_failed", file="study.zhubi"))] * 2
    assert not (user_log() / "zhubi.log").exists()


def test_where_no_report_can_be_written_that_is_said(qapp, mishaps, heard, zhubi_home):
    zhubi_home.write_text("in the way of the folder", encoding="utf-8")
    happen(qapp, stumble)
    assert heard.texts == [say("mishap.told_unwritten")]


def test_nothing_is_told_from_within_the_fault_itself(qapp, mishaps, heard):
    try:
        stumble()
    except LookupError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert heard.texts == []
    happen(qapp, lambda: None)
    assert len(heard.texts) == 1


def test_ctrl_c_closes_the_windows_instead_of_being_a_fault(qapp, mishaps, heard, parent):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    happen(qapp, lambda: None)
    assert not parent.isVisible()
    assert heard.texts == []


def test_removed_it_leaves_the_hooks_as_they_were(qapp):
    before = sys.excepthook, threading.excepthook
    found = Mishaps(lambda: None)
    found.install()
    assert (sys.excepthook, threading.excepthook) != before
    found.remove()
    assert (sys.excepthook, threading.excepthook) == before
