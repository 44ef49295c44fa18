"""A person at the real window, with the program set up as at a start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import projects


@pytest.fixture
def person(qapp):
    """Return a person who has not opened anything yet."""
    from tests.flows.windows import person_at_the_window

    with person_at_the_window(qapp) as found:
        yield found


@pytest.fixture
def at_work(person, tmp_path: Path):
    """Return a person with the filled project of the tests open."""
    person.open(projects.filled(tmp_path / "study.zhubi"))
    return person
