from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from desktop.ui.widgets import theme

LOOKS = (theme.LIGHT, theme.DARK, theme.CONTRAST, theme.CONTRAST_DARK)


@pytest.fixture(autouse=True)
def _light_again(plain_look):
    yield
    theme._state["theme"] = theme.LIGHT


def contrast(one: str, other: str) -> float:
    def luminance(color: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in QColor(color).getRgbF()[:3]
        ]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("ground", ["background", "surface", "raised", "faint"])
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "danger", "ok"])
def test_every_ink_can_be_read_on_every_ground(look, ground, ink):
    assert contrast(getattr(look, ink), getattr(look, ground)) >= (7 if ink == "text" else 4)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_text_can_be_read_on_a_selection_and_on_the_accent(look):
    assert contrast(look.text, look.selection) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_color_is_a_color(look):
    assert [name for name, value in asdict(look).items() if name != "name" and not QColor(value).isValid()] == []


def test_the_two_sheets_differ_and_leave_nothing_open():
    light, dark = (theme.style_sheet(look) for look in LOOKS[:2])
    assert light != dark
    assert "$" not in light
    assert theme.LIGHT.accent in light


def test_the_size_of_text_is_in_the_sheet():
    assert "font-size: 19px" in theme.style_sheet(theme.LIGHT, 20)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_look_reaches_widgets_and_is_remembered(plain_look, look):
    theme.apply_theme(plain_look, look, 15)
    edit = QLineEdit()
    edit.ensurePolished()
    assert edit.font().pixelSize() == 15
    assert edit.palette().color(QPalette.ColorRole.Text) == QColor(look.text)
    assert edit.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(look.muted)
    assert theme.current_theme() is look


def test_changing_the_look_changes_what_is_painted(plain_look):
    button = QPushButton("编码")
    pictures = []
    for look in LOOKS:
        theme.apply_theme(plain_look, look)
        pictures.append(button.grab().toImage())
    assert pictures[0] != pictures[1]


def test_a_choice_names_its_look():
    assert theme.chosen_theme("dark") is theme.DARK
    assert theme.chosen_theme("light") is theme.LIGHT
    assert theme.chosen_theme("system") in LOOKS


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
@pytest.mark.parametrize("state", list(Qt.CheckState))
def test_a_box_to_tick_is_seen_on_its_ground(qapp, look, state):
    theme.apply_theme(qapp, look)
    box = QCheckBox(tristate=True)
    box.setCheckState(state)
    box.resize(box.sizeHint())
    # As a window of its own: it has the ground of a dialog.
    box.show()
    picture = box.grab().toImage()
    seen = {picture.pixelColor(x, box.height() // 2).name() for x in range(picture.width())}
    box.close()
    box.deleteLater()
    assert max(contrast(color, look.background) for color in seen) >= 3
