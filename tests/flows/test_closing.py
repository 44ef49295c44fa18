"""A window is closed right after something was begun: nothing of it asks a project that is shut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QMimeData, QPointF, QThread, QTimer, QUrl
from PySide6.QtGui import QDropEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QToolButton

from desktop.operations.import_pages import ImportPages
from desktop.ui.retrieval.page import RetrievalPage
from tests import projects
from tests.flows.windows import CONTROL, Key, Person


@pytest.fixture
def desk(at_work: Person) -> Person:
    """Return a person with enough articles that looking through them takes several rounds."""
    pages = (projects.page(f"{number}.txt", f"渡口第{number}天\n\n艄公添灯，茶摊收桌。") for number in range(60))
    at_work.session.perform(ImportPages(tuple(pages)))
    at_work.settle()
    return at_work


def nothing(_: Person) -> None:
    """Close at once."""


def search(person: Person) -> None:
    person.window.action("search_all").trigger()
    page = person.window.findChild(RetrievalPage)
    page.search.query.setText("茶摊")
    page.search.search()


def type_a_search(person: Person) -> None:
    person.window.action("search_all").trigger()
    person.window.findChild(RetrievalPage).search.query.setText("茶")


def ask_for_segments(person: Person) -> None:
    person.window.codebook.show_code(projects.TABLE)
    person.window.action("segments_of_code").trigger()
    person.window.findChild(RetrievalPage).segments.ask()


def change_what_the_list_shows(person: Person) -> None:
    person.window.codebook.show_code(projects.TABLE)
    person.window.action("segments_of_code").trigger()
    person.session.undo()


def leave_an_article_of_a_pile(person: Person) -> None:
    person.find(QToolButton, "pile_unfinished").click()
    view = person.find(QAbstractItemView, "articleList")
    view.setCurrentIndex(view.model().index(0, 0))
    view.setCurrentIndex(view.model().index(1, 0))


def drop(person: Person, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    person.window.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))


def drop_pages(person: Person) -> None:
    path = person.session.path.with_name("late.txt")
    path.write_text("渡口加班\n\n末班船开得晚。", encoding="utf-8")
    drop(person, path)


def drop_a_project(person: Person) -> None:
    drop(person, projects.filled(person.session.path.with_name("other.zhubi")))


def open_the_palette(person: Person) -> None:
    person.drag_over("樟树")
    person.open_palette()


def walk_by_units(person: Person) -> None:
    person.press(Key.Key_T, modifiers=CONTROL)
    person.press(Key.Key_U)


def show_another_article(person: Person) -> None:
    person.window.articles.show_article(person.session.read.articles()[-1].id)


def write_a_note(person: Person) -> None:
    person.drag_over("樟树")
    person.press(Key.Key_Q)
    person.type("shu")


def leave_the_button_of_a_note(person: Person) -> None:
    write_a_note(person)
    person.press(Key.Key_Tab)
    QTest.keyClick(person.app.focusWidget(), Key.Key_Tab)


def write_a_memo(person: Person) -> None:
    person.click_row("codingList", 0)
    person.window.codings.memo.setFocus()
    person.window.codings.memo.insertPlainText("mo ke")


def find_in_the_text(person: Person) -> None:
    person.press(Key.Key_F, modifiers=CONTROL)
    person.type("zhang")


def drag_out_of_the_text(person: Person) -> None:
    viewport = person.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, person.point(4))
    QTest.mouseMove(viewport, person.point(4))
    QTest.mouseMove(viewport, viewport.rect().bottomLeft())


def show_doubts(person: Person) -> None:
    person.press(Key.Key_3, modifiers=CONTROL)


BEGUN: tuple[Callable[[Person], None], ...] = (
    nothing, search, type_a_search, ask_for_segments, change_what_the_list_shows, leave_an_article_of_a_pile,
    drop_pages, drop_a_project, open_the_palette, walk_by_units, show_another_article, write_a_note,
    leave_the_button_of_a_note, write_a_memo, find_in_the_text, drag_out_of_the_text, show_doubts,
)  # fmt: skip


@pytest.mark.parametrize("begin", BEGUN, ids=lambda begin: begin.__name__)
def test_nothing_that_was_begun_asks_a_project_that_is_shut(desk, monkeypatch, begin):
    monkeypatch.setattr(desk.shell._app, "quit", lambda: None)
    window, session = desk.window, desk.session
    waits = window.findChildren(QTimer)
    begin(desk)
    waits = {*waits, *window.findChildren(QTimer)}
    assert window.close()
    assert desk.shell.session is None
    # Whatever still waits comes due now; a fault in it, or a thread still running, fails the test where it ends.
    for timer in waits:
        if timer.isActive():
            timer.timeout.emit()
    desk.settle()
    assert not [thread for thread in window.findChildren(QThread) if thread.isRunning()]
    assert desk.shell.session is None
    with pytest.raises(Exception, match="closed database"):
        session.read.articles()


@pytest.mark.parametrize("begin", BEGUN, ids=lambda begin: begin.__name__)
def test_nothing_that_was_begun_comes_to_another_project(desk, begin):
    window, other = desk.window, projects.filled(desk.session.path.with_name("next.zhubi"))
    waits = window.findChildren(QTimer)
    begin(desk)
    waits = {*waits, *window.findChildren(QTimer)}
    if not desk.shell.open(other):
        pytest.fail("could not open another project")
    before = projects.revisions(desk.session)
    for timer in waits:
        if timer.isActive():
            timer.timeout.emit()
    desk.settle()
    assert desk.session.path == other
    assert projects.revisions(desk.session) == before
