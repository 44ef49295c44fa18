"""Fields of the sheet: what keys and the mouse make of them."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.questions import DATE, NUMBER, TEXT, Answer
from desktop.ui.sheet.choice_field import ChoiceField
from desktop.ui.sheet.question_box import QuestionBox
from desktop.ui.sheet.values import Ask, answer_words, kind_words, read_aloud
from desktop.wording import set_language
from tests.sheets import DAY, KIND, OPTIONS, OTHER_KIND, PAGE, SOURCES, of, options, variable, wide
from tests.ui.named import nameless

Key = Qt.Key


class Hand:
    """A question in a window of its own, and what came of the answers given to it."""

    def __init__(self, ask: Ask, *, proposal: Answer | None = None) -> None:
        self.window, self.before, self.box = QWidget(), QLineEdit(), QuestionBox(ask)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.before)
        layout.addWidget(self.box)
        self.given: list[Answer] = []
        self.steps: list[int] = []
        self.proposal = proposal
        self.box.answered.connect(self._on_answered)
        self.box.field.stepped.connect(self.steps.append)
        self.box.show_answer(Answer(), proposal, afresh=True)
        self.window.resize(320, 240)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.box.field.setFocus()

    def _on_answered(self, _question: str, answer: Answer, _sitting: str) -> None:
        self.given.append(answer)
        self.box.show_answer(answer, self.proposal, afresh=False)

    def press(self, *keys: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key, modifiers)

    def type(self, words: str) -> None:
        for sign in words:
            if sign.isascii():
                QTest.keyClick(QApplication.focusWidget(), sign)
            else:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(QApplication.focusWidget(), event)

    def leave(self) -> None:
        self.before.setFocus()

    def trouble(self) -> str:
        label = self.box.findChild(QLabel, "trouble")
        return label.text() if label.isVisible() else ""

    def click(self, number: int) -> None:
        field = self.box.field
        assert isinstance(field, ChoiceField)
        at = field.pill_of(number).center().toPoint()
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


@pytest.fixture
def hand(qapp):
    made: list[Hand] = []

    def make(question: str | Ask, **more) -> Hand:
        ask = question if isinstance(question, Ask) else Ask(of(question), OPTIONS.get(question, ()))
        made.append(Hand(ask, **more))
        return made[-1]

    yield make
    for each in made:
        each.window.close()
        each.window.deleteLater()


def test_a_number_chooses_and_another_one_chooses_instead(hand):
    at = hand(KIND)
    at.type("12")
    assert at.given == [Answer((1,)), Answer((2,))]


def test_two_digits_are_one_number_where_an_option_has_it(hand):
    at = hand(KIND)
    at.type("9")
    assert at.given == []
    at.type("8")
    assert at.given == [Answer((98,))]


def test_a_digit_that_waits_counts_after_a_while_on_leaving_and_on_enter(hand):
    at = hand(KIND)
    at.type("9")
    (wait,) = [timer for timer in at.box.field.findChildren(QTimer) if timer.isActive()]
    wait.timeout.emit()
    assert at.given == [Answer((9,))]
    at.type("1")
    at.type("9")
    at.press(Key.Key_Return)
    assert (at.given[-1], at.steps) == (Answer((9,)), [1])
    at.type("1")
    at.type("9")
    at.leave()
    assert at.given[-1] == Answer((9,))


def test_full_width_digits_choose_as_well(hand):
    at = hand(KIND)
    at.type(wide("98"))
    assert at.given == [Answer((98,))]


def test_of_many_numbers_come_and_go_and_one_stands_alone(hand):
    at = hand(SOURCES)
    at.type("31391")
    assert at.given == [Answer((3,)), Answer((1, 3)), Answer((1,)), Answer((9,)), Answer((1,))]


def test_a_number_that_no_option_has_is_refused_beside_the_field(hand):
    at = hand(KIND)
    at.type("7")
    assert at.given == []
    assert "没有选项 7" in at.trouble()
    at.type("1")
    assert at.trouble() == ""


@pytest.mark.parametrize("key", [Key.Key_Backspace, Key.Key_Delete])
def test_an_answer_is_cleared_by_a_key_and_a_waiting_digit_before_it(hand, key):
    at = hand(KIND)
    at.type("29")
    at.press(key)
    assert at.given == [Answer((2,))]
    at.press(key)
    assert at.given[-1] == Answer()


def test_arrows_and_space_choose_too(hand):
    at = hand(SOURCES)
    at.press(Key.Key_Right, Key.Key_Right, Key.Key_Space, Key.Key_Left, Key.Key_Space)
    assert at.given == [Answer((2,)), Answer((1, 2))]
    at.press(Key.Key_Down, Key.Key_Up)
    assert at.steps == [1, -1]


def test_the_mouse_chooses_and_lets_go(hand):
    at = hand(KIND)
    at.click(98)
    at.click(98)
    assert at.given == [Answer((98,)), Answer()]


def test_a_date_is_kept_normal_when_the_keyboard_leaves(hand):
    at = hand(DAY)
    at.type("2024/1/9")
    assert at.given == []
    at.leave()
    assert at.given == [Answer(text="2024-01-09")]
    assert at.box.field.focusProxy().text() == "2024-01-09"


def test_what_is_no_date_stays_in_the_field_and_nothing_is_kept(hand):
    at = hand(DAY)
    at.type("2024/13/9")
    at.press(Key.Key_Return)
    assert at.given == []
    assert "2024/13/9" in at.trouble()
    assert at.box.is_missing()
    assert at.box.field.focusProxy().text() == "2024/13/9"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Down, Key.Key_Up])
def test_keys_that_lead_on_wait_until_what_was_refused_is_mended(hand, key):
    at = hand(DAY)
    at.type("2025-13-45")
    at.press(key)
    assert at.steps == []
    at.press(key)
    assert at.steps == []
    at.type("20251231")
    at.press(key)
    assert (at.given, len(at.steps)) == ([Answer(text="2025-12-31")], 1)


def test_a_question_is_left_once_what_was_refused_is_cleared(hand):
    at = hand(PAGE)
    at.type("A05")
    at.press(Key.Key_Return, Key.Key_Backspace, Key.Key_Return)
    assert (at.given, at.steps, at.trouble()) == ([], [1], "")


def test_tab_and_the_mouse_leave_what_was_refused(hand):
    at = hand(DAY)
    at.type("2025-13-45")
    at.press(Key.Key_Return)
    at.press(Key.Key_Tab)
    assert not at.box.field.focusProxy().hasFocus()
    assert at.trouble()


def test_a_number_that_no_option_has_keeps_the_keyboard_once(hand):
    at = hand(KIND)
    at.type("7")
    at.press(Key.Key_Return)
    assert at.steps == []
    at.type("1")
    at.press(Key.Key_Return)
    assert (at.given, at.steps) == ([Answer((1,))], [1])


def test_another_article_takes_along_what_was_refused(hand):
    at = hand(PAGE)
    at.type("A05")
    at.press(Key.Key_Return)
    at.box.show_answer(Answer(), None, afresh=True)
    assert (at.trouble(), at.box.field.focusProxy().text()) == ("", "")


def test_what_the_article_says_is_taken_over_by_enter_alone(hand):
    at = hand(PAGE, proposal=Answer(text="5"))
    assert "5" in at.box.field.focusProxy().placeholderText()
    at.leave()
    assert at.given == []
    at.box.field.setFocus()
    at.press(Key.Key_Return)
    assert (at.given, at.steps) == ([Answer(text="5")], [1])


def test_what_was_written_goes_before_what_the_article_says(hand):
    at = hand(PAGE, proposal=Answer(text="5"))
    at.type("7")
    at.press(Key.Key_Return)
    assert at.given == [Answer(text="7")]


def test_a_choice_can_be_taken_over_too(hand):
    ask = Ask(variable("v-paper", 1, "报纸", "one_of"), options("v-paper", (1, "渡口晚报"), (2, "苇汀日报")))
    at = hand(ask, proposal=Answer((2,)))
    assert "苇汀日报" in at.box.findChild(QLabel, "questionKind").text()
    at.press(Key.Key_Return)
    assert at.given == [Answer((2,))]


def test_words_are_kept_at_a_pause_in_one_sitting(hand):
    at, sittings = hand(Ask(of(OTHER_KIND))), []
    at.box.field.given.connect(lambda _, sitting: sittings.append(sitting))
    at.type("note")
    at.box.field._keeping.pause.timeout.emit()
    at.type("s")
    at.leave()
    assert at.given == [Answer(text="note"), Answer(text="notes")]
    assert len(set(sittings)) == 1
    at.box.field.setFocus()
    at.type("x")
    at.leave()
    assert len(set(sittings)) == 2


def test_words_may_have_lines_and_enter_leads_on(hand):
    at = hand(Ask(of(OTHER_KIND)))
    at.type("a")
    at.press(Key.Key_Return, modifiers=Qt.KeyboardModifier.ShiftModifier)
    at.type("b")
    at.press(Key.Key_Return)
    assert at.given == [Answer(text="a\nb")]
    assert at.steps == [1]


def test_the_cursor_stays_while_words_are_being_kept(hand):
    at = hand(Ask(of(OTHER_KIND)))
    at.type("ab")
    at.press(Key.Key_Left)
    at.box.field.keep()
    assert at.box.field.focusProxy().textCursor().position() == 1


def test_undo_in_an_untouched_line_is_left_to_the_window(hand):
    at = hand(DAY)
    at.box.show_answer(Answer(text="2024-01-09"), None, afresh=True)
    edit = at.box.field.focusProxy()
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undo.ignore()
    QApplication.sendEvent(edit, undo)
    assert not undo.isAccepted()
    at.type("1")
    QApplication.sendEvent(edit, undo)
    assert undo.isAccepted()


@pytest.mark.parametrize("question", [KIND, SOURCES, DAY, PAGE, OTHER_KIND])
def test_what_can_only_be_read_is_not_changed(hand, question):
    at = hand(question)
    at.box.set_editable(editable=False)
    at.type("1")
    at.press(Key.Key_Return)
    assert at.given == []


def test_a_screen_reader_hears_name_need_and_state(hand):
    at = hand(KIND)
    name = lambda: QAccessible.queryAccessibleInterface(at.box.field).text(QAccessible.Text.Name)  # noqa: E731
    assert name() == "体裁，必答，未答"
    at.type("2")
    assert name() == "体裁，必答，已答：2 通讯"
    assert nameless(at.box) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [DATE, NUMBER, TEXT])
def test_words_of_a_question_in_both_languages(language, kind):
    set_language(language)
    ask = Ask(variable("v-x", 1, "题", kind, required=False))
    assert kind_words(ask.question)
    assert read_aloud(ask, Answer(text="12"))
    assert answer_words(ask, Answer(text="a\nb")) == "a b"


def test_options_wrap_and_are_all_within_reach(hand):
    many = tuple((number, "消息来源" * (number % 3 + 1)) for number in range(1, 30))
    at = hand(Ask(of(SOURCES), options(SOURCES, *many)))
    field = at.box.field
    boxes = [field.pill_of(number) for number, _ in many]
    assert max(box.right() for box in boxes) <= field.width()
    assert max(box.bottom() for box in boxes) <= field.height()
    assert len({(box.left(), box.top()) for box in boxes}) == len(many)
