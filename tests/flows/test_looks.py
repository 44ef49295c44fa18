"""Language and look, changed in the settings and in the menu: they hold at once."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QPushButton

from desktop.wording import current_language, say, set_language
from tests.flows.windows import Key, Person


@pytest.fixture
def in_english(at_work) -> Person:
    """A person who has chosen English on a Chinese system."""
    at_work.window.setting_wanted.emit("language", "en")
    at_work.activate()
    assert current_language() == "en"
    return at_work


def save(dialog, person: Person) -> None:
    box = dialog.findChild(QDialogButtonBox)
    person.click_on(next(b for b in box.buttons() if box.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole))


def test_going_back_to_the_systems_language_holds_at_once(in_english):
    def choose(dialog) -> None:
        combo = dialog.findChild(QComboBox, "option_language")
        combo.setCurrentIndex(combo.findData("system"))
        save(dialog, in_english)

    with in_english.dialog("optionsDialog", choose):
        in_english.window.action("settings").trigger()
    assert current_language() == "zh"
    assert in_english.window.action("settings").text() == say("command.settings", language="zh")


def test_restored_defaults_hold_at_once(in_english):
    def restore(dialog) -> None:
        words = say("options.defaults", language="en")
        in_english.click_on(next(b for b in dialog.findChildren(QPushButton) if b.text() == words))
        save(dialog, in_english)

    with in_english.dialog("optionsDialog", restore):
        in_english.window.action("settings").trigger()
    assert current_language() == "zh"


def test_what_the_call_asks_for_is_the_systems_language(at_work):
    at_work.shell._system_language = "en"
    at_work.window.setting_wanted.emit("language", "system")
    assert current_language() == "en"
    set_language("zh")


def test_every_look_is_in_the_menu(at_work):
    at_work.menu("查看", say("setting.theme"), say("setting.theme.contrast-dark"))
    assert at_work.window.settings.get("theme") == "contrast-dark"


def test_the_lines_stay_as_they_are_when_the_scroll_bar_comes(at_work):
    """A way to code takes room below the text: the bar that comes then has its place already."""
    person = at_work
    bar, page = person.view.verticalScrollBar(), lambda: person.view.scene.page
    height = person.window.height()

    def set_height(by: int) -> None:
        nonlocal height
        height += by
        person.window.resize(person.window.width(), height)
        person.settle()

    while bar.maximum() > 0:
        set_height(100)
    while bar.maximum() == 0:
        set_height(-10)
    set_height(10)
    assert bar.maximum() == 0
    before = page().metrics.column, page().metrics.left
    person.press(Key.Key_U)
    assert bar.maximum() > 0
    assert bar.isVisible()
    assert (page().metrics.column, page().metrics.left) == before
