"""One current code: what was coded or taken last is what tree and definition show and what B takes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QTreeView

from desktop.core.codebooks import Code
from desktop.ui.codebook.definition import Definition
from desktop.ui.codebook.names import shown_name
from tests.flows.windows import CONTROL, SHIFT, Key


@pytest.fixture
def reading(at_work):
    at_work.click_row("articleList", 0)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    return at_work


def in_tree(person) -> str:
    chosen = person.window.codebook.chosen()
    return shown_name(chosen) if isinstance(chosen, Code) else ""


def in_definition(person) -> str:
    return person.find(Definition, "definition").findChild(QLabel, "entryTitle").text().partition(" ")[2]


def names(person) -> list[str]:
    codebook = person.session.read.codebook()
    return [shown_name(codebook.code(coding.code)) for coding in person.codings()]


class Paintings(QObject):
    """Counts how much of the article is painted."""

    def __init__(self, view) -> None:
        super().__init__(view)
        self.areas: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.areas.append(sum(rect.width() * rect.height() for rect in event.region()))
        return False


def test_what_is_coded_is_chosen_in_the_tree(reading):
    reading.click_line("修渠")
    reading.code("折叠桌", "sz", expected="晒账")
    assert in_tree(reading) == in_definition(reading) == "晒账"
    reading.press(Key.Key_B)
    assert reading.label("brushCode").endswith("晒账")


def test_a_coding_taken_by_tab_is_chosen_in_the_tree(reading):
    reading.click_line("修渠")
    reading.press(Key.Key_T, modifiers=CONTROL)
    for name in names(reading):
        reading.press(Key.Key_Tab)
        assert in_tree(reading) == in_definition(reading) == name
    reading.press(Key.Key_Backtab, modifiers=SHIFT)
    assert in_tree(reading) == names(reading)[-2]


def test_a_coding_chosen_in_the_list_is_chosen_in_the_tree(reading):
    reading.click_row("codingList", 1)
    assert in_tree(reading) == in_definition(reading) == names(reading)[1]


def test_a_code_chosen_in_the_tree_afterwards_is_the_one_again(reading):
    reading.press(Key.Key_Tab)
    reading.click_line("修渠")
    reading.press(Key.Key_T, modifiers=CONTROL)
    reading.press(Key.Key_Escape, Key.Key_B)
    assert reading.label("brushCode").endswith("修渠")


def test_somebody_else_begins_without_the_former_coders_code(reading):
    reading.click_line("修渠")
    reading.coder_menu("谷雨晴")
    assert reading.window.codebook.chosen() is None
    assert not reading.find(QTreeView, "codebookTree").selectionModel().hasSelection()
    assert reading.view.scene.focused is None
    reading.press(Key.Key_B)
    recent = reading.session.read.recent_codes(reading.session.coder.id, limit=1)
    assert reading.label("brushCode").endswith(shown_name(reading.session.read.codebook().code(recent[0])))


def test_following_paints_no_more_of_the_text_than_the_coding(reading):
    reading.click_line("修渠")
    reading.press(Key.Key_T, modifiers=CONTROL)
    reading.drag_over("折叠桌")
    reading.open_palette()
    paintings = Paintings(reading.view)
    reading.choose("sz", expected="晒账")
    whole = reading.view.viewport().width() * reading.view.viewport().height()
    assert paintings.areas
    assert max(paintings.areas) < whole / 2
