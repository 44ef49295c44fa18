"""What the window says about saving, and what can be done while something could not be saved."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from desktop.core.clock import local_clock
from desktop.ui.window.banner import Banner
from desktop.wording import say
from tests import projects
from tests.flows.windows import CONTROL, SHIFT, Key, first_open_again, stored
from tests.projects import inner


@pytest.fixture
def at_work(person, tmp_path):
    """Return a person whose work in the article in front is not asked about."""
    person.open(first_open_again(projects.filled(tmp_path / "study.zhubi")))
    return person


def banner(person) -> Banner:
    return person.find(Banner, "banner")


def press_button(person, name: str) -> None:
    person.click_on(person.find(QPushButton, name))


def reader(person) -> sqlite3.Connection:
    """Return another program's connection that keeps every commit from getting through."""
    inner(person.session).connection.execute("PRAGMA busy_timeout=20")
    connection = sqlite3.connect(person.session.path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM revision").fetchone()
    return connection


@pytest.fixture
def held(at_work):
    """Return a person whose last coding could not be committed, and what keeps it from being so."""
    with closing(reader(at_work)) as keeping:
        at_work.drag_over("樟树")
        at_work.press(Key.Key_1)
        yield at_work, keeping


def test_saved_is_said_only_after_the_commit(at_work):
    heard = []

    def listen(statement: str) -> None:
        if statement == "COMMIT":
            heard.append(at_work.label("savedLabel"))

    inner(at_work.session).connection.set_trace_callback(listen)
    at_work.drag_over("物业管家")
    at_work.press(Key.Key_1)
    inner(at_work.session).connection.set_trace_callback(None)
    assert heard == [say("status.nothing_to_save")]
    assert re.fullmatch(r"已保存 \d\d:\d\d:\d\d", at_work.label("savedLabel"))
    assert at_work.label("savedLabel").endswith(local_clock(at_work.session.saved_at))


def test_a_failing_commit_is_said_to_be_unsaved_and_shows_what_to_do(held):
    person, _ = held
    assert person.label("savedLabel") == say("status.not_saved")
    assert banner(person).isVisible()
    assert person.label("bannerWords").startswith(say("banner.held", reason=""))
    assert len(person.codings()) == 2
    assert person.selected() == "樟树下"


def test_trying_again_saves_once_the_way_is_free(held):
    person, keeping = held
    press_button(person, "bannerRetry")
    assert banner(person).isVisible()
    keeping.rollback()
    press_button(person, "bannerRetry")
    assert not banner(person).isVisible()
    assert ("便民桌", "樟树下") in person.coded()
    assert person.label("savedLabel") == say("status.saved", time=local_clock(person.session.saved_at))


def test_giving_up_leaves_all_as_it_was(held):
    person, keeping = held
    keeping.rollback()
    before = stored(person.session.path)
    press_button(person, "bannerGiveUp")
    assert not banner(person).isVisible()
    assert stored(person.session.path) == before
    assert person.label("savedLabel") == say("status.nothing_to_save")
    person.press(Key.Key_Escape)
    person.code("物业管家", "sz")
    assert len(person.codings()) == 3


def _lift(person) -> None:
    person.click_row("codingList", 0)
    person.press(Key.Key_Tab)
    person.view.setFocus()
    person.press(Key.Key_Delete)


def _resize(person) -> None:
    person.click_stripe(person.codings()[0].id)
    person.press(Key.Key_Right, modifiers=SHIFT)


def _memo(person) -> None:
    person.click_row("codingList", 1)
    person.click_on(person.find(QPlainTextEdit, "memoEdit"))
    person.type("later")
    person.view.setFocus()


def _new_code(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "entryNameZh", "新类目")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("entryDialog", write):
        person.menu("编码手册", "新建类目")


def _fields(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "fieldPage", "4")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("articleFields", write):
        person.press(Key.Key_F2)


def _new_coder(person) -> None:
    def write(dialog) -> None:
        person.fill(dialog, "coderName", "石榴")
        person.button(dialog, say("button.save"))
        assert dialog.isVisible(), "it was saved"
        assert dialog.findChild(QLabel, "trouble").text() == say("error.action_held")
        person.button(dialog, say("button.cancel"))

    with person.dialog("nameDialog", write):
        person.coder_menu(say("command.add_coder"))


@pytest.mark.parametrize(
    "act",
    [
        _lift,
        _resize,
        _memo,
        _new_code,
        _fields,
        _new_coder,
        lambda person: person.undo(),
        lambda person: person.press(Key.Key_D, modifiers=CONTROL),
        lambda person: person.menu("文章", "移除文章"),
        lambda person: person.coder_menu("谷雨晴"),
    ],
    ids=["lift", "resize", "memo", "code", "fields", "coder", "undo", "done", "remove", "change coder"],
)
def test_nothing_else_can_be_done_while_something_is_unsaved(held, act):
    person, keeping = held
    keeping.rollback()
    before, coder = stored(person.session.path), person.session.coder
    act(person)
    assert stored(person.session.path) == before
    assert person.session.coder == coder
    assert banner(person).isVisible()
    press_button(person, "bannerRetry")
    assert ("便民桌", "樟树下") in person.coded()


def test_a_memo_written_while_something_is_unsaved_is_kept_afterwards(held):
    person, keeping = held
    keeping.rollback()
    _memo(person)
    press_button(person, "bannerRetry")
    assert person.session.read.memo_text(person.codings()[2].id) == "later"


def test_language_and_other_projects_wait_while_something_is_unsaved(held):
    person, keeping = held
    keeping.rollback()
    window, session = person.window, person.session
    person.menu("查看", say("setting.language"), "English")
    person.menu("文件", say("command.starter"))
    assert (person.window, person.session) == (window, session)
    assert window.isVisible()
    assert person.told.texts == [say("error.action_held")] * 2
    press_button(person, "bannerRetry")
    assert ("便民桌", "樟树下") in person.coded()


def test_a_window_that_holds_something_unsaved_asks_before_it_closes(held):
    person, _ = held
    person.told.answer = False
    person.window.close()
    assert person.window.isVisible()
    assert person.told.questions == [say("close.held")]


def test_giving_up_a_memo_shows_the_one_that_is_stored(at_work):
    memo = at_work.find(QPlainTextEdit, "memoEdit")
    with closing(reader(at_work)):
        at_work.click_row("codingList", 0)
        at_work.click_on(memo)
        at_work.type("later")
        at_work.press(Key.Key_T, modifiers=CONTROL)
        assert banner(at_work).isVisible()
        press_button(at_work, "bannerGiveUp")
    assert memo.toPlainText() == "与第三段对照"
    assert at_work.session.read.memo_text(at_work.codings()[0].id) == "与第三段对照"


def test_a_memo_that_could_not_be_saved_is_saved_by_trying_again(at_work):
    memo = at_work.find(QPlainTextEdit, "memoEdit")
    with closing(reader(at_work)):
        at_work.click_row("codingList", 1)
        at_work.click_on(memo)
        at_work.type("later")
        at_work.press(Key.Key_T, modifiers=CONTROL)
        assert at_work.label("savedLabel") == say("status.not_saved")
    press_button(at_work, "bannerRetry")
    assert at_work.session.read.memo_text(at_work.codings()[1].id) == "later"
    assert memo.toPlainText() == "later"


def test_what_a_dialog_saves_is_said_to_be_saved(at_work):
    def write(dialog) -> None:
        at_work.fill(dialog, "fieldPage", "4")
        at_work.button(dialog, say("button.save"))

    with at_work.dialog("articleFields", write):
        at_work.press(Key.Key_F2)
    assert at_work.label("savedLabel") == say("status.saved", time=local_clock(at_work.session.saved_at))


def test_a_dialog_closed_without_saving_is_not_said_to_have_saved(at_work):
    with at_work.dialog("articleFields", lambda dialog: at_work.button(dialog, say("button.cancel"))):
        at_work.press(Key.Key_F2)
    assert at_work.label("savedLabel") == say("status.nothing_to_save")


def test_a_memo_being_written_is_kept_when_another_coder_takes_over(at_work):
    coding = at_work.codings()[1].id
    at_work.click_row("codingList", 1)
    at_work.click_on(at_work.find(QPlainTextEdit, "memoEdit"))
    at_work.type("mine")
    at_work.coder_menu("谷雨晴")
    assert at_work.session.read.memo_text(coding) == "mine"
    assert at_work.session.read.check() == []


def test_a_memo_being_written_is_kept_when_another_article_is_shown(at_work):
    coding = at_work.codings()[1].id
    at_work.click_row("codingList", 1)
    at_work.click_on(at_work.find(QPlainTextEdit, "memoEdit"))
    at_work.type("mine")
    at_work.click_row("articleList", 2)
    assert at_work.session.read.memo_text(coding) == "mine"
