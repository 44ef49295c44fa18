from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.core.spans import Span
from desktop.ui.reader.page import Place
from tests.ui.reader.hands import ALT, CONTROL, NONE, SHIFT, Key, article


def at(hands, words):
    hands.view.place_caret(Place(hands.text.index(words)))


@pytest.mark.parametrize(
    ("start", "key", "modifier", "goal"),
    [
        ("谷铺开", Key.Key_Right, NONE, "铺开"),
        ("谷铺开", Key.Key_Left, NONE, "稻谷铺"),
        ("稻谷铺", Key.Key_Right, CONTROL, "铺开"),
        ("铺开", Key.Key_Left, CONTROL, "稻谷铺"),
        ("秋收", Key.Key_Right, ALT, "村民把"),
        ("稻谷铺", Key.Key_Left, ALT, "村民把"),
        ("晒谷场在", Key.Key_Down, ALT, "秋收"),
        ("稻谷铺", Key.Key_Up, ALT, "秋收"),
        ("稻谷铺", Key.Key_Down, CONTROL, "今年"),
        ("稻谷铺", Key.Key_Up, CONTROL, "晒谷场在"),
        ("稻谷铺", Key.Key_Home, CONTROL, "渡口村"),
        ("打闹。", Key.Key_Down, ALT, "今年"),
    ],
)
def test_keys_move_the_caret(hands, start, key, modifier, goal):
    at(hands, start)
    hands.key(key, modifier)
    assert hands.view.cursor() == hands.text.index(goal)
    assert hands.view.selection() is None


@pytest.mark.parametrize(
    ("start", "key", "modifier", "selected"),
    [
        ("稻谷铺", Key.Key_Right, NONE, "稻"),
        ("稻谷铺", Key.Key_Right, CONTROL, "稻谷"),
        ("秋收", Key.Key_Right, ALT, "秋收以后，"),
        ("秋收", Key.Key_Down, ALT, "秋收以后，村民把稻谷铺开，孩子们在边上追逐打闹。"),
        ("追逐", Key.Key_Left, ALT, "孩子们在边上"),
        ("追逐打闹", Key.Key_Down, ALT, "追逐打闹。"),
        ("孩子们", Key.Key_Down, CONTROL, "孩子们在边上追逐打闹。"),
    ],
)
def test_with_shift_keys_select(hands, start, key, modifier, selected):
    at(hands, start)
    hands.key(key, modifier | SHIFT)
    assert hands.selected() == selected


def test_up_and_down_keep_to_the_x_they_began_at(hands):
    hands.view.show_article(article("长" * 30, "短", "长" * 30))
    hands.view.place_caret(Place(20))
    hands.key(Key.Key_Down)
    assert hands.view.cursor() == hands.text.index("短") + 1
    hands.key(Key.Key_Down)
    assert hands.view.cursor() == hands.view.scene.page.blocks[2].start + 20
    hands.key(Key.Key_Up, times=2)
    assert hands.view.cursor() == 20


def test_end_stays_on_its_line_and_home_goes_back(hands):
    hands.view.show_article(article("长" * 100))
    hands.view.place_caret(Place(5))
    y = hands.view.scene.page.spot(hands.view.scene.caret).y
    hands.key(Key.Key_End)
    assert hands.view.scene.page.spot(hands.view.scene.caret).y == y
    assert hands.view.cursor() > 5
    hands.key(Key.Key_Home)
    assert hands.view.cursor() == 0


def test_pages_go_down_to_the_end_and_up_to_the_beginning(hands):
    hands.view.show_article(article(*("谷子晒在场上，" * 9 for _ in range(60))))
    hands.settle()
    hands.key(Key.Key_PageDown)
    first = hands.view.cursor()
    assert first > 0
    assert hands.view.verticalScrollBar().value() > 300
    hands.key(Key.Key_PageDown, times=40)
    assert hands.view.cursor() == len(hands.text)
    hands.key(Key.Key_PageUp, times=40)
    assert (hands.view.cursor(), hands.view.verticalScrollBar().value()) == (0, 0)


def test_the_caret_is_brought_into_sight(hands):
    hands.view.show_article(article(*("谷子晒在场上，" * 9 for _ in range(60))))
    hands.settle()
    hands.key(Key.Key_End, CONTROL)
    spot = hands.view.scene.page.spot(hands.view.scene.caret)
    assert 0 <= spot.y <= hands.view.viewport().height() - spot.height
    hands.key(Key.Key_Down)
    assert hands.view.cursor() == len(hands.text)


def test_steps_over_strange_characters_and_wraps_are_one_each(hands):
    hands.view.show_article(article("𠮷😀▶\u00a0\n\t谷", "后"))
    places = []
    for _ in range(9):
        hands.key(Key.Key_Right)
        places.append(hands.view.cursor())
    assert places == [1, 2, 3, 4, 5, 6, 7, 9, 10]
    hands.key(Key.Key_Left, times=9)
    assert hands.view.cursor() == 0


def test_a_long_paragraph_is_walked_through_without_a_stop(hands):
    text = "谷" * 3500
    hands.view.show_article(article(text))
    cut = hands.view.scene.page.blocks[0].end
    hands.view.place_caret(Place(cut - 1))
    hands.key(Key.Key_Right, times=2)
    assert hands.view.cursor() == cut + 1
    hands.key(Key.Key_Left, times=2)
    assert hands.view.cursor() == cut - 1


def test_all_can_be_selected_and_is_copied_from_the_canonical_text(hands):
    hands.view.show_article(article("𠮷家的\u00a0谷子\n晒在😀场上。", "第二段▶。"))
    hands.key(Key.Key_A, CONTROL)
    hands.key(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == hands.text


def test_the_words_of_the_coding_in_hand_are_copied(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.key(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "村民把稻谷铺开"


def test_tab_goes_through_the_codings_and_then_on(hands):
    hands.mark("稻谷", "second")
    hands.mark("村民把稻谷", "first")
    hands.mark("大家管", "third")
    taken = []
    for _ in range(3):
        hands.key(Key.Key_Tab)
        taken.append(hands.view.in_hand())
    hands.key(Key.Key_Backtab, SHIFT)
    assert [*taken, hands.view.in_hand()] == ["first", "second", "third", "second"]


def test_with_a_coding_in_hand_shift_and_arrows_move_its_end_by_a_word(hands):
    mark = hands.mark("村民把稻谷")
    hands.view.activate("a")
    hands.key(Key.Key_Right, SHIFT)
    hands.key(Key.Key_Left, SHIFT)
    told = [hands.words(each[2]) for each in hands.names("resize_requested")]
    assert told == ["村民把稻谷铺开", "村民把"]
    assert hands.view.marks() == [mark]


def test_with_alt_they_move_its_start(hands):
    hands.mark("村民把稻谷")
    hands.view.activate("a")
    hands.key(Key.Key_Right, SHIFT | ALT)
    hands.key(Key.Key_Left, SHIFT | ALT)
    told = [hands.words(each[2]) for each in hands.names("resize_requested")]
    assert told == ["把稻谷", "，村民把稻谷"]


def test_a_coding_of_one_word_gets_no_smaller(hands):
    hands.mark("村民")
    hands.view.activate("a")
    hands.key(Key.Key_Left, SHIFT)
    hands.key(Key.Key_Right, SHIFT | ALT)
    assert hands.names("resize_requested") == []


def test_enter_asks_for_a_code_for_what_is_selected(hands):
    hands.view.select(hands.span("孩子们"))
    hands.key(Key.Key_Return)
    hands.key(Key.Key_Enter)
    assert hands.names("code_requested") == [("code_requested",)] * 2


def test_enter_in_a_coding_takes_it_and_again_asks_for_another_code(hands):
    hands.mark("村民把稻谷铺开")
    at(hands, "稻谷铺")
    hands.key(Key.Key_Return)
    assert (hands.view.in_hand(), hands.names("code_requested", "recode_requested")) == ("a", [])
    hands.key(Key.Key_Return)
    assert hands.names("code_requested", "recode_requested") == [("recode_requested", "a")]


@pytest.mark.parametrize("sign", ["/", "／"])
def test_a_slash_of_either_width_asks_for_a_code(hands, sign):
    hands.sign(sign)
    assert hands.told == [("code_requested",)]


def test_the_slash_of_the_number_pad_does_too(hands):
    hands.key(Key.Key_Slash, Qt.KeyboardModifier.KeypadModifier)
    assert hands.told == [("code_requested",)]


@pytest.mark.parametrize(("sign", "number"), [("1", 1), ("9", 9), ("１", 1), ("９", 9)])
def test_digits_of_either_width_are_hotkeys(hands, sign, number):
    hands.sign(sign)
    assert hands.told == [("hotkey_pressed", number)]


@pytest.mark.parametrize("sign", ["?", "？"])
def test_a_question_mark_of_either_width_asks_for_help(hands, sign):
    hands.sign(sign)
    assert hands.told == [("help_requested",)]


@pytest.mark.parametrize(
    ("sign", "letter"), [("0", "0"), ("０", "0"), ("a", "a"), ("A", "a"), ("。", "."), ("【", "["), ("\u3000", " ")]
)
def test_letters_of_either_width_are_told_to_the_window(hands, sign, letter):
    hands.sign(sign)
    assert hands.told == [("letter_pressed", letter)]


@pytest.mark.parametrize("sign", ["谷", "12", "、", ""])
def test_other_signs_are_left_to_the_window(hands, sign):
    event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, sign)
    hands.view.keyPressEvent(event)
    assert not event.isAccepted()
    assert hands.told == []


def test_control_and_a_digit_is_no_hotkey(hands):
    hands.key(Key.Key_1, CONTROL)
    assert hands.told == []


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_asks_to_lift_the_coding_in_hand_only(hands, key):
    hands.mark("村民把稻谷铺开")
    hands.key(key)
    hands.view.take_in_hand("a")
    hands.key(key)
    assert hands.told == [("lift_requested", "a")]


def test_escape_lets_go_then_clears_then_is_told(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.key(Key.Key_Escape)
    assert (hands.view.in_hand(), hands.names("escape_pressed")) == (None, [])
    hands.view.select(hands.span("孩子们"))
    hands.key(Key.Key_Escape)
    assert (hands.view.selection(), hands.names("escape_pressed")) == (None, [])
    hands.key(Key.Key_Escape)
    assert hands.names("escape_pressed") == [("escape_pressed",)]


def test_moving_the_caret_lets_go_of_the_coding_in_hand(hands):
    hands.mark("村民把稻谷铺开")
    hands.view.activate("a")
    hands.key(Key.Key_Right)
    assert hands.view.in_hand() is None


@pytest.mark.parametrize(
    ("key", "modifier", "text", "own"),
    [
        (Key.Key_Left, ALT, "", True),
        (Key.Key_Right, SHIFT | ALT, "", True),
        (Key.Key_C, CONTROL, "\x03", True),
        (Key.Key_Delete, NONE, "\x7f", True),
        (Key.Key_3, NONE, "3", True),
        (Key.Key_Question, SHIFT, "?", True),
        (Key.Key_Z, CONTROL, "\x1a", False),
        (Key.Key_F1, NONE, "", False),
        (Key.Key_1, CONTROL, "1", False),
    ],
)
def test_the_views_own_keys_are_kept_from_shortcuts(hands, key, modifier, text, own):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, text)
    event.ignore()
    QApplication.sendEvent(hands.view, event)
    assert event.isAccepted() == own


def test_the_view_takes_no_input_method(hands):
    attribute = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not hands.view.testAttribute(attribute)
    assert not hands.view.viewport().testAttribute(attribute)


def test_an_empty_view_answers_every_key_with_nothing_broken(hands):
    hands.view.clear()
    hands.settle()
    for key in (Key.Key_Left, Key.Key_Down, Key.Key_PageDown, Key.Key_End, Key.Key_Tab):
        for modifier in (NONE, CONTROL, ALT, SHIFT):
            hands.key(key, modifier)
    hands.key(Key.Key_A, CONTROL)
    assert (hands.view.cursor(), hands.view.selection()) == (0, None)


def test_a_selection_made_backwards_is_extended_backwards(hands):
    at(hands, "铺开")
    hands.key(Key.Key_Left, CONTROL | SHIFT, times=2)
    start = hands.text.index("把稻谷")
    assert hands.view.selection() == Span(start, start + 3)
