from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.core.errors import KnownError
from desktop.operations.mark_done import MarkDone
from desktop.ui.window.performer import Performer
from tests import projects


class Listening:
    """A performer, and what it announced."""

    def __init__(self, session) -> None:
        self.performer = Performer(session)
        self.heard: list[object] = []
        self.performer.saved.connect(lambda: self.heard.append("saved"))
        self.performer.refused.connect(lambda error: self.heard.append(("refused", error.kind)))
        self.performer.held.connect(lambda error: self.heard.append(("held", error and error.kind)))


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def at(qapp, session):
    return Listening(session)


@pytest.fixture
def action(session):
    return MarkDone(article=session.read.articles()[1].id)


@pytest.fixture
def broken(session, monkeypatch):
    """Return a function that makes every action fail with this kind, or work again."""
    works = session._run

    def choose(kind: str | None) -> None:
        def fail(_operation, **_):
            raise KnownError(kind, file="study.zhubi")

        monkeypatch.setattr(session, "_run", fail if kind else works)

    return choose


def test_what_is_done_is_announced_as_saved(at, action):
    assert at.performer.perform(action)
    assert at.heard == ["saved"]


@pytest.mark.parametrize("kind", ["coding_gone", "lead_only", "project_damaged"])
def test_what_is_refused_is_told_and_not_held(at, action, broken, kind):
    broken(kind)
    assert at.performer.perform(action) is None
    assert at.heard == [("refused", kind)]
    assert not at.performer.is_holding()


@pytest.mark.parametrize("kind", ["disk_full", "disk_failed", "project_busy"])
def test_what_the_disk_does_not_take_is_held_until_it_does(at, action, broken, session, kind):
    broken(kind)
    at.performer.perform(action)
    at.performer.retry()
    assert at.performer.is_holding()
    broken(None)
    at.performer.retry()
    assert at.heard == [("held", kind), ("held", kind), "saved", ("held", None)]
    assert action.article in session.read.done(projects.LEAD)


def test_while_an_action_is_held_nothing_else_is_done(at, action, broken, session):
    broken("disk_full")
    at.performer.perform(action)
    broken(None)
    before = projects.state(session)
    assert at.performer.perform(action) is None
    assert at.performer.undo() is None
    assert at.performer.redo() is None
    with pytest.raises(KnownError, match="action_held"):
        at.performer.attempt(action)
    assert at.heard[1:] == [("refused", "action_held")] * 3
    assert projects.state(session) == before


def test_a_retry_that_fails_otherwise_stays_held(at, action, broken, session):
    broken("disk_full")
    at.performer.perform(action)
    broken("coding_gone")
    at.performer.retry()
    assert at.performer.is_holding()
    broken(None)
    at.performer.retry()
    assert at.heard == [("held", "disk_full"), ("held", "coding_gone"), "saved", ("held", None)]
    assert action.article in session.read.done(session.coder.id)


def test_given_up_an_action_leaves_nothing(at, action, broken, session):
    before = projects.state(session)
    broken("disk_full")
    at.performer.perform(action)
    at.performer.give_up()
    broken(None)
    assert projects.state(session) == before
    assert at.performer.perform(action)


def test_who_may_not_change_the_study_is_told_so(at, session):
    assert at.performer.may_change_study()
    session.choose_coder(projects.OTHER)
    assert not at.performer.may_change_study()
    assert at.heard == [("refused", "lead_only")]
