from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize

from desktop.ui.window.fitting import bounded, fitted, room_on

SCREEN = QRect(0, 0, 1280, 800)


def test_a_first_size_is_cut_to_what_the_screen_has_room_for():
    assert bounded(QSize(1360, 860), SCREEN) == room_on(SCREEN).size()
    assert room_on(SCREEN).height() < SCREEN.height()  # the title bar needs some


def test_a_large_screen_leaves_the_size_alone():
    assert bounded(QSize(1360, 860), QRect(0, 0, 1920, 1080)) == QSize(1360, 860)


@pytest.mark.parametrize("screen", [SCREEN, QRect(1280, 30, 1024, 768), QRect(-1600, -200, 1600, 900)])
@pytest.mark.parametrize("place", [QRect(0, 0, 1360, 860), QRect(-900, 2000, 700, 500), QRect(2600, -40, 9000, 9000)])
def test_a_restored_place_lies_wholly_on_the_screen(place, screen):
    assert room_on(screen).contains(fitted(place, screen))


def test_a_place_that_fits_stays():
    place = QRect(100, 120, 900, 600)
    assert fitted(place, SCREEN) == place
