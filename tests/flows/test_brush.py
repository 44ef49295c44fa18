"""连续编码 in the real window: a code in hand, and every selection gets it."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QToolButton

from desktop.ui.ways.key_cell import KeyCell
from tests.flows.windows import ALT, CONTROL, NONE, SHIFT, Key
from tests.projects import SEED, TABLE


@pytest.fixture
def desk(at_work):
    """Return a person at an article nobody has marked as done."""
    at_work.click_row("articleList", 2)
    at_work.press(Key.Key_T, modifiers=CONTROL)
    return at_work


def bar(person) -> QFrame | None:
    found = person.window.findChild(QFrame, "brushBar")
    return found if found is not None and found.isVisible() else None


def take(person, name: str) -> None:
    """Choose a code in the codebook and take it in hand."""
    person.click_line(name)
    person.press(Key.Key_T, modifiers=CONTROL)
    person.press(Key.Key_B)


def test_a_code_chosen_in_the_codebook_is_taken_in_hand_and_each_drag_gets_it(desk):
    take(desk, "选种")
    assert desk.label("brushCode") == "22 选种"
    desk.drag_over("停了半年")
    desk.drag_over("招牌", ALT)
    assert [each for each in desk.coded() if each[0] == "选种"] == [("选种", "停了半年"), ("选种", "招牌")]
    assert desk.selected() is None
    assert desk.label("passingWord") == "已编码“选种”：招牌"
    assert bar(desk) is not None


def test_without_a_choice_the_code_used_last_is_taken(desk):
    desk.press(Key.Key_B)
    assert desk.label("brushCode") == "11 便民桌"


def test_with_no_code_used_yet_the_palette_asks(desk, tmp_path):
    from tests import projects

    desk.open(projects.empty(tmp_path / "empty.zhubi"))
    page = tmp_path / "page.txt"
    page.write_text("渡口\n\n修渠的人回来了。", encoding="utf-8")
    desk.import_from(page)
    desk.press(Key.Key_B)
    assert desk.palette.is_open()
    desk.press(Key.Key_Escape)
    desk.drag_over("修渠的人")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Escape)
    assert (bar(desk), desk.coded()) == (None, [])
    desk.press(Key.Key_B)
    assert bar(desk) is None
    desk.choose("xz", expected="选种")
    assert desk.label("brushCode") == "22 选种"
    desk.drag_over("修渠的人")
    assert desk.coded() == [("选种", "修渠的人")]


def test_words_selected_before_are_not_coded_by_taking_the_brush(desk):
    desk.drag_over("停了半年")
    desk.press(Key.Key_B)
    assert ("便民桌", "停了半年") not in desk.coded()
    desk.press(Key.Key_Period)
    assert ("便民桌", "停了半年") in desk.coded()


def keys(person, kind: QEvent.Type, key: Key, modifiers=NONE) -> None:
    QApplication.sendEvent(person.view, QKeyEvent(kind, key, modifiers))
    person.settle()


def test_a_selection_by_keys_is_coded_once_when_shift_is_let_go(desk):
    take(desk, "选种")
    desk.click_text(desk.text.index("招牌"))
    keys(desk, QEvent.Type.KeyPress, Key.Key_Shift, SHIFT)
    for _ in range(2):
        keys(desk, QEvent.Type.KeyPress, Key.Key_Right, SHIFT)
        keys(desk, QEvent.Type.KeyRelease, Key.Key_Right, SHIFT)
    assert not any(name == "选种" for name, _ in desk.coded())
    keys(desk, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert [words for name, words in desk.coded() if name == "选种"] == ["招牌"]


def test_shift_alone_as_input_methods_are_switched_codes_nothing(desk):
    desk.drag_over("停了半年")
    desk.press(Key.Key_B)
    keys(desk, QEvent.Type.KeyPress, Key.Key_Shift, SHIFT)
    keys(desk, QEvent.Type.KeyRelease, Key.Key_Shift)
    assert ("便民桌", "停了半年") not in desk.coded()


def test_the_whole_text_selected_by_a_key_is_not_coded(desk):
    take(desk, "选种")
    before = desk.coded()
    desk.press(Key.Key_A, modifiers=CONTROL)
    desk.press(Key.Key_Shift)
    assert desk.coded() == before


def test_a_double_click_codes_the_sentence_when_no_third_click_follows(desk):
    take(desk, "选种")
    desk.double_click(desk.text.index("招牌"))
    assert not any(name == "选种" for name, _ in desk.coded())
    desk.wait(lambda: any(name == "选种" for name, _ in desk.coded()))
    (words,) = [words for name, words in desk.coded() if name == "选种"]
    assert "招牌" in words
    assert words.endswith("。")


def test_a_triple_click_codes_the_paragraph_alone(desk):
    take(desk, "选种")
    position = desk.text.index("招牌")
    desk.triple_click(position)
    QTest.qWait(QApplication.doubleClickInterval() + 60)
    (words,) = [words for name, words in desk.coded() if name == "选种"]
    paragraph = next(each for each in desk.text.split("\n\n") if "招牌" in each)
    assert words == paragraph.strip()


def test_another_code_comes_into_hand_by_digit_tree_and_palette(desk):
    take(desk, "选种")
    desk.press(Key.Key_1)
    assert desk.label("brushCode") == "11 便民桌"
    desk.click_line("修渠")
    assert desk.label("brushCode") == "21 修渠"
    desk.press(Key.Key_T, modifiers=CONTROL)
    desk.press(Key.Key_Slash)
    desk.choose("sz", expected="晒账")
    assert desk.label("brushCode") == "23 晒账"
    desk.drag_over("停了半年")
    assert ("晒账", "停了半年") in desk.coded()


def test_a_coding_taken_in_hand_is_recoded_and_the_brush_stays(desk):
    take(desk, "选种")
    coding = next(each for each in desk.codings() if each.code == TABLE)
    desk.click_stripe(coding.id)
    desk.press(Key.Key_Return)
    desk.choose("sz", expected="晒账")
    assert desk.session.read.coding(coding.id).code != TABLE
    assert desk.label("brushCode") == "22 选种"


def test_undo_takes_back_what_the_brush_did_and_the_brush_stays(desk):
    take(desk, "选种")
    before = desk.coded()
    desk.drag_over("停了半年")
    desk.undo()
    assert desk.coded() == before
    desk.drag_over("招牌", ALT)
    assert ("选种", "招牌") in desk.coded()


def test_escape_the_letter_and_the_button_end_it(desk):
    for end in (
        lambda: desk.press(Key.Key_Escape),
        lambda: desk.press(Key.Key_B),
        lambda: desk.click_on(bar(desk).findChild(QToolButton, "wayEnd")),
    ):
        desk.press(Key.Key_B)
        assert bar(desk) is not None
        end()
        assert bar(desk) is None
        assert QApplication.focusWidget() is desk.view
    before = desk.coded()
    desk.drag_over("停了半年")
    assert desk.coded() == before


def test_escape_lets_go_of_words_before_it_puts_the_brush_away(desk):
    desk.drag_over("停了半年")
    desk.press(Key.Key_B)
    desk.press(Key.Key_Escape)
    assert desk.selected() is None
    assert bar(desk) is not None
    desk.press(Key.Key_Escape)
    assert bar(desk) is None


def test_it_goes_on_in_the_next_article(desk):
    take(desk, "选种")
    desk.click_row("articleList", 1)
    desk.drag_over("灌溉渠")
    assert ("选种", "灌溉渠") in desk.coded()


def test_a_code_that_is_removed_is_in_hand_no_more(desk):
    take(desk, "选种")
    desk.window.codebook.show_code(SEED)
    desk.menu("编码手册", "移除")
    assert bar(desk) is None
    before = desk.coded()
    desk.drag_over("停了半年")
    assert desk.coded() == before


def test_a_file_that_is_read_only_takes_no_brush(desk, monkeypatch):
    from desktop.core.errors import KnownError

    monkeypatch.setattr(type(desk.session), "read_only", KnownError("opened_read_only", file="study.zhubi"))
    desk.press(Key.Key_B)
    assert bar(desk) is None


def test_unit_mode_puts_the_brush_away(desk):
    desk.press(Key.Key_B)
    desk.press(Key.Key_U)
    assert bar(desk) is None
    assert desk.window.findChild(QFrame, "unitBar").isVisible()
    desk.press(Key.Key_B)
    assert bar(desk) is not None
    assert not desk.window.findChild(QFrame, "unitBar").isVisible()


def test_digits_that_are_not_pinned_mean_the_codes_used_last_and_the_bar_says_which(desk):
    take(desk, "选种")
    keys = {key: bar(desk).findChild(KeyCell, f"wayKey{key}").text() for key in range(1, 10)}
    digit = next(key for key, name in keys.items() if name == "晒账")
    assert digit not in desk.window.desk.pinned()
    desk.press(Key(Key.Key_0 + digit))
    assert desk.label("brushCode") == "23 晒账"
    other = next(key for key, name in keys.items() if name == "便民桌")
    QTest.mouseClick(bar(desk).findChild(KeyCell, f"wayKey{other}"), Qt.MouseButton.LeftButton)
    assert desk.label("brushCode") == "11 便民桌"
    desk.drag_over("停了半年")
    assert ("便民桌", "停了半年") in desk.coded()


def test_the_brush_is_put_away_when_somebody_else_codes(desk):
    take(desk, "选种")
    desk.coder_menu("谷雨晴")
    assert bar(desk) is None
    assert desk.label("passingWord") == "换了编码员，连续编码已结束。"
    before = len(desk.codings())
    desk.drag_over("停了半年")
    assert len(desk.codings()) == before
