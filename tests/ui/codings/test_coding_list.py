from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.codings.coding_list import CodingList
from desktop.ui.codings.rows import CodingRow
from tests.ui.named import nameless

ROWS = [
    CodingRow("a", 3, 6, "折叠桌", "11 便民桌", "主", "#3366aa", True),
    CodingRow("b", 20, 26, "三天之内回话", "12 上门回话", "", "#33aa66", False),
]


@pytest.fixture
def codings(qapp):
    # Something before it takes the keyboard, as the article does in the window.
    window, before, made = QWidget(), QLineEdit(), CodingList()
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(made)
    made.show_codings(list(ROWS), {"a": "与第三段对照"}, editable=True)
    window.resize(320, 400)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield made
    window.close()
    window.deleteLater()


@pytest.fixture
def written(codings):
    heard = []
    codings.memo_written.connect(lambda coding, text: heard.append((coding, text)))
    return heard


def click(codings: CodingList, place: int) -> None:
    view = codings.findChild(QAbstractItemView, "codingList")
    at = view.visualRect(view.model().index(place, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def type_memo(codings: CodingList, text: str) -> None:
    codings.memo.setFocus()
    QTest.keyClicks(codings.memo, text)


def test_clicking_a_coding_chooses_it_and_shows_its_memo(codings):
    heard = []
    codings.chosen.connect(heard.append)
    click(codings, 0)
    assert heard == ["a"]
    assert codings.memo.toPlainText() == "与第三段对照"
    assert codings.memo.isEnabled()


def test_choosing_from_outside_tells_nobody(codings):
    heard = []
    codings.chosen.connect(heard.append)
    codings.choose("b")
    assert heard == []
    assert codings.memo.toPlainText() == ""
    codings.choose(None)
    assert not codings.memo.isEnabled()


def test_without_a_choice_no_memo_can_be_written(codings):
    assert not codings.memo.isEnabled()


def test_a_memo_is_kept_when_the_cursor_leaves(codings, written):
    click(codings, 1)
    type_memo(codings, "see above")
    assert written == []
    codings.findChild(QAbstractItemView, "codingList").setFocus()
    assert written == [("b", "see above")]


def test_a_memo_is_kept_after_a_pause(codings, written):
    click(codings, 1)
    type_memo(codings, "see")
    codings.memo._keeping.pause.timeout.emit()
    assert written == [("b", "see")]


def test_a_memo_belongs_to_the_coding_it_was_written_on(codings, written):
    click(codings, 1)
    type_memo(codings, "on b")
    click(codings, 0)
    assert written == [("b", "on b")]
    click(codings, 1)
    assert codings.memo.toPlainText() == "on b"


def test_a_memo_is_kept_before_another_article_is_shown(codings, written):
    click(codings, 1)
    type_memo(codings, "on b")
    codings.show_codings([], {}, editable=True)
    assert written == [("b", "on b")]


def test_looking_at_a_memo_writes_nothing(codings, written):
    for place in (0, 1, 0):
        click(codings, place)
    codings.memo.setFocus()
    codings.findChild(QAbstractItemView, "codingList").setFocus()
    assert written == []


def test_a_memo_can_be_emptied(codings, written):
    click(codings, 0)
    codings.memo.selectAll()
    type_memo(codings, " ")
    codings.memo.keep()
    assert written == [("a", "")]


def test_a_memo_being_written_is_not_overwritten_by_its_own_saving(codings):
    click(codings, 0)
    type_memo(codings, "!")
    codings.put(ROWS[0], "与第三段对照")
    assert "!" in codings.memo.toPlainText()


def test_a_lifted_coding_takes_its_memo_from_the_screen(codings):
    click(codings, 0)
    codings.drop("a")
    assert codings.memo.toPlainText() == ""
    assert not codings.memo.isEnabled()
    assert codings.findChild(QLabel, "panelTitle").text() == "本文编码记录 1 条"


def test_where_nothing_may_be_changed_the_memo_can_only_be_read(codings):
    codings.show_codings(list(ROWS), {"a": "与第三段对照"}, editable=False)
    click(codings, 0)
    assert codings.memo.isReadOnly()
    assert codings.memo.toPlainText() == "与第三段对照"


def test_tab_leaves_the_memo(codings):
    click(codings, 0)
    codings.memo.setFocus()
    QTest.keyClick(codings.memo, Qt.Key.Key_Tab)
    assert not codings.memo.hasFocus()
    assert "\t" not in codings.memo.toPlainText()


def test_enter_wants_another_code(codings):
    heard = []
    codings.recode_wanted.connect(heard.append)
    click(codings, 1)
    QTest.keyClick(codings.findChild(QAbstractItemView, "codingList"), Qt.Key.Key_Return)
    assert heard == ["b"]


def test_without_codings_a_sentence_says_how_to_begin(codings):
    codings.show_codings([], {}, editable=True)
    assert not codings.findChild(QAbstractItemView, "codingList").isVisible()
    assert any(label.isVisible() and "按回车选类目" in label.text() for label in codings.findChildren(QLabel))


@pytest.mark.parametrize(
    "row",
    [
        ROWS[0]._replace(words="渡" * 400, name="长" * 200, rank="主" * 50),
        ROWS[0]._replace(words="\U00020bb7\u00a0\U0001f600\n<b>粗</b>\t", name="", color="no colour"),
    ],
)
def test_unusual_codings_are_painted_in_one_line_each(codings, qapp, row):
    view = codings.findChild(QAbstractItemView, "codingList")
    height = view.visualRect(view.model().index(1, 0)).height()
    codings.put(row, "")
    qapp.processEvents()
    assert view.visualRect(view.model().index(0, 0)).height() == height
    assert not view.viewport().grab().isNull()


def test_everything_that_takes_the_keyboard_has_a_name(codings):
    click(codings, 0)
    assert nameless(codings) == []


def test_what_was_chosen_while_the_list_was_hidden_is_in_sight_when_it_is_shown(codings, qapp):
    rows = [CodingRow(str(place), place, place + 1, "词", "11 便民桌", "", "#3366aa", False) for place in range(60)]
    codings.hide()
    codings.show_codings(rows, {}, editable=True)
    codings.choose("59")
    codings.show()
    qapp.processEvents()
    view = codings.list_view
    assert view.viewport().rect().contains(view.visualRect(view.model().index(59, 0)))
