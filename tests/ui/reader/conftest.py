"""A shown article view with an article of our own, and a hand for its mouse and keyboard."""

from __future__ import annotations

import pytest

from tests.ui.reader.hands import ARTICLE, Hands


@pytest.fixture
def hands(qapp):
    """Return hands on a shown view with the test article."""
    found = Hands()
    found.view.show_article(ARTICLE)
    found.settle()
    yield found
    found.close()
