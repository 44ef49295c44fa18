from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from desktop.ui.reader import DARK, LIGHT
from desktop.ui.reader.tints import contrast, ink, mix, tint

COLORS = ["#ffff66", "#101010", "#fdfdfd", "#c23b2e", "#4c78b8", "#808080"]


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("color", COLORS)
def test_a_thin_line_can_be_seen_on_the_page(color, page):
    assert contrast(ink(color, page.background), QColor(page.background)) >= 2.2


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("color", COLORS)
def test_text_can_be_read_on_a_tint(color, page):
    assert contrast(QColor(page.text), tint(color, page.background)) >= 4.5


@pytest.mark.parametrize("page", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_page_and_selection(page):
    assert contrast(QColor(page.text), QColor(page.background)) >= 7
    assert contrast(QColor(page.text), QColor(page.selection)) >= 4.5
    assert contrast(QColor(page.muted), QColor(page.background)) >= 4.0


def test_a_colour_that_can_be_seen_is_left_as_it_is():
    assert ink("#c23b2e", LIGHT.background) == QColor("#c23b2e")


def test_mixing_is_opaque_and_in_between():
    assert mix(QColor("white"), QColor("black"), 0.5).getRgb() == (128, 128, 128, 255)
