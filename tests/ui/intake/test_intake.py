from __future__ import annotations

import time
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from desktop.core.errors import KnownError
from desktop.importing.batches import Batch, Refusal
from desktop.operations.write_memo import WriteMemo
from desktop.ui.intake.intake import Intake
from desktop.ui.intake.reader_thread import ReaderThread
from desktop.ui.intake.summary import ImportSummary
from desktop.ui.window.performer import Performer
from desktop.wording import explain, say
from tests import projects
from tests.ui.named import nameless


def page(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_text(f"渡口纪事{name}\n\n渡船来了又去，载了{name}回。\n", encoding="utf-8")
    return file


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def window(qapp):
    from PySide6.QtWidgets import QWidget

    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def intake(window, session):
    def perform(operation, then):
        changes = session.perform(operation)
        then(changes)
        return changes

    return Intake(session, perform, session.take_back, window)


def wait_for(qapp, intake: Intake) -> None:
    end = time.monotonic() + 20
    while intake.busy():
        assert time.monotonic() < end
        qapp.processEvents()
        time.sleep(0.002)
    qapp.processEvents()


class TestIntake:
    def test_good_files_become_articles_in_one_action(self, qapp, intake, session, tmp_path):
        heard = []
        intake.finished.connect(heard.append)
        intake.start([page(tmp_path, "一.txt"), page(tmp_path, "二.txt")])
        wait_for(qapp, intake)
        assert heard == [frozenset(article.id for article in session.read.articles()[3:])]
        assert len(heard[0]) == 2
        session.undo()
        assert len(session.read.articles()) == 3

    def test_a_second_batch_waits_for_nothing_and_is_not_begun(self, qapp, intake, session, tmp_path):
        intake.start([page(tmp_path, "一.txt")])
        intake.start([page(tmp_path, "二.txt")])
        wait_for(qapp, intake)
        assert len(session.read.articles()) == 4

    def test_no_files_are_no_import(self, intake):
        intake.start([])
        assert not intake.busy()

    def test_the_character_encoding_that_was_named_is_taken(self, qapp, intake, session, tmp_path):
        file = tmp_path / "一.txt"
        file.write_bytes("渡口紀事\n\n渡船來了又去。\n".encode("big5"))
        intake.start([file], encoding="big5")
        wait_for(qapp, intake)
        assert session.read.articles()[-1].headline == "渡口紀事"

    def test_stopped_it_writes_nothing(self, qapp, intake, session, tmp_path):
        before = projects.state(session)
        intake.start([page(tmp_path, f"{number}.txt") for number in range(20)])
        intake.stop()
        qapp.processEvents()
        assert not intake.busy()
        assert projects.state(session) == before

    def test_taking_an_import_back_leaves_what_was_done_since(self, qapp, intake, session, tmp_path):
        intake.start([page(tmp_path, "一.txt"), tmp_path / "没有.txt"])
        wait_for(qapp, intake)
        coding = session.read.codings(session.read.articles()[0].id, coder=session.coder.id)[0]
        session.perform(WriteMemo(coding.id, "摘要弹出来之前写的"))
        assert len(session.read.articles()) == 4
        button = next(each for each in intake.summary.findChildren(QPushButton) if each.text() == say("import.undo"))
        button.click()
        assert len(session.read.articles()) == 3
        assert session.read.memo_text(coding.id) == "摘要弹出来之前写的"

    def test_an_import_that_waited_for_room_is_summed_up_when_it_is_through(self, qapp, window, session, tmp_path):
        performer, heard = Performer(session, window), []
        intake = Intake(session, performer.perform, performer.take_back, window)
        intake.finished.connect(heard.append)
        session._project.connection.execute("PRAGMA max_page_count=1")
        (tmp_path / "长.txt").write_text("渡口纪事\n\n" + "渡船来了又去。" * 20_000, encoding="utf-8")
        intake.start([tmp_path / "长.txt", tmp_path / "没有.txt"])
        wait_for(qapp, intake)
        assert performer.is_holding()
        assert heard == []
        session._project.connection.execute("PRAGMA max_page_count=1000000")
        performer.retry()
        assert len(heard[0]) == 1
        assert intake.summary.findChild(QListWidget, "refusedFiles").count() == 1
        intake.summary.close()

    def test_what_could_not_be_written_is_no_import(self, qapp, window, session, tmp_path):
        heard = []
        intake = Intake(session, lambda _operation, _then: None, session.take_back, window)
        intake.finished.connect(heard.append)
        intake.start([page(tmp_path, "一.txt")])
        wait_for(qapp, intake)
        assert heard == []


class TestReaderThread:
    def read(self, qapp, thread: ReaderThread):
        found = []
        thread.read.connect(found.append)
        thread.failed.connect(found.append)
        thread.start()
        thread.wait()
        qapp.processEvents()
        return found[0]

    def test_known_texts_are_refused_by_name(self, qapp, tmp_path):
        first = self.read(qapp, ReaderThread([page(tmp_path, "一.txt")], None, {}))
        digest = first.pages[0].articles[0].digest
        again = self.read(qapp, ReaderThread([tmp_path / "一.txt"], None, {digest: "早就有的一篇"}))
        assert [explain(each.error) for each in again.refused] == [
            explain(KnownError("same_text", file="一.txt", other="早就有的一篇"))
        ]

    def test_the_last_file_is_always_reported(self, qapp, tmp_path):
        heard = []
        thread = ReaderThread([page(tmp_path, f"{number}.txt") for number in range(30)], None, {})
        thread.progressed.connect(lambda done, count: heard.append((done, count)))
        self.read(qapp, thread)
        assert heard[-1] == (30, 30)
        assert heard == sorted(heard)

    def test_a_fault_comes_back_as_a_fault(self, qapp, tmp_path, monkeypatch):
        def stumble(*_args, **_kwargs):
            raise ZeroDivisionError

        monkeypatch.setattr("desktop.ui.intake.reader_thread.read_pages", stumble)
        assert isinstance(self.read(qapp, ReaderThread([tmp_path], None, {})), ZeroDivisionError)


class TestSummary:
    def show(self, window, batch: Batch, count: int, undo=None) -> ImportSummary:
        made = ImportSummary(batch, count, undo, window)
        made.show()
        return made

    def words(self, summary: ImportSummary) -> list[str]:
        return [label.text() for label in summary.findChildren(QLabel)]

    def press(self, summary: ImportSummary, words: str) -> None:
        next(button for button in summary.findChildren(QPushButton) if button.text() == words).click()

    def test_every_refused_file_has_its_line_with_the_reason(self, window):
        refused = tuple(
            Refusal(Path(f"{number}.txt"), KnownError("file_empty", file=f"{number}.txt")) for number in range(3)
        )
        summary = self.show(window, Batch((), refused), 7)
        listed = summary.findChild(QListWidget, "refusedFiles")
        assert [listed.item(row).text() for row in range(listed.count())] == [explain(each.error) for each in refused]
        assert self.words(summary)[0] == f"{say('import.came', count=7)}\n{say('import.refused', count=3)}"
        assert nameless(summary) == []
        summary.close()

    def test_a_name_from_outside_is_never_html(self, window):
        error = KnownError("file_empty", file="<img src='file:///x'>.txt")
        summary = self.show(window, Batch((), (Refusal(Path("x.txt"), error),)), 0)
        assert "<img" in summary.findChild(QListWidget, "refusedFiles").item(0).text()
        summary.close()

    def test_undo_is_called_once_and_closes_the_summary(self, window, qapp):
        called = []
        summary = self.show(window, Batch((), (), cancelled=True), 4, lambda: called.append(True))
        assert say("import.cancelled") in self.words(summary)[0]
        self.press(summary, say("import.undo"))
        assert called == [True]
        qapp.processEvents()

    def test_closing_undoes_nothing(self, window, qapp):
        called = []
        summary = self.show(window, Batch((), (), cancelled=True), 4, lambda: called.append(True))
        self.press(summary, say("button.close"))
        assert called == []
        qapp.processEvents()
