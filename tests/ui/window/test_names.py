"""Names that screen readers and tests hold on to."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QWidget

from desktop.ui.window.new_project import NewProject
from desktop.ui.window.shortcut_sheet import ShortcutSheet
from desktop.wording import set_language
from tests import projects
from tests.ui.named import nameless


@pytest.fixture
def person(qapp, tmp_path):
    from tests.flows.windows import person_at_the_window

    with person_at_the_window(qapp) as found:
        found.open(projects.filled(tmp_path / "study.zhubi"))
        yield found


@pytest.mark.parametrize(
    "name", ["modeBar", "articleList", "articleView", "codebookTree", "codingList", "memoEdit", "mainWindow"]
)
def test_the_lasting_object_names_are_there(person, name):
    parts = [person.window, *person.window.findChildren(QWidget)]
    assert [part.objectName() for part in parts].count(name) == 1


def test_the_palette_has_its_lasting_name_once_it_was_open(person):
    person.drag_over("折叠桌")
    person.open_palette()
    assert person.window.findChild(QWidget, "codePalette") is not None
    assert nameless(person.palette) == []
    person.palette.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_takes_the_keyboard_has_a_name(person, language):
    set_language(language)
    person.shell.rebuild()
    person.click_row("codingList", 0)
    person.window.banner.show()
    assert nameless(person.window) == []


def test_every_field_of_a_new_project_has_a_name(qapp, tmp_path):
    dialog = NewProject(tmp_path)
    assert nameless(dialog) == []
    dialog.deleteLater()


def test_the_sheet_of_keys_has_a_name_for_all_that_takes_the_keyboard(qapp):
    sheet = ShortcutSheet()
    assert nameless(sheet) == []
    sheet.deleteLater()
