"""Projects and files at the real window: begun, opened, copied, closed, imported into, exported from."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QProgressDialog,
    QPushButton,
    QWidget,
)

from desktop.core.errors import KnownError
from desktop.exporting.formats import FORMATS
from desktop.importing.batches import read_page
from desktop.operations.unblind import Unblind
from desktop.session import Session
from desktop.session.starter import starter_path
from desktop.ui.widgets.toast import Toast
from desktop.wording import explain, say
from tests import projects
from tests.flows.windows import CONTROL, SHIFT, Key, stored

SMALL_CODEBOOK = """\
format: codebook/1
id: ferry
title_zh: 渡口手册
categories:
- id: bank
  number: 1
  zh: 岸上的事
  codes:
  - {id: lamp, number: 11, zh: 添灯}
  - {id: turns, number: 12, zh: 加班次}
"""


def page(folder: Path, name: str, headline: str | None = None) -> Path:
    """Write a short article of our own."""
    headline = headline or f"渡口纪事之{name.partition('.')[0]}"
    file = folder / name
    file.write_text(f"{headline}\n\n渡船今天开了{name}班，岸上添了一盏灯。\n", encoding="utf-8")
    return file


def headlines(person) -> list[str]:
    return [article.headline for article in person.session.read.articles()]


def choosing(monkeypatch, **answers) -> None:
    """Let file dialogs answer at once: name of the dialog's function → path or paths."""
    for name, answer in answers.items():
        monkeypatch.setattr(QFileDialog, name, lambda *_args, answer=answer: answer)


def trouble(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "trouble")
    return label.text() if label.isVisible() else ""


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


class TestNew:
    def begin(self, person, folder: Path, *, title="渡口两岸", coder="闻一舟", downs=0, check=lambda _dialog: None):
        """Begin a project by keys; `downs` is how often the arrow goes down in the choice of codebooks."""

        def work(dialog):
            person.fill(dialog, "newTitle", title)
            person.fill(dialog, "newFolder", str(folder))
            person.fill(dialog, "newCoder", coder)
            dialog.findChild(QComboBox, "newCodebook").setFocus()
            person.press(Key.Key_Down, times=downs)
            person.button(dialog, "新建")
            check(dialog)
            if dialog.isVisible():
                person.press(Key.Key_Escape)

        with person.dialog("newProject", work):
            person.press(Key.Key_N, modifiers=CONTROL)

    def test_the_built_in_codebook_for_passages_alone_asks_nothing_of_articles(self, at_work, tmp_path):
        self.begin(at_work, tmp_path, downs=2)
        codebook = at_work.session.read.codebook()
        assert codebook.codes
        assert at_work.session.read.sheets.variables() == []
        assert [option for option in codebook.options if option.variable] == []

    def test_a_new_project_opens_in_the_place_of_the_former(self, at_work, tmp_path):
        former = at_work.session.path
        self.begin(at_work, tmp_path, downs=1)
        assert at_work.session.path == tmp_path / "渡口两岸.zhubi"
        assert at_work.window.windowTitle().startswith("渡口两岸")
        assert "闻一舟" in at_work.session.read.coder_names().values()
        assert at_work.session.may_change_study()
        assert len(at_work.tree()) > 20
        assert at_work.shell.settings.get("recent_projects")[:2] == [str(at_work.session.path), str(former)]
        assert not former.with_name("study.zhubi.lock").exists()

    def test_it_can_start_empty(self, at_work, tmp_path):
        self.begin(at_work, tmp_path)
        assert at_work.session.read.codebook().codes == ()
        assert at_work.rows("articleList") == []

    def test_it_can_start_with_a_codebook_from_a_file(self, at_work, tmp_path, monkeypatch):
        file = tmp_path / "small.yaml"
        file.write_text(SMALL_CODEBOOK, encoding="utf-8")
        choosing(monkeypatch, getOpenFileName=(str(file), ""))
        self.begin(at_work, tmp_path, downs=3)
        assert at_work.session.path.stem == "渡口两岸"
        assert [code.name_zh for code in at_work.session.read.codebook().codes] == ["添灯", "加班次"]

    def test_a_broken_codebook_is_said_beside_the_field_and_nothing_is_made(self, at_work, tmp_path, monkeypatch):
        file, former, said = tmp_path / "broken.yaml", at_work.session.path, []
        file.write_text("format: zhubi-codebook\ncategories: 3\n", encoding="utf-8")
        choosing(monkeypatch, getOpenFileName=(str(file), ""))
        before = names_in(tmp_path)
        self.begin(at_work, tmp_path, downs=3, check=lambda dialog: said.append(trouble(dialog)))
        assert "broken.yaml" in said[0]
        assert names_in(tmp_path) == before
        assert at_work.session.path == former

    def test_choosing_no_file_after_all_means_an_empty_start(self, at_work, tmp_path, monkeypatch):
        choosing(monkeypatch, getOpenFileName=("", ""))
        self.begin(at_work, tmp_path, downs=3)
        assert at_work.session.read.codebook().codes == ()

    @pytest.mark.parametrize(
        ("title", "coder", "folder", "kind"),
        [
            ("", "闻一舟", ".", "name_empty"),
            ("渡口两岸", "  ", ".", "name_empty"),
            ("study", "闻一舟", ".", "file_exists"),
            ("渡口两岸", "闻一舟", "nowhere", "folder_missing"),
            ("渡" * 300, "闻一舟", ".", "file_name_too_long"),
        ],
    )
    def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_made(
        self, at_work, tmp_path, title, coder, folder, kind
    ):
        said, former = [], at_work.session.path
        before, content = names_in(tmp_path), former.read_bytes()
        check = lambda dialog: said.append(trouble(dialog))  # noqa: E731
        self.begin(at_work, tmp_path / folder, title=title, coder=coder, check=check)
        start = say(f"error.{kind}").partition("{")[0] or "“"
        assert said[0].startswith(start)
        assert at_work.session.path == former
        assert names_in(tmp_path) == before
        assert former.read_bytes() == content

    def test_signs_that_no_file_name_holds_are_replaced_in_the_name_only(self, at_work, tmp_path):
        self.begin(at_work, tmp_path, title="上/下 两岸: 2024?")
        assert at_work.session.path.name == "上_下 两岸_ 2024_.zhubi"
        assert at_work.session.study.title == "上/下 两岸: 2024?"

    def test_enter_makes_the_project(self, at_work, tmp_path):
        def work(dialog):
            person = at_work
            person.fill(dialog, "newFolder", str(tmp_path))
            person.fill(dialog, "newCoder", "闻一舟")
            person.fill(dialog, "newTitle", "渡口两岸")
            person.press(Key.Key_Return)

        with at_work.dialog("newProject", work):
            at_work.press(Key.Key_N, modifiers=CONTROL)
        assert at_work.session.path.stem == "渡口两岸"


class TestOpen:
    @pytest.fixture
    def other(self, tmp_path):
        return projects.empty(tmp_path / "other.zhubi", title="另一项研究")

    def test_another_project_takes_the_place_of_the_former(self, at_work, other, monkeypatch):
        former_window, former = at_work.window, at_work.session.path
        choosing(monkeypatch, getOpenFileName=(str(other), ""))
        at_work.press(Key.Key_O, modifiers=CONTROL)
        assert at_work.window.windowTitle().startswith("另一项研究")
        assert at_work.window is not former_window
        assert not former.with_name(former.name + ".lock").exists()
        assert other.with_name(other.name + ".lock").exists()
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()] == [
            at_work.window
        ]

    def test_choosing_nothing_changes_nothing(self, at_work, monkeypatch):
        window = at_work.window
        choosing(monkeypatch, getOpenFileName=("", ""))
        at_work.press(Key.Key_O, modifiers=CONTROL)
        assert at_work.window is window

    def test_the_project_open_already_stays_as_it_is(self, at_work, monkeypatch):
        window = at_work.window
        choosing(monkeypatch, getOpenFileName=(str(at_work.session.path), ""))
        at_work.press(Key.Key_O, modifiers=CONTROL)
        assert at_work.window is window
        assert at_work.told.texts == []

    def test_a_recent_project_opens_from_the_menu(self, at_work, other):
        former = at_work.session.path
        assert at_work.shell.open(other)
        at_work.activate()
        at_work.menu("文件", "最近的项目", str(former))
        assert at_work.session.path == former

    def test_a_recent_project_that_is_gone_is_told(self, at_work, other):
        former = at_work.session.path
        assert at_work.shell.open(other)
        former.unlink()
        at_work.activate()
        at_work.menu("文件", "最近的项目", str(former))
        assert at_work.told.texts == [explain(KnownError("file_missing", file="study.zhubi"))]
        assert at_work.session.path == other

    def test_without_a_recent_project_the_menu_says_so(self, at_work):
        at_work.shell.settings.set("recent_projects", [])
        menu = QMenu()
        at_work.window.menus._fill_recent(menu)
        assert [(entry.text(), entry.isEnabled()) for entry in menu.actions()] == [("（没有）", False)]
        menu.deleteLater()

    def test_what_is_in_the_memo_is_kept_when_another_project_opens(self, at_work, other):
        former, coding = at_work.session.path, at_work.codings()[0].id
        at_work.click_row("codingList", 0)
        at_work.click_on(at_work.window.codings.memo)
        at_work.type(" and more")
        assert at_work.shell.open(other)
        session = Session.open(former)
        assert session.read.memo_text(coding).endswith("and more")
        session.close()

    def test_the_article_and_the_coder_of_last_time_are_there_again(self, at_work, other):
        path = at_work.session.path
        at_work.click_row("articleList", 2)
        article = at_work.window.articles.current()
        at_work.coder_menu("谷雨晴")
        at_work.shell.open(other)
        at_work.shell.open(path)
        at_work.activate()
        assert at_work.window.articles.current() == article
        assert at_work.session.coder.id == projects.OTHER


class TestSaveACopy:
    def copy_to(self, person, monkeypatch, target: Path) -> None:
        choosing(monkeypatch, getSaveFileName=(str(target), ""))
        person.press(Key.Key_S, modifiers=CONTROL | SHIFT)

    def test_a_copy_holds_the_same(self, at_work, tmp_path, monkeypatch):
        target = tmp_path / "copy.zhubi"
        self.copy_to(at_work, monkeypatch, target)
        assert stored(target) == stored(at_work.session.path)
        assert at_work.session.path.name == "study.zhubi"
        assert at_work.label("passingWord") == say("files.copied", file="copy.zhubi")

    @pytest.mark.parametrize("name", ["第二稿", "第1.5稿"])
    def test_the_ending_is_put_behind_a_bare_name(self, at_work, tmp_path, monkeypatch, name):
        self.copy_to(at_work, monkeypatch, tmp_path / name)
        assert (tmp_path / f"{name}.zhubi").exists()
        assert not (tmp_path / name).exists()

    def test_a_file_nobody_was_asked_about_is_not_replaced(self, at_work, tmp_path, monkeypatch):
        there = tmp_path / "there.zhubi"
        there.write_bytes(b"something else")
        self.copy_to(at_work, monkeypatch, tmp_path / "there")
        assert there.read_bytes() == b"something else"
        assert at_work.told.texts == [explain(KnownError("file_exists", file="there.zhubi"))]

    def test_a_copy_onto_itself_is_refused(self, at_work, monkeypatch):
        before = stored(at_work.session.path)
        self.copy_to(at_work, monkeypatch, at_work.session.path)
        assert at_work.told.texts == [explain(KnownError("copy_onto_itself", file="study.zhubi"))]
        assert stored(at_work.session.path) == before

    def test_a_folder_that_is_not_there_is_told(self, at_work, tmp_path, monkeypatch):
        self.copy_to(at_work, monkeypatch, tmp_path / "nowhere" / "copy.zhubi")
        assert len(at_work.told.texts) == 1
        assert not (tmp_path / "nowhere").exists()


class TestDrop:
    def drop(self, person, paths: list[Path], on: QWidget) -> bool:
        """Drop files on a part of the window, by the way that events of the system take; tell whether it was taken."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        at = person.at(on, on.rect().center())
        handle = on.window().windowHandle()
        button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, button, none)
        QApplication.sendEvent(handle, enter)
        drop = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, button, none, QEvent.Type.Drop)
        QApplication.sendEvent(handle, drop)
        person.settle()
        person.wait(lambda: not person.window.intake.busy())
        person.settle()
        return drop.isAccepted()

    @pytest.mark.parametrize("name", ["articleList", "articleView", "memoEdit", "articleFilter", "codebookTree"])
    def test_files_and_folders_can_be_dropped_anywhere(self, at_work, tmp_path, name):
        folder = tmp_path / "pages"
        folder.mkdir()
        paths = [page(tmp_path, "一.txt"), page(folder, "二.txt"), page(folder, "三.md")]
        at_work.click_row("codingList", 0)
        part = at_work.find(QWidget, name)
        assert self.drop(at_work, [paths[0], folder], part)
        assert headlines(at_work)[3:] == ["渡口纪事之一", "渡口纪事之三", "渡口纪事之二"]
        assert "file:" not in at_work.window.codings.memo.toPlainText()
        assert at_work.find(QLineEdit, "articleFilter").text() == ""

    def test_a_project_that_is_dropped_is_opened(self, at_work, tmp_path):
        other = projects.empty(tmp_path / "other.zhubi", title="另一项研究")
        self.drop(at_work, [other], at_work.view)
        assert at_work.session.path == other
        assert at_work.told.texts == []

    def test_an_address_from_the_web_is_not_taken(self, at_work):
        mime = QMimeData()
        mime.setUrls([QUrl("https://example.org/page.txt")])
        enter = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        enter.ignore()
        at_work.window.dragEnterEvent(enter)
        assert not enter.isAccepted()

    def test_who_is_no_lead_is_told_why_nothing_comes_in(self, at_work, tmp_path):
        at_work.coder_menu("谷雨晴")
        self.drop(at_work, [page(tmp_path, "一.txt")], at_work.view)
        assert at_work.told.texts == [explain(KnownError("lead_only"))]
        assert len(headlines(at_work)) == 3


class SlowReader:
    """Stands in for reading a page: waits before each from the second on until it is let go."""

    def __init__(self, monkeypatch, *, free: int) -> None:
        self.go = threading.Semaphore(free)
        self.read = 0
        monkeypatch.setattr("desktop.importing.batches.read_page", self)

    def __call__(self, path, *, encoding=None):
        assert self.go.acquire(timeout=20)
        self.read += 1
        return read_page(path, encoding=encoding)

    def let_go(self, count: int = 1) -> None:
        for _ in range(count):
            self.go.release()


@pytest.fixture
def summary(at_work):
    """Return a function that gives the summary of an import once it is there."""

    def find():
        at_work.wait(lambda: at_work.window.findChild(QDialog, "importSummary"))
        found = at_work.window.findChild(QDialog, "importSummary")
        at_work.wait(found.isVisible)
        return found

    yield find
    left = at_work.window.findChild(QDialog, "importSummary")
    if left is not None:
        left.close()


def words_of(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def refused(dialog: QDialog) -> list[str]:
    found = dialog.findChild(QListWidget, "refusedFiles")
    return [] if found is None else [found.item(row).text() for row in range(found.count())]


class TestImport:
    def test_a_quick_import_asks_nothing_and_shows_the_first_new_article(self, at_work, tmp_path):
        at_work.import_from(page(tmp_path, "一.txt"), page(tmp_path, "二.txt"))
        assert at_work.text.startswith("渡口纪事之一")
        assert at_work.label("passingWord") == say("import.came", count=2)
        assert at_work.told.texts == []
        assert at_work.window.findChild(QDialog, "importSummary") is None

    def test_the_menu_imports_the_files_that_were_chosen(self, at_work, tmp_path, monkeypatch):
        choosing(monkeypatch, getOpenFileNames=([str(page(tmp_path, "一.txt"))], ""))
        at_work.press(Key.Key_I, modifiers=CONTROL)
        at_work.wait(lambda: len(headlines(at_work)) == 4)
        at_work.wait(lambda: not at_work.window.intake.busy())

    def test_the_menu_imports_a_folder_that_was_chosen(self, at_work, tmp_path, monkeypatch):
        folder = tmp_path / "pages"
        folder.mkdir()
        page(folder, "一.txt")
        choosing(monkeypatch, getExistingDirectory=str(folder))
        at_work.press(Key.Key_I, modifiers=CONTROL | SHIFT)
        at_work.wait(lambda: len(headlines(at_work)) == 4)
        at_work.wait(lambda: not at_work.window.intake.busy())

    def test_the_filter_does_not_hide_what_came_in(self, at_work, tmp_path):
        at_work.find(QLineEdit, "articleFilter").setText("议事凳")
        at_work.import_from(page(tmp_path, "一.txt"))
        assert at_work.text.startswith("渡口纪事之一")

    def test_progress_is_shown_and_cancelling_keeps_whole_files_in_one_action(
        self, at_work, tmp_path, monkeypatch, summary
    ):
        before = stored(at_work.session.path)
        reader = SlowReader(monkeypatch, free=3)
        files = [page(tmp_path, f"{number}.txt") for number in range(10)]
        at_work.window.file_commands.import_from(files)
        at_work.wait(lambda: reader.read == 3)
        at_work.wait(lambda: (found := progress(at_work)) is not None and found.isVisible())
        at_work.wait(lambda: say("import.progress", done=1, count=10) in words_of(progress(at_work)))
        at_work.click_on(progress(at_work).findChild(QPushButton))
        reader.let_go()
        done = summary()
        assert progress(at_work) is None or not progress(at_work).isVisible()
        assert headlines(at_work)[3:] == [f"渡口纪事之{number}" for number in range(4)]
        assert say("import.came", count=4) in words_of(done)
        assert say("import.cancelled") in words_of(done)
        at_work.button(done, "撤销这次导入")
        at_work.wait(lambda: at_work.window.findChild(QDialog, "importSummary") is None)
        assert stored(at_work.session.path) == before

    def test_progress_comes_up_after_half_a_second_however_slow_the_first_file_is(self, at_work, tmp_path, monkeypatch):
        reader = SlowReader(monkeypatch, free=0)
        at_work.window.file_commands.import_from([page(tmp_path, "一.txt")])
        timers = [timer for timer in progress(at_work).findChildren(QTimer) if timer.isActive()]
        assert [timer.interval() for timer in timers] == [500]
        at_work.wait(progress(at_work).isVisible)
        reader.let_go()
        at_work.wait(lambda: not at_work.window.intake.busy())
        assert len(headlines(at_work)) == 4

    def test_an_import_that_ends_while_its_progress_is_painted_ends_well(self, at_work, tmp_path, monkeypatch):
        reader = SlowReader(monkeypatch, free=2)
        files = [page(tmp_path, f"{number}.txt") for number in range(40)]
        at_work.window.file_commands.import_from(files)
        at_work.wait(lambda: (found := progress(at_work)) is not None and found.isVisible())
        reader.let_go(len(files))
        at_work.wait(lambda: len(headlines(at_work)) == 43)
        at_work.wait(lambda: not at_work.window.intake.busy())
        assert progress(at_work) is None or not progress(at_work).isVisible()

    def test_closing_the_window_while_files_are_read_writes_nothing_of_them(self, at_work, tmp_path, monkeypatch):
        path = at_work.session.path
        before = stored(path)
        reader = SlowReader(monkeypatch, free=1)
        at_work.window.file_commands.import_from([page(tmp_path, f"{number}.txt") for number in range(5)])
        at_work.wait(lambda: reader.read == 1)
        reader.let_go(5)
        at_work.close()
        assert stored(path) == before

    def test_ninety_good_files_come_in_and_ten_bad_ones_are_listed(self, at_work, tmp_path, summary):
        folder = tmp_path / "pages"
        folder.mkdir()
        for number in range(90):
            page(folder, f"good{number:02}.txt")
        bad = {
            f"bad{number}.txt": content
            for number, content in enumerate(
                [b"", b" \n\n ", b"\x00\x01\x02" * 90, bytes(range(256)) * 4, b"%PDF-1.7\n" + b"\x00\xff" * 200] * 2
            )
        }
        for name, content in bad.items():
            (folder / name).write_bytes(content)
        at_work.import_from(folder)
        done = summary()
        lines = refused(done)
        assert len(headlines(at_work)) == 93
        assert len(lines) == 10
        assert {name for name in bad if any(name in line for line in lines)} == set(bad)
        assert all(line.endswith("。") and len(line) > 20 for line in lines)
        assert say("import.came", count=90) in words_of(done)
        assert say("import.refused", count=10) in words_of(done)
        at_work.button(done, "撤销这次导入")
        assert len(headlines(at_work)) == 3

    def test_the_same_text_twice_is_refused_by_name(self, at_work, tmp_path, summary):
        first = page(tmp_path, "一.txt")
        second = tmp_path / "二.txt"
        second.write_bytes(first.read_bytes())
        at_work.import_from(first)
        at_work.import_from(second)
        assert refused(summary()) == [explain(KnownError("same_text", file="二.txt", other="渡口纪事之一"))]
        assert headlines(at_work).count("渡口纪事之一") == 1

    def test_where_nothing_came_in_there_is_nothing_to_undo(self, at_work, tmp_path, summary):
        (tmp_path / "empty.txt").write_bytes(b"")
        before = stored(at_work.session.path)
        at_work.import_from(tmp_path / "empty.txt")
        buttons = [button.text() for button in summary().findChildren(QPushButton) if button.isVisible()]
        assert buttons == ["关闭"]
        assert stored(at_work.session.path) == before

    def test_a_fault_in_reading_is_no_silence(self, at_work, tmp_path, monkeypatch):
        faults = []
        monkeypatch.setattr(sys, "excepthook", lambda kind, *_: faults.append(kind))

        monkeypatch.setattr("desktop.importing.batches.read_page", stumble)
        at_work.import_from(page(tmp_path, "一.txt"))
        assert faults == [ZeroDivisionError]
        assert not at_work.window.intake.busy()


def exported_words(person, folder: Path) -> list[str]:
    lines = person.export("codings-jsonl", folder).read_text(encoding="utf-8").splitlines()
    return sorted(json.loads(line)["words"] for line in lines)


def left_out(person) -> str:
    """Return what was said of what blind coding keeps back, empty if nothing was."""
    line = person.window.findChild(Toast)
    shown = line.text() if line is not None and line.isVisible() else ""
    return shown if "没有导出" in shown else ""


def progress(person) -> QProgressDialog | None:
    return person.window.findChild(QProgressDialog, "importProgress")


class TestExport:
    @pytest.mark.parametrize("name", FORMATS)
    def test_every_format_is_written_from_the_menu(self, at_work, tmp_path, monkeypatch, name):
        target = tmp_path / f"out{FORMATS[name].suffix}"
        asked = []
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", lambda *arguments: (asked.append(arguments), (str(target), ""))[1]
        )
        before = stored(at_work.session.path)
        at_work.menu("文件", "导出", say(f"export.{name}"))
        # The study has no sheet, and lines of answers have no head: that one file is there and empty.
        assert target.exists() if name == "sheets-jsonl" else target.stat().st_size > 100
        assert at_work.label("passingWord") == say("files.exported", file=target.name)
        assert FORMATS[name].suffix in asked[0][2]
        proposed = Path(asked[0][2])
        assert proposed.parent == at_work.session.path.parent
        assert not set("（(") & set(proposed.name)
        assert stored(at_work.session.path) == before

    def test_what_is_exported_is_what_is_stored(self, at_work, tmp_path):
        session = at_work.session
        session.perform(Unblind())
        at_work.settle()
        coders = (projects.LEAD, projects.OTHER)
        assert exported_words(at_work, tmp_path) == sorted(
            each.words for coder in coders for each in projects.codings_of(session, coder)
        )
        assert left_out(at_work) == ""

    def test_who_codes_exports_only_what_they_may_see_and_is_told_of_the_rest(self, at_work, tmp_path):
        session = at_work.session
        first, second, _ = session.read.articles()
        own = [each.words for each in projects.codings_of(session, projects.LEAD)]
        seen = [each.words for each in session.read.codings(second.id, coder=projects.OTHER)]
        assert session.read.codings(first.id, coder=projects.OTHER)
        assert exported_words(at_work, tmp_path) == sorted(own + seen)
        assert left_out(at_work).startswith("另有 1 篇文章里别人的编码记录")

    def test_a_format_without_anybodys_work_says_nothing_of_blind_coding(self, at_work, tmp_path):
        at_work.export("codebook-yaml", tmp_path)
        assert left_out(at_work) == ""

    def test_the_ending_is_put_behind_a_bare_name(self, at_work, tmp_path, monkeypatch):
        choosing(monkeypatch, getSaveFileName=(str(tmp_path / "表1.2"), ""))
        at_work.window.file_commands.export("codings-csv")
        assert (tmp_path / "表1.2.csv").exists()

    def test_choosing_no_place_writes_nothing(self, at_work, tmp_path, monkeypatch):
        before = names_in(tmp_path)
        choosing(monkeypatch, getSaveFileName=("", ""))
        at_work.window.file_commands.export("codings-csv")
        assert names_in(tmp_path) == before

    @pytest.mark.parametrize("name", FORMATS)
    def test_a_place_that_cannot_be_written_to_is_told(self, at_work, tmp_path, name):
        at_work.window.file_commands.export_to(name, tmp_path / "nowhere" / "out")
        assert len(at_work.told.texts) == 1
        assert not (tmp_path / "nowhere").exists()

    def test_the_project_itself_is_never_the_place_of_an_export(self, at_work):
        path = at_work.session.path
        before = path.read_bytes()
        at_work.window.file_commands.export_to("codings-csv", path)
        assert path.read_bytes() == before
        assert len(at_work.told.texts) == 1


class TestTheListsAfterwards:
    def test_the_article_list_and_the_sum_follow_an_import(self, at_work, tmp_path):
        at_work.import_from(page(tmp_path, "一.txt"))
        assert len(at_work.rows("articleList")) == 4
        assert at_work.label("articleSum") == say("articles.sum", done=1, count=4)
        view = at_work.find(QAbstractItemView, "articleList")
        assert view.currentIndex().row() == 3


def stumble(*_args, **_kwargs):
    raise ZeroDivisionError


class TestLooks:
    def test_another_language_rebuilds_the_window_where_one_was(self, at_work):
        at_work.click_row("articleList", 1)
        at_work.coder_menu("谷雨晴")
        session, article, former = at_work.session, at_work.window.articles.current(), at_work.window
        at_work.menu("查看", "语言", "English")
        at_work.activate()
        assert at_work.window is not former
        assert at_work.session is session
        assert at_work.session.coder.id == projects.OTHER
        assert at_work.window.articles.current() == article
        assert at_work.window.menuBar().actions()[0].text() == "File"
        assert "Grid" not in at_work.tree()
        assert "Code 13" in at_work.tree()
        assert at_work.label("offlineLabel") == say("status.offline", language="en")
        at_work.menu("View", "Language", "中文")
        at_work.activate()
        assert at_work.window.menuBar().actions()[0].text() == "文件"

    def test_coding_goes_on_in_the_window_made_anew(self, at_work):
        at_work.menu("查看", "语言", "English")
        at_work.activate()
        at_work.settle()
        at_work.code("折叠桌", "12", expected="Code 12")
        assert ("Code 12", "折叠桌") in at_work.coded()
        at_work.undo()
        assert ("Code 12", "折叠桌") not in at_work.coded()

    def test_nothing_of_the_former_windows_goes_on_listening(self, at_work):
        for name in ("English", "中文", "English", "中文"):
            at_work.menu(*(("查看", "语言") if name == "English" else ("View", "Language")), name)
            at_work.activate()
        at_work.settle()
        assert len(at_work.session._listeners) == 1

    def test_the_language_is_checked_in_the_menu(self, at_work):
        part = next(each for each in at_work.window.findChildren(QMenu) if each.title().startswith("语言"))
        part.aboutToShow.emit()
        assert [(entry.text(), entry.isChecked()) for entry in part.actions()] == [("中文", True), ("English", False)]

    def test_a_memo_being_written_is_kept_when_the_window_is_made_anew(self, at_work):
        coding = at_work.codings()[0].id
        at_work.click_row("codingList", 0)
        at_work.click_on(at_work.window.codings.memo)
        at_work.type(" and more")
        at_work.shell._on_setting("language", "en")
        at_work.activate()
        assert at_work.session.read.memo_text(coding).endswith("and more")
        at_work.click_row("codingList", 0)
        assert at_work.window.codings.memo.toPlainText().endswith("and more")

    def test_dark_and_light_change_what_is_painted(self, at_work):
        def ground() -> int:
            view = at_work.view.viewport()
            return view.grab().toImage().pixelColor(3, view.height() - 3).lightness()

        at_work.menu("查看", "外观", "深色")
        at_work.activate()
        assert ground() < 60
        at_work.menu("查看", "外观", "浅色")
        at_work.activate()
        assert ground() > 200
        assert at_work.shell.settings.get("theme") == "light"

    def test_text_size_and_leading_keep_within_their_bounds(self, at_work):
        settings = at_work.shell.settings
        at_work.press(Key.Key_Plus, modifiers=CONTROL)
        assert settings.get("text_size") == 17
        at_work.press(Key.Key_Minus, modifiers=CONTROL, times=20)
        assert settings.get("text_size") == 10
        for _ in range(20):
            at_work.window.action("wider_leading").trigger()
        assert settings.get("leading") == 3.0
        for _ in range(30):
            at_work.window.action("tighter_leading").trigger()
        assert settings.get("leading") == 1.4
        at_work.press(Key.Key_0, modifiers=CONTROL)
        assert (settings.get("text_size"), settings.get("leading")) == (16, 1.9)

    def test_larger_text_is_laid_larger(self, at_work):
        before = at_work.view.scene.page.blocks.index_at(100), at_work.point(30)
        at_work.press(Key.Key_Plus, modifiers=CONTROL, times=6)
        assert at_work.point(30) != before[1]

    def test_the_reading_font_changes_in_the_same_window(self, at_work):
        window, before = at_work.window, at_work.view.grab().toImage()
        at_work.menu("查看", "正文字体", "宋体")
        at_work.settle()
        assert at_work.window is window
        assert at_work.view.grab().toImage() != before

    def test_where_the_window_and_its_parts_stood_they_stand_again(self, at_work):
        # Smaller than the screen of the tests: Qt brings a window that does not fit back into the screen.
        at_work.window.resize(777, 666)
        at_work.window._split.setSizes([150, 400, 227])
        sizes = at_work.window._split.sizes()
        at_work.reopen()
        assert (at_work.window.width(), at_work.window.height()) == (777, 666)
        assert at_work.window._split.sizes() == sizes


class TestClose:
    def test_a_closed_window_leaves_nothing_behind(self, at_work, monkeypatch):
        quits = []
        monkeypatch.setattr(at_work.shell._app, "quit", lambda: quits.append(True))
        path = at_work.session.path
        at_work.press(Key.Key_Q, modifiers=CONTROL)
        assert quits == [True]
        assert at_work.shell.session is None
        assert names_in(path.parent) == ["study.zhubi"]
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []

    def test_a_memo_typed_at_the_last_moment_is_kept(self, at_work):
        path, coding = at_work.session.path, at_work.codings()[1].id
        at_work.click_row("codingList", 1)
        at_work.click_on(at_work.window.codings.memo)
        at_work.type("at the last moment")
        at_work.window.close()
        session = Session.open(path)
        assert session.read.memo_text(coding) == "at the last moment"
        session.close()

    def test_a_window_whose_settings_cannot_be_kept_closes_all_the_same(self, at_work, monkeypatch):
        monkeypatch.setattr(at_work.window, "keep_settings", stumble)
        with pytest.raises(ZeroDivisionError):
            at_work.window.close()
        assert at_work.shell.session is None
        assert not at_work.window.isVisible()

    def test_a_fault_while_the_memo_is_kept_leaves_the_window_open(self, at_work, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(at_work.window.codings.memo, "keep", stumble)
            with pytest.raises(ZeroDivisionError):
                at_work.window.close()
        assert at_work.window.isVisible()
        assert at_work.shell.session is not None

    def test_closing_once_more_does_no_harm(self, at_work):
        window = at_work.window
        window.close()
        window.close()
        assert at_work.shell.session is None


class TestStart:
    def test_the_first_start_builds_the_starter_study(self, person):
        person.open()
        assert person.session.path == starter_path()
        assert len(person.rows("articleList")) == 8
        assert len(person.coded()) > 3
        assert person.session.read.check() == []

    def test_the_second_start_opens_the_project_of_last_time(self, at_work):
        path = at_work.session.path
        at_work.close()
        at_work.open()
        assert at_work.session.path == path

    def test_a_project_of_last_time_that_is_gone_is_told_and_the_starter_study_opens(self, at_work):
        path = at_work.session.path
        at_work.close()
        path.unlink()
        at_work.open()
        assert at_work.session.path == starter_path()
        assert at_work.told.texts == [explain(KnownError("file_missing", file="study.zhubi"))]

    def test_a_damaged_starter_study_is_left_alone_and_another_is_built(self, person):
        starter_path().write_bytes(b"no project at all")
        person.open()
        assert person.session.path.parent == starter_path().parent
        assert person.session.path != starter_path()
        assert len(person.rows("articleList")) == 8
        assert starter_path().read_bytes() == b"no project at all"
        assert person.told.texts == [explain(KnownError("not_a_project", file=starter_path().name))]

    def test_the_starter_study_opens_from_the_menu(self, at_work):
        at_work.menu("文件", "打开示例研究")
        assert at_work.session.path == starter_path()

    def test_another_starter_study_leaves_the_first_as_it_is(self, person):
        person.open()
        before = starter_path().read_bytes()
        person.menu("文件", "重新建一份示例研究")
        assert person.session.path == starter_path().with_stem(f"{starter_path().stem} 2")
        assert len(person.rows("articleList")) == 8
        assert starter_path().read_bytes() == before

    def test_a_project_in_a_shared_folder_is_warned_about_once(self, person, tmp_path):
        folder = tmp_path / "Dropbox"
        folder.mkdir()
        path = projects.filled(folder / "study.zhubi")
        person.open(path)
        assert person.told.texts == [say("warning.shared_folder", service="Dropbox")]
        person.close()
        person.open(path)
        assert len(person.told.texts) == 1

    def test_a_project_that_breaks_the_window_is_not_the_one_of_next_time(self, at_work, tmp_path, monkeypatch):
        other = projects.empty(tmp_path / "other.zhubi")
        with monkeypatch.context() as patch:
            patch.setattr("desktop.ui.window.shell.MainWindow", stumble)
            with pytest.raises(ZeroDivisionError):
                at_work.shell.open(other)
        assert at_work.session.path.name == "study.zhubi"
        assert at_work.window.isVisible()
        assert at_work.shell.settings.get("recent_projects")[0] == str(at_work.session.path)
        assert not other.with_name("other.zhubi.lock").exists()


DRIVER = """
import sys
from PySide6.QtCore import QTimer
from desktop.ui.window import shell
from desktop.__main__ import main

opened = shell.Shell.open_named

def open_and_close(self, paths):
    opened(self, paths)
    QTimer.singleShot(50, self.window.action("quit").trigger)
    print(self.session.path.name, self.window.isVisible(), len(self.session.read.articles()), flush=True)

shell.Shell.open_named = open_and_close
sys.exit(main(sys.argv[1:]))
"""


def as_a_process(project: Path, code: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(project), "ZHUBI_LANG": "zh", **environment},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    # What Qt says about its screen that is none does not count.
    done.stderr = "".join(line for line in done.stderr.splitlines(True) if not line.startswith("This plugin does not"))
    return done


class TestAsAProcess:
    def test_the_program_opens_a_project_and_ends_cleanly_when_its_window_is_closed(self, project, tmp_path):
        path = projects.filled(tmp_path / "study.zhubi")
        done = as_a_process(project, DRIVER, path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "study.zhubi True 3\n", "")
        assert names_in(tmp_path) == ["study.zhubi"]

    def test_a_first_start_without_a_name_opens_the_starter_study(self, project):
        done = as_a_process(project, DRIVER)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"{starter_path().name} True 8\n", "")

    def test_a_window_killed_while_coding_loses_nothing_it_called_saved(self, project, tmp_path):
        path = projects.filled(tmp_path / "study.zhubi")
        process = subprocess.Popen(
            [sys.executable, "-c", CODING, str(path)],
            env={**os.environ, "PYTHONPATH": str(project)},
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        said = [process.stdout.readline().strip() for _ in range(random.SystemRandom().randrange(3, 15))]
        process.kill()
        said += process.stdout.read().split()
        process.wait()
        assert process.returncode == -signal.SIGKILL
        session = Session.open(path)
        there = {coding.id for coding in projects.codings_of(session, projects.LEAD)}
        assert session.read_only is None
        assert session.read.check() == []
        session.close()
        assert len(said) >= 3
        assert {identity for identity in said if len(identity) == 36} <= there
        assert all(len(identity) == 36 for identity in said[:-1])


CODING = """
import sys
from pathlib import Path
from tests.flows.windows import person_at_the_window
from tests.qt_watch import application

with person_at_the_window(application()) as person:
    person.open(Path(sys.argv[1]))
    known = {coding.id for coding in person.codings()}

    def saved():
        # The label must say so before the coding counts as acknowledged.
        if person.label("savedLabel").startswith("已保存"):
            for coding in person.codings():
                if coding.id not in known:
                    known.add(coding.id)
                    print(coding.id, flush=True)

    person.window.performer.saved.connect(saved)
    for start in range(20, 200, 3):
        person.drag(start, start + 2)
        person.open_palette()
        person.choose("12")
    print("through", flush=True)
"""
