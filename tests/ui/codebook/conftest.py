from __future__ import annotations

import pytest

from tests import projects


@pytest.fixture
def session(tmp_path):
    """Return the filled project of the tests, opened by its lead."""
    opened = projects.open_filled(tmp_path)
    yield opened
    opened.close()
