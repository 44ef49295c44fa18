"""What can be done about a refusal is tried once, and then the action again."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.core.errors import KnownError
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


def test_a_refusal_without_a_remedy_is_told(performer):
    refused: list[str] = []
    performer.refused.connect(lambda error: refused.append(error.kind))
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert refused == ["test_would_be_void"]


def test_a_remedy_clears_the_way(performer, session):
    def end(error: KnownError) -> bool:
        assert error.facts["name"] == "一"
        session.perform(EndRound(session.read.doubts.running_test().id, void=True))
        return True

    performer.remedies["test_would_be_void"] = end
    assert performer.perform(AddCode(NEW_CODE))
    assert session.read.codebook().code(NEW_CODE.id) is not None


def test_a_remedy_that_is_declined_leaves_the_refusal(performer, session):
    performer.remedies["test_would_be_void"] = lambda _error: False
    with pytest.raises(KnownError, match="test_would_be_void"):
        performer.attempt(AddCode(NEW_CODE))
    assert session.read.codebook().code(NEW_CODE.id) is None


def test_a_remedy_that_does_not_help_is_not_tried_again(performer):
    asked: list[str] = []

    def useless(error: KnownError) -> bool:
        asked.append(error.kind)
        return True

    performer.remedies["test_would_be_void"] = useless
    assert performer.perform(AddCode(NEW_CODE)) is None
    assert asked == ["test_would_be_void"]
