"""A project with several people, opened on a computer for the first time: who codes is asked, once."""

from __future__ import annotations

from contextlib import closing

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QListWidget, QPushButton

from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.retire_coder import RetireCoder
from desktop.session import Session
from desktop.wording import say, set_language
from tests import projects
from tests.flows.windows import Key, governance_project
from tests.projects import LEAD, OTHER


@pytest.fixture
def asked(person):
    """Return a person at a computer where somebody can be asked."""
    person.shell.asks_who = True
    return person


@pytest.fixture
def shared(tmp_path):
    """Return a project in which a lead and a coder work."""
    return projects.filled(tmp_path / "study.zhubi")


def lines(dialog) -> list[str]:
    found = dialog.findChild(QListWidget, "whoList")
    return [found.item(row).text() for row in range(found.count())]


def test_whoever_opens_it_first_says_who_they_are_by_the_keyboard_alone(asked, shared):
    def choose(dialog) -> None:
        assert [line.split("（")[0].split(" ")[0] for line in lines(dialog)] == ["闻一舟", "谷雨晴"]
        assert all(say(f"role.{role}") in line for role, line in zip(("lead", "coder"), lines(dialog), strict=True))
        asked.press(Key.Key_Return)
        assert dialog.isVisible()
        asked.press(Key.Key_Down)
        asked.press(Key.Key_Down)
        asked.press(Key.Key_Return)

    with asked.dialog("whoCodes", choose):
        asked.open(shared)
    assert asked.session.coder.id == OTHER
    assert asked.session.coder.role is CoderRole.CODER
    asked.reopen()
    asked.shell.asks_who = True
    assert asked.session.coder.id == OTHER


def test_it_is_asked_once_for_each_project(asked, shared):
    with asked.dialog("whoCodes", lambda dialog: (asked.press(Key.Key_Down), asked.press(Key.Key_Return))):
        asked.open(shared)
    asked.close()
    asked.open(shared)
    assert asked.session.coder.id == LEAD


def test_who_says_nothing_opens_nothing(asked, tmp_path):
    asked.open(governance_project(tmp_path))
    before = asked.session.path
    with asked.dialog("whoCodes", lambda dialog: asked.press(Key.Key_Escape)):
        assert not asked.shell.open(projects.filled(tmp_path / "other.zhubi"))
    assert asked.session.path == before
    with closing(Session.open(tmp_path / "other.zhubi")) as session:
        assert session.read_only is None


def test_at_the_start_nothing_is_opened_then_and_there_is_no_window(asked, shared):
    with asked.dialog("whoCodes", lambda dialog: asked.press(Key.Key_Escape)):
        asked.shell.open_named([shared])
    assert asked.shell.window is None
    assert asked.shell.session is None


def test_one_person_is_never_asked_nor_is_anybody_for_the_starter_study(asked, tmp_path):
    asked.open(governance_project(tmp_path))
    assert asked.session.read.coders()
    asked.close()
    asked.shell.settings.set("recent_projects", [])
    asked.open()
    assert len(asked.session.read.coders()) > 1
    asked.shell.settings.set("coder_of_project", {})
    path = asked.session.path
    asked.close()
    asked.open(path)
    assert asked.session.path == path


def test_whoever_coded_here_and_is_retired_does_not_become_the_lead_unasked(asked, shared):
    with closing(Session.open(shared)) as session:
        session.perform(AddCoder("c3", "丙三"))
        session.perform(RetireCoder(OTHER))
    asked.shell.settings.remember_for_project("coder_of_project", shared, OTHER)

    def choose(dialog) -> None:
        assert len(lines(dialog)) == 2
        asked.press(Key.Key_End)
        asked.press(Key.Key_Return)

    with asked.dialog("whoCodes", choose):
        asked.open(shared)
    assert asked.session.coder.id == "c3"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_mouse_works_too(asked, shared, language):
    set_language(language)

    def choose(dialog) -> None:
        view = dialog.findChild(QListWidget, "whoList")
        assert not next(each for each in dialog.findChildren(QPushButton) if each.text() == say("who.open")).isEnabled()
        asked.click_on(view.viewport(), view.visualItemRect(view.item(1)).center())
        asked.button(dialog, say("who.open"))

    with asked.dialog("whoCodes", choose):
        asked.open(shared)
    assert asked.session.coder.id == OTHER
