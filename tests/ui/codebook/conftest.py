from __future__ import annotations

import pytest

from tests import projects
from tests.ui.asked import Asked


@pytest.fixture
def session(tmp_path):
    """Return the filled project of the tests, opened by its lead."""
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Answer what a dialog asks as it closes."""
    from desktop.ui.widgets import messages

    found = Asked()
    monkeypatch.setattr(messages, "presenter", found)
    return found
