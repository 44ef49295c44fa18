"""A coding takes no more keys than promised, counted over the starter study's own codings in the real window."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from tests.programs.keystrokes import counted

pytestmark = pytest.mark.slow
COUNT = 50


def test_the_palette_takes_four_keys_at_most(qapp, tmp_path):
    assert 2 <= counted(qapp, tmp_path, "palette", count=COUNT).mean <= 4


def test_unit_mode_takes_two_keys_at_most_with_the_clauses_that_nothing_applies_to(qapp, tmp_path):
    found = counted(qapp, tmp_path, "unit", count=COUNT)
    assert found.codings > COUNT
    assert 1 <= found.mean <= 2


def test_the_brush_takes_none(qapp, tmp_path):
    found = counted(qapp, tmp_path, "brush", count=COUNT)
    assert found.keys == 0
    assert found.besides > 0
