from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QDialog, QLabel, QMenu

from desktop.ui.window.commands import SHORTCUTS
from desktop.wording import say
from tests import projects
from tests.flows.windows import Key


@pytest.fixture
def person(qapp, tmp_path):
    from tests.flows.windows import person_at_the_window

    with person_at_the_window(qapp) as found:
        found.open(projects.filled(tmp_path / "study.zhubi"))
        yield found


def test_no_key_calls_two_commands():
    counts = Counter(key for keys in SHORTCUTS.values() for key in keys)
    assert [key for key, count in counts.items() if count > 1] == []


def test_every_key_belongs_to_a_command_of_the_menus(person):
    assert set(SHORTCUTS) <= set(person.window.menus.actions)


def test_every_menu_entry_has_words(person):
    for menu in person.window.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        assert all(entry.text() for entry in menu.actions() if not entry.isSeparator())


def test_who_is_no_lead_sees_what_cannot_be_called(person):
    person.coder_menu("谷雨晴")
    names = ("import_files", "edit_article", "remove_articles", "add_category", "add_code")
    person.click_on(person.window.menuBar(), person.window.menuBar().actionGeometry(menu_of(person, "文件")).center())
    assert not person.window.action("import_files").isEnabled()
    assert person.window.action("save_copy").isEnabled()
    person.press(Key.Key_Escape)
    assert all(person.window.action(name).isEnabled() for name in names)


def menu_of(person, words: str):
    return next(entry for entry in person.window.menuBar().actions() if entry.text() == words)


@pytest.mark.parametrize("key", [Key.Key_F1, Key.Key_Question])
def test_the_sheet_of_keys_names_every_command_that_has_one(person, key):
    person.press(key)
    sheet = person.window.findChild(QDialog, "shortcutSheet")
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {say(f"command.{name}").removesuffix("…") for name in SHORTCUTS} <= words
    sheet.close()


def test_the_program_says_what_it_is_and_that_nothing_is_uploaded(person):
    person.menu("帮助", "关于朱笔")
    (told,) = person.told.texts
    assert "朱笔 0." in told
    assert "不上传" in told
