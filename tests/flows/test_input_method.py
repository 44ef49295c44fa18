"""Coding while a Chinese input method is on: what it composes, and the full-width signs it sends."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from desktop.ui.codebook.names import shown_name
from tests.flows.windows import Key, governance_project
from tests.texts import PLAIN_ARTICLE


@pytest.fixture
def composing(person, tmp_path):
    """Return a person with words selected in an article, the codebook that comes with the program at hand."""
    page = tmp_path / "weiting.txt"
    page.write_text(PLAIN_ARTICLE, encoding="utf-8")
    person.open(governance_project(tmp_path))
    person.import_from(page)
    person.drag_over("物业管家")
    return person


def found(person) -> str:
    code = person.session.read.codebook().code(person.palette.current() or "")
    return "" if code is None else shown_name(code)


def test_letters_still_being_composed_find_the_code(composing):
    composing.open_palette()
    for letters in ("w", "wg", "wg'h", "wg'h'g", "wghgl"):
        composing.compose(letters)
    assert found(composing) == "网格化管理"
    composing.compose("")
    composing.compose(commit="wghgl")
    composing.press(Key.Key_Return)
    assert composing.coded() == [("网格化管理", "物业管家")]


def test_enter_codes_what_the_input_method_made_of_the_letters(composing):
    composing.open_palette()
    composing.compose("wghgl")
    composing.compose(commit="网格化管理")
    composing.press(Key.Key_Return)
    assert composing.coded() == [("网格化管理", "物业管家")]


def test_characters_the_input_method_guessed_wrong_still_find_the_code_by_their_letters(composing):
    composing.open_palette()
    composing.compose("mdjf")
    composing.compose(commit="没电缴费")
    assert found(composing) == "矛盾纠纷调解"


def test_a_full_width_slash_opens_the_palette(composing):
    composing.sign("／")
    assert composing.palette.is_open()
    composing.choose("wghgl", expected="网格化管理")
    assert composing.coded() == [("网格化管理", "物业管家")]


def test_a_full_width_question_mark_shows_all_keys(composing):
    composing.sign("？")
    sheet = composing.window.findChild(QDialog, "shortcutSheet")
    assert sheet.isVisible()
    composing.press(Key.Key_Escape)


def test_a_full_width_digit_is_a_pinned_key(composing):
    composing.click_line("网格化管理")
    composing.menu("编码手册", "固定到数字键", "1")
    composing.window.action("focus_text").trigger()
    composing.sign("１")
    assert composing.coded() == [("网格化管理", "物业管家")]


@pytest.mark.parametrize(("half", "full"), [("/", "／"), ("?", "？"), ("1", "１"), ("9", "９")])
def test_full_and_half_width_signs_do_the_same_in_the_text(composing, half, full):
    heard = []
    view = composing.view
    for signal in (view.code_requested, view.help_requested):
        signal.disconnect()
    view.code_requested.connect(lambda: heard.append("code"))
    view.help_requested.connect(lambda: heard.append("help"))
    view.hotkey_pressed.connect(heard.append)
    composing.sign(half)
    composing.sign(full)
    assert len(heard) == 2
    assert heard[0] == heard[1]


def test_full_width_digits_find_a_code_by_its_number(composing):
    composing.open_palette()
    composing.compose(commit="２０１")  # noqa: RUF001 - full-width digits are the point
    assert found(composing) == "网格化管理"


def test_the_text_takes_no_input_method_and_the_palette_does(composing):
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not QApplication.focusWidget().testAttribute(enabled)
    composing.open_palette()
    assert QApplication.focusWidget().testAttribute(enabled)


def test_composing_in_the_text_changes_nothing(composing):
    composing.compose("wg")
    composing.compose(commit="网格")
    assert composing.coded() == []
    assert composing.selected() == "物业管家"


def test_the_codebook_search_finds_by_letters_too(composing):
    composing.press(Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    composing.type("wghgl")
    assert list(composing.tree()) == ["基层治理", "网格化管理"]


def framed(person) -> str:
    unit = person.view.scene.unit
    return "" if unit is None else person.text[unit.start : unit.end]


@pytest.mark.parametrize(("half", "full"), [("0", "０"), (".", "。"), (" ", "\u3000"), ("1", "１")])
def test_full_and_half_width_signs_do_the_same_unit_by_unit(composing, half, full):
    composing.click_line("网格化管理")
    composing.menu("编码手册", "固定到数字键", "1")
    composing.window.action("focus_text").trigger()
    composing.sign("１")
    composing.press(Key.Key_Escape)
    composing.press(Key.Key_U)
    composing.press(Key.Key_Tab)
    stood, seen = [framed(composing)], [composing.label("unitSeen")]
    for sign in (half, full):
        composing.sign(sign)
        stood.append(framed(composing))
        seen.append(composing.label("unitSeen"))
    assert len(set(stood)) == 3
    assert len(set(seen)) == (1 if half == " " else 3)


def test_letters_still_being_composed_find_the_code_of_a_unit(composing):
    composing.press(Key.Key_Escape)
    composing.press(Key.Key_U)
    unit = framed(composing)
    composing.sign("／")
    composing.compose("wghgl")
    composing.press(Key.Key_Return)
    assert composing.coded() == [("网格化管理", unit)]
    assert framed(composing) != unit


def test_the_brush_takes_a_code_that_is_being_composed(composing):
    composing.press(Key.Key_Escape)
    composing.press(Key.Key_B)
    composing.compose("wghgl")
    composing.press(Key.Key_Return)
    assert composing.label("brushCode") == "201 网格化管理"
    composing.drag_over("物业管家")
    assert composing.coded() == [("网格化管理", "物业管家")]
