from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from desktop.core.spans import Span
from desktop.wording import say
from tests.ui.reader.hands import Hands, article


@pytest.fixture
def words(hands):
    hands.view.show_article(article("𠮷家的谷子😀。", "晒在场上。"))
    hands.settle()
    return QAccessible.queryAccessibleInterface(hands.view).textInterface()


def test_the_view_is_a_document_of_its_name(hands):
    interface = QAccessible.queryAccessibleInterface(hands.view)
    assert interface.role() == QAccessible.Role.Document
    assert interface.state().readOnly
    assert interface.object() is hands.view
    assert interface.text(QAccessible.Text.Name) == say("reader.name")


@pytest.mark.parametrize("part", ["value", "editableText", "selection", "attributes"])
def test_a_part_the_view_does_not_have_can_be_asked_for(hands, part):
    # A screen reader asks for all of them; that once ended the program.
    interface = QAccessible.queryAccessibleInterface(hands.view)
    assert getattr(interface, f"{part}Interface")() is None


def test_the_focus_can_be_asked_for(hands):
    assert QAccessible.queryAccessibleInterface(hands.view).actionInterface().actionNames() == ["SetFocus"]


def test_the_text_is_counted_in_utf16(words):
    assert words.characterCount() == 16
    assert words.text(0, 3) == "𠮷家"
    assert words.text(0, -1) == "𠮷家的谷子😀。\n\n晒在场上。"
    assert words.text(6, 8) == "😀"


def test_the_caret_can_be_asked_for_and_put(hands, words):
    hands.view.select(Span(5, 5))
    assert words.cursorPosition() == 6
    words.setCursorPosition(8)
    assert hands.view.cursor() == 6


def test_a_selection_can_be_made_and_undone(hands, words):
    words.addSelection(2, 4)
    assert hands.selected() == "家的"
    words.setSelection(0, 4, 6)
    assert hands.selected() == "谷子"
    words.removeSelection(0)
    assert hands.view.selection() is None


def test_a_character_is_found_where_it_is_said_to_be(words):
    for offset in (0, 2, 5, 6, 8, 12):
        rect = words.characterRect(offset)
        assert words.offsetAtPoint(rect.center() - QPoint(0, 6)) == offset
    assert words.offsetAtPoint(QPoint(-5, -5)) == -1


def test_a_stretch_can_be_brought_into_sight(hands):
    hands.view.show_article(article(*("谷子晒在场上，" * 9 for _ in range(80))))
    words = QAccessible.queryAccessibleInterface(hands.view).textInterface()
    words.scrollToSubstring(4000, 4005)
    assert hands.view.scene.page.lines_of(Span(4000, 4005))


def test_views_come_and_go_without_harm(qapp):
    for _ in range(30):
        hands = Hands()
        assert QAccessible.queryAccessibleInterface(hands.view).textInterface().text(0, 5) == ""
        hands.close()
        del hands
    gc.collect()


def test_caret_and_selection_are_told_to_a_listening_reader(hands):
    QAccessible.setActive(True)
    try:
        hands.view.select(hands.span("孩子们"))
        assert hands.selected() == "孩子们"
    finally:
        QAccessible.setActive(False)
