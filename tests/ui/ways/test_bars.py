from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton

from desktop.ui.ways.brush_bar import BrushBar
from desktop.ui.ways.key_cell import KeyCell
from desktop.ui.ways.key_grid import KeyGrid
from desktop.ui.ways.unit_bar import KeyCode, UnitBar
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.wording import set_language
from tests.ui.named import nameless


@pytest.fixture
def unit_bar(qapp):
    bar = UnitBar()
    bar.resize(760, 120)
    bar.show()
    yield bar
    bar.close()
    bar.deleteLater()


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_takes_the_keyboard_has_a_name(qapp, language):
    set_language(language)
    for bar in (BrushBar(), UnitBar()):
        assert nameless(bar) == []
        bar.deleteLater()


def test_the_brush_bar_names_the_code_as_plain_text(qapp):
    bar = BrushBar()
    bar.show_code("201 <b>网格</b>", "#2471A3")
    label = bar.findChild(QLabel, "brushCode")
    assert (label.text(), label.textFormat()) == ("201 <b>网格</b>", Qt.TextFormat.PlainText)
    assert "201 <b>网格</b>" in bar.accessibleName()
    bar.deleteLater()


def test_the_button_ends(qapp):
    ended = []
    bar = BrushBar()
    bar.ended.connect(lambda: ended.append(True))
    click(bar.findChild(QToolButton, "wayEnd"))
    assert ended == [True]
    bar.deleteLater()


def test_progress_is_told_in_the_unit_one_goes_by(unit_bar):
    unit_bar.show_progress("sentence", 3, 8)
    assert unit_bar.findChild(QLabel, "unitSeen").text() == "3/8 句已看"
    bar = unit_bar.findChild(QProgressBar)
    assert (bar.value(), bar.maximum(), bar.isVisible()) == (3, 8, True)
    unit_bar.show_progress("sentence", 0, 0)
    assert not bar.isVisible()


def test_a_click_on_a_key_does_what_the_key_does(unit_bar):
    said = []
    unit_bar.digit_chosen.connect(said.append)
    unit_bar.show_codes({2: KeyCode("三方协同", "#2471A3")})
    for digit in (2, 0, 5):
        click(unit_bar.findChild(KeyCell, f"wayKey{digit}"))
    assert said == [2, 0]


def test_a_key_says_aloud_what_it_stands_for(unit_bar):
    unit_bar.show_codes({1: KeyCode("网格化管理", "#2471A3")})
    assert unit_bar.findChild(KeyCell, "wayKey1").accessibleName() == "1 键：网格化管理"
    assert unit_bar.findChild(KeyCell, "wayKey0").accessibleName() == "0 键：记为“无”"


def test_the_kind_of_unit_is_chosen_by_a_click(unit_bar):
    said = []
    unit_bar.kind_chosen.connect(said.append)
    unit_bar.show_kind("clause")
    click(unit_bar.findChild(QToolButton, "unitKind_paragraph"))
    assert said == ["paragraph"]
    assert not unit_bar.findChild(QToolButton, "unitKind_clause").isChecked()


LONG = "Common prosperity workshops and farm sales"


def columns(bar) -> int:
    cells = [bar.findChild(KeyCell, f"wayKey{digit}") for digit in range(1, 10)]
    return sum(cell.y() == cells[0].y() for cell in cells)


@pytest.mark.parametrize("side_by_side", [3, 4, 5])
@pytest.mark.parametrize("longer", ["", LONG * 3])
def test_as_many_keys_stand_side_by_side_as_show_their_names(qapp, unit_bar, side_by_side, longer):
    names = [LONG] * 8 + [longer or LONG]
    unit_bar.show_codes({digit: KeyCode(name, "#2471A3") for digit, name in enumerate(names, start=1)})
    qapp.processEvents()
    around = unit_bar.width() - unit_bar.findChild(KeyGrid).width()
    wanted = unit_bar.findChild(KeyCell, "wayKey1").wanted_width()
    unit_bar.resize(around + side_by_side * (wanted + 6), 120)
    qapp.processEvents()
    assert columns(unit_bar) == side_by_side


def test_keys_come_together_again_in_a_wider_window(qapp, unit_bar):
    unit_bar.show_codes({digit: KeyCode(LONG[:25], "#2471A3") for digit in range(1, 10)})
    unit_bar.resize(1300, 120)
    qapp.processEvents()
    assert columns(unit_bar) == 5


def test_a_name_in_hand_is_seen_whole_and_what_to_do_beside_it(qapp):
    bar = BrushBar()
    bar.show_code("201 网格化管理", "#2471A3")
    bar.resize(760, 80)
    bar.show()
    qapp.processEvents()
    name, hint = bar.findChild(ElidedLabel, "brushCode"), bar.findChild(ElidedLabel, "wayHint")
    assert name.shown() == ["201 网格化管理"]
    assert hint.x() - name.geometry().right() < 40
    bar.close()
    bar.deleteLater()


def test_a_long_name_in_hand_leaves_room_for_the_way_out(qapp):
    bar = BrushBar()
    bar.show_code(LONG * 2, "#2471A3")
    assert bar.minimumSizeHint().width() < 400
    bar.resize(420, 80)
    bar.show()
    qapp.processEvents()
    assert bar.rect().contains(bar.findChild(QToolButton, "wayEnd").geometry())
    assert LONG in bar.findChild(QLabel, "brushCode").toolTip()
    bar.close()
    bar.deleteLater()
