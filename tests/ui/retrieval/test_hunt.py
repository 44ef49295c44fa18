"""The hunt: texts looked through in a thread of their own."""

from __future__ import annotations

import threading
import time

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QWidget

from desktop.core.retrieving import PlainText
from desktop.ui.retrieval import hunt as hunts
from desktop.ui.retrieval.hunt import Hunt

BLOCKS = [[PlainText(f"{block}-{place}", "v", "渠" * place) for place in range(5)] for block in range(20)]


def wait(app, until):
    end = time.monotonic() + 20
    while not until():
        assert time.monotonic() < end
        app.processEvents()
        time.sleep(0.001)


def test_everything_is_found_in_order_and_by_another_thread(qapp):
    found, ended, threads = [], [], set()

    def look(plain):
        threads.add(threading.get_ident())
        return [plain.article] * len(plain.text)

    hunt = Hunt(iter(BLOCKS), look)
    hunt.found.connect(lambda rows, done: found.append((rows, done)))
    hunt.ended.connect(lambda: ended.append(True))
    hunt.start()
    assert hunt.is_running()
    wait(qapp, lambda: ended)
    assert [row for rows, _ in found for row in rows] == [
        plain.article for block in BLOCKS for plain in block for _ in plain.text
    ]
    assert found[-1][1] == 100
    assert threads.isdisjoint({threading.get_ident()})


def test_nothing_is_told_once_it_is_given_up(qapp):
    told = []
    hunt = Hunt(iter(BLOCKS), lambda plain: [plain.article])
    hunt.found.connect(lambda *_: told.append("found"))
    hunt.ended.connect(lambda: told.append("ended"))
    hunt.start()
    hunt.stop()
    for _ in range(20):
        qapp.processEvents()
    assert told == []
    assert not hunt.is_running()


def test_without_a_text_it_ends_at_once(qapp):
    ended = []
    hunt = Hunt(iter([]), lambda plain: [plain])
    hunt.ended.connect(lambda: ended.append(True))
    hunt.start()
    wait(qapp, lambda: ended)


def test_a_fault_is_told_and_ends_it(qapp):
    failed = []
    hunt = Hunt(iter(BLOCKS), lambda _: 1 / 0)
    hunt.failed.connect(failed.append)
    hunt.start()
    wait(qapp, lambda: failed)
    assert isinstance(failed[0], ZeroDivisionError)
    assert not hunt.is_running()


def test_the_thread_of_a_window_that_is_gone_ends_by_itself(qapp):
    window = QWidget()
    hunt = Hunt(iter(BLOCKS), lambda plain: time.sleep(0.01) or [plain], window)
    hunt.start()
    worker = hunts._begun[-1]
    del hunt
    window.deleteLater()
    wait(qapp, worker.isFinished)
