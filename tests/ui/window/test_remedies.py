"""What can be done about a refusal is tried once, and then the action again."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.core.errors import KnownError
from desktop.core.revisions import Action
from desktop.operations.edit_code import AddCode
from desktop.operations.run_test import EndRound, StartRound
from desktop.ui.window.performer import Performer
from tests import projects
from tests.operations.samples import NEW_CODE


@pytest.fixture
def session(tmp_path):
    opened = projects.open_filled(tmp_path)
    opened.perform(StartRound("一"))
    yield opened
    opened.close()


@pytest.fixture
def performer(qapp, session):
    made = Performer(session)
    yield made
    made.deleteLater()


def ended(session) -> list[Action]:
    """End the running test as void, and return the action that did."""
    session.perform(EndRound(session.read.doubts.running_test().id, void=True))
    return [session.turns().undo]


def test_a_refusal_without_a_remedy_is_told(performer):
    refused: list[str] = []
    performer.refused.connect(lambda error: refused.append(error.kind))
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert refused == ["test_would_be_void"]


def test_a_remedy_clears_the_way(performer, session):
    def end(error: KnownError) -> list[Action]:
        assert error.facts["name"] == "一"
        return ended(session)

    performer.remedies["test_would_be_void"] = end
    assert performer.perform(AddCode(NEW_CODE))
    assert session.read.codebook().code(NEW_CODE.id) is not None


def test_a_remedy_that_is_declined_leaves_the_refusal(performer, session):
    performer.remedies["test_would_be_void"] = lambda _error: None
    with pytest.raises(KnownError, match="test_would_be_void"):
        performer.attempt(AddCode(NEW_CODE))
    assert session.read.codebook().code(NEW_CODE.id) is None


def test_a_remedy_that_does_not_help_is_not_tried_again(performer):
    asked: list[str] = []

    def useless(error: KnownError) -> list[Action]:
        asked.append(error.kind)
        return []

    performer.remedies["test_would_be_void"] = useless
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert asked == ["test_would_be_void"]


def once_free(session, monkeypatch, kind: str) -> None:
    """Let a code be refused for something else as soon as no test is in its way."""
    perform = session.perform

    def refuse(operation, **more):
        if isinstance(operation, AddCode) and session.read.doubts.running_test() is None:
            raise KnownError(kind, file="study.zhubi")
        return perform(operation, **more)

    monkeypatch.setattr(session, "perform", refuse)


def test_what_freed_the_way_for_nothing_is_taken_back(performer, session, monkeypatch):
    refused: list[str] = []
    performer.refused.connect(lambda error: refused.append(error.kind))
    performer.remedies["test_would_be_void"] = lambda _error: ended(session)
    once_free(session, monkeypatch, "category_gone")
    before = projects.state(session)
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert refused == ["category_gone"]
    assert projects.state(session) == before
    with pytest.raises(KnownError, match="category_gone"):
        performer.attempt(AddCode(NEW_CODE))
    assert projects.state(session) == before


def test_what_freed_the_way_and_cannot_be_taken_back_is_told(performer, session, monkeypatch):
    told: list[str] = []
    performer.told.connect(told.append)

    def end(_error: KnownError) -> list[Action]:
        freed = ended(session)
        running = session.read.doubts.rounds()[-1]
        with projects.inner(session).action(name="end_round", actor=session.coder.id) as run:
            run.writer.put(replace(running, name="改过名"))
        return freed

    performer.remedies["test_would_be_void"] = end
    once_free(session, monkeypatch, "category_gone")
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert len(told) == 1
    assert "一" in told[0]


def test_what_is_held_keeps_its_way_free_until_it_is_given_up(performer, session, monkeypatch):
    performer.remedies["test_would_be_void"] = lambda _error: ended(session)
    before = projects.state(session)
    once_free(session, monkeypatch, "disk_full")
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert performer.is_holding()
    performer.retry()
    assert session.read.doubts.running_test() is None
    performer.give_up()
    assert projects.state(session) == before
