from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.ui.review.code_choice import CodeChoice
from tests import projects


def test_of_a_long_name_the_beginning_is_seen(qapp):
    small = projects.codebook()
    codes = tuple(replace(code, name_zh=code.name_zh * 20) for code in small.codes)
    choice = CodeChoice("choice", lambda typed: [])
    choice.set_codes(replace(small, codes=codes))
    choice.choose(projects.GRID)
    assert choice.lineEdit().cursorPosition() == 0
    choice.set_codes(replace(small, codes=codes[1:]))
    assert choice.code() == projects.GRID
    assert choice.lineEdit().cursorPosition() == 0
    choice.deleteLater()
