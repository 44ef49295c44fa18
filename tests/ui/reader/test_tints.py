from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from desktop.ui.reader import DARK, LIGHT
from desktop.ui.reader.tints import contrast, ink, mix, tint
from desktop.ui.reader.values import COLORS as COLORS_OF

COLORS = ["#ffff66", "#101010", "#fdfdfd", "#c23b2e", "#4c78b8", "#808080"]


@pytest.mark.parametrize("page", COLORS_OF.values(), ids=COLORS_OF)
@pytest.mark.parametrize("color", [*COLORS, "#7b4a2b"])
def test_a_thin_line_can_be_seen_on_the_page(color, page):
    strong = page.background in ("#ffffff", "#000000")
    assert page.line_contrast == (4.5 if strong else 2.2)
    assert contrast(ink(color, page.background, page.line_contrast), QColor(page.background)) >= page.line_contrast


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
    assert ink("#c23b2e", LIGHT.background, LIGHT.line_contrast) == QColor("#c23b2e")


def test_mixing_is_opaque_and_in_between():
    assert mix(QColor("white"), QColor("black"), 0.5).getRgb() == (128, 128, 128, 255)
