"""A selection is told of once it is made, and a click that selects nothing is told of too."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.spans import Span
from tests.ui.reader.hands import ARTICLE, CONTROL, NONE, SHIFT, Hands, Key

START = ARTICLE.text.index("晒谷场在")
WORDS = Span(START, START + 3)


@pytest.fixture
def hands(qapp):
    found = Hands()
    found.view.show_article(ARTICLE)
    found.made, found.clicked = [], []
    found.view.selection_made.connect(found.made.append)
    found.view.text_clicked.connect(found.clicked.append)
    yield found
    found.close()


def key(hands, kind: QEvent.Type, which: Key, modifiers=NONE) -> None:
    QApplication.sendEvent(hands.view, QKeyEvent(kind, which, modifiers))


def test_a_drag_is_made_when_the_button_is_let_go(hands):
    hands.drag(WORDS.start, WORDS.end)
    assert hands.made == [hands.view.selection()]
    assert hands.clicked == []


def test_a_click_makes_no_selection_and_tells_where_it_was(hands):
    hands.click(WORDS.start)
    assert hands.made == []
    assert hands.clicked == [hands.view.cursor()]


def test_steps_with_shift_make_one_selection_when_shift_is_let_go(hands):
    hands.click(WORDS.start)
    for _ in range(3):
        key(hands, QEvent.Type.KeyPress, Key.Key_Right, SHIFT)
    assert hands.made == []
    key(hands, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert hands.made == [hands.view.selection()]
    key(hands, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert len(hands.made) == 1


def test_what_was_selected_otherwise_is_not_made_by_shift(hands):
    hands.view.select(WORDS)
    key(hands, QEvent.Type.KeyRelease, Key.Key_Shift)
    key(hands, QEvent.Type.KeyPress, Key.Key_A, CONTROL)
    key(hands, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert hands.made == []


def test_a_step_without_shift_ends_what_was_being_selected(hands):
    hands.click(WORDS.start)
    key(hands, QEvent.Type.KeyPress, Key.Key_Right, SHIFT)
    key(hands, QEvent.Type.KeyPress, Key.Key_Right)
    key(hands, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert hands.made == []


def test_a_double_click_is_made_when_the_time_for_a_third_has_passed(hands):
    hands.double_click(WORDS.start)
    assert hands.made == []
    QTest.qWait(QApplication.doubleClickInterval() + 60)
    assert hands.made == [hands.view.selection()]


def test_a_third_click_makes_the_paragraph_alone(hands):
    hands.triple_click(WORDS.start)
    QTest.qWait(QApplication.doubleClickInterval() + 60)
    assert hands.made == [hands.view.selection()]
    assert ARTICLE.text[slice(*hands.made[0])].endswith("打闹。")


def test_a_double_click_is_made_at_once_when_something_else_is_begun(hands):
    hands.double_click(WORDS.start)
    sentence = hands.view.selection()
    other = ARTICLE.text.index("网格员")
    hands.drag(other, other + 3)
    assert hands.made == [sentence, hands.view.selection()]
    QTest.qWait(QApplication.doubleClickInterval() + 60)
    assert len(hands.made) == 2


def test_an_article_that_goes_takes_a_half_made_selection_with_it(hands):
    hands.double_click(WORDS.start)
    hands.view.show_article(ARTICLE)
    QTest.qWait(QApplication.doubleClickInterval() + 60)
    assert hands.made == []
