"""From panel to panel by F6, on every page, whatever Tab means where one is."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.reader.page import Place
from tests import projects
from tests.flows.windows import SHIFT, Key


@pytest.fixture
def reading(person, tmp_path):
    person.open(projects.filled(tmp_path / "study.zhubi"))
    person.view.setFocus()
    return person


def focused() -> str:
    return QApplication.focusWidget().objectName()


def round_trip(person, times: int, **how) -> list[str]:
    seen = []
    for _ in range(times):
        person.press(Key.Key_F6, **how)
        seen.append(focused())
    return seen


def test_f6_goes_round_the_desk_and_shift_f6_the_other_way(reading):
    there = round_trip(reading, 5)
    assert there[0] == "codebookSearch"
    assert there[2:] == ["modeBar", "articleFilter", "articleView"]
    assert len(set(there)) == 5
    back = round_trip(reading, 5, modifiers=SHIFT)
    assert back == [*reversed(there[:-1]), "articleView"]


def test_a_panel_is_entered_where_it_was_left(reading):
    reading.click_row("codingList", 0)
    reading.find(type(reading.window.codings.list_view), "codingList").setFocus()
    reading.press(Key.Key_F6)
    assert focused() == "modeBar"
    reading.press(Key.Key_F6, modifiers=SHIFT)
    assert focused() == "codingList"


def test_the_lines_of_unit_mode_belong_to_the_article(reading):
    reading.press(Key.Key_U)
    assert round_trip(reading, 5)[-1] == "articleView"


@pytest.mark.parametrize("mode", ["retrieval", "review", "journal"])
def test_every_page_has_its_panels(reading, mode):
    reading.window.show_mode(mode)
    reading.settle()
    start = focused()
    seen = round_trip(reading, 8)
    assert "modeBar" in seen
    assert len(set(seen)) >= 2
    assert start in seen


def test_without_the_keyboard_f6_begins_at_the_top(reading):
    QApplication.focusWidget().clearFocus()
    reading.window.action("next_panel").trigger()
    assert focused() == "modeBar"


def test_a_menu_asked_for_by_a_key_is_about_what_stands_at_the_caret(reading):
    reading.window.desk.show_article(reading.session.read.articles()[0].id)
    held = next(mark for mark in reading.view.scene.marks.all() if reading.text[slice(*mark.span)] == "折叠桌")
    reading.view.place_caret(Place(held.span.start + 1))
    place = reading.view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, reading.view.mapToGlobal(place))
    QApplication.sendEvent(reading.view, asked)
    menu = QApplication.activePopupWidget()
    assert "换类目…" in [action.text() for action in menu.actions()]
    assert reading.view.in_hand() == held.id
    menu.close()
