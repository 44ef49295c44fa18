from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from desktop.ui.widgets.chip import SIDE, ColorChip, chip_icon


def middle(image) -> QColor:
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_a_chip_shows_its_colour(qapp):
    chip = ColorChip("#2471A3")
    assert middle(chip.grab().toImage()) == QColor("#2471A3")
    chip.set_color("#C0392B")
    assert chip.color() == "#C0392B"
    assert middle(chip.grab().toImage()) == QColor("#C0392B")


def test_a_white_chip_has_an_edge(qapp):
    image = ColorChip("#ffffff").grab().toImage()
    assert image.pixelColor(image.width() // 2, 0) != QColor("#ffffff")


def test_an_icon_is_sharp_on_fine_screens(qapp):
    picture = chip_icon("#1E8449", ratio=2.0).pixmap(QSize(SIDE, SIDE), 2.0)
    assert picture.width() == 2 * SIDE
    assert middle(picture.toImage()) == QColor("#1E8449")
