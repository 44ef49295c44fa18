"""Memos in the real window: beside the article, in the journal, linked, and never lost."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QPushButton

from desktop.core.memo_places import MemoPlace
from desktop.operations.lift_coding import LiftCoding
from desktop.ui.memos.rows import ROW
from desktop.ui.widgets.memo_edit import MEMO_MIME, MemoEdit
from desktop.wording import set_language
from tests.flows.windows import CONTROL, SHIFT, Key
from tests.projects import TABLE
from tests.ui.named import nameless


def article(person) -> str:
    return person.window.desk.article.article.id


def own(person, kind: str, identity: str) -> str:
    memo = person.session.memos.own(MemoPlace(kind, identity))
    return "" if memo is None else memo.text


def edit(person, name: str) -> MemoEdit:
    return person.find(MemoEdit, name)


def texts(person, name: str) -> list[str]:
    return [row.text for row in person.rows(name)]


def test_the_memo_of_the_article_is_kept_at_a_pause_and_when_the_cursor_leaves(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("title fits")
    assert own(at_work, "article", article(at_work)) == ""
    edit(at_work, "articleMemo")._keeping.pause.timeout.emit()
    assert own(at_work, "article", article(at_work)) == "title fits"
    at_work.type(" well")
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert own(at_work, "article", article(at_work)) == "title fits well"
    at_work.undo()
    assert own(at_work, "article", article(at_work)) == ""
    at_work.redo()
    assert own(at_work, "article", article(at_work)) == "title fits well"


def test_m_writes_on_the_coding_at_work_or_else_on_the_article(at_work):
    at_work.press(Key.Key_M)
    assert edit(at_work, "articleMemo").hasFocus()
    at_work.press(Key.Key_T, modifiers=CONTROL)
    at_work.click_stripe(at_work.codings()[1].id)
    at_work.press(Key.Key_M)
    assert edit(at_work, "memoEdit").hasFocus()
    at_work.type("why three?")
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert own(at_work, "coding", at_work.codings()[1].id) == "why three?"
    assert [sign.hint for sign in at_work.window.signs.signs() if sign.kind == "memo"] == [
        "备忘录：与第三段对照",
        "备忘录：why three?",
    ]


def test_the_memo_of_the_code_chosen_follows_the_tree(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    assert not edit(at_work, "codeMemo").isEnabled()
    at_work.click_line("便民桌")
    at_work.click_on(edit(at_work, "codeMemo"))
    at_work.type("only fixed ones")
    at_work.click_line("修渠")
    assert own(at_work, "code", TABLE) == "only fixed ones"
    assert edit(at_work, "codeMemo").text() == ""
    at_work.click_line("便民桌")
    assert edit(at_work, "codeMemo").text() == "only fixed ones"


def test_all_memos_of_the_article_stand_in_reading_order_and_lead_to_their_places(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("whole")
    at_work.press(Key.Key_T, modifiers=CONTROL)
    assert texts(at_work, "memoList") == ["whole", "与第三段对照"]
    at_work.click_row("memoList", 1)
    at_work.press(Key.Key_Return)
    assert at_work.view.in_hand() == at_work.codings()[0].id


def test_what_is_being_written_survives_another_article_another_coder_and_closing(at_work):
    first = article(at_work)
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("a")
    at_work.press(Key.Key_PageDown, modifiers=CONTROL)
    assert own(at_work, "article", first) == "a"
    second = article(at_work)
    assert edit(at_work, "articleMemo").text() == ""
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("b")
    at_work.window._on_coder("coder-other")
    at_work.window._on_coder("coder-lead")
    assert own(at_work, "article", second) == "b"
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("c")
    at_work.reopen()
    assert "c" in own(at_work, "article", second)


def test_an_undone_memo_is_shown_as_it_was_even_with_the_cursor_in_it(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("one")
    edit(at_work, "articleMemo").keep()
    at_work.window.undo()
    assert edit(at_work, "articleMemo").text() == ""
    assert own(at_work, "article", article(at_work)) == ""


def test_the_journal_begins_an_entry_by_one_key_and_keeps_it(at_work):
    at_work.press(Key.Key_J, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "journal"
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.type("first day")
    edit(at_work, "journalMemo").keep()
    assert texts(at_work, "journalList") == ["first day"]
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.type("second day")
    at_work.press(Key.Key_1, modifiers=CONTROL)
    assert [line.memo.text for line in at_work.session.memos.journal()] == ["second day", "first day"]
    at_work.press(Key.Key_J, modifiers=CONTROL)
    assert texts(at_work, "journalList") == ["second day", "first day"]
    at_work.click_row("journalList", 1)
    at_work.click_on(edit(at_work, "journalMemo"))
    at_work.press(Key.Key_End, modifiers=CONTROL)
    at_work.type("!")
    at_work.click_row("journalList", 0)
    assert [line.memo.text for line in at_work.session.memos.journal()] == ["second day", "first day!"]
    at_work.press(Key.Key_Escape)
    assert at_work.window.pages.mode() == "coding"


def test_the_journals_key_alone_is_enough_to_write(at_work):
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.type("first")
    at_work.press(Key.Key_1, modifiers=CONTROL)
    assert [line.memo.text for line in at_work.session.memos.journal()] == ["first"]
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.type(" day")
    at_work.press(Key.Key_1, modifiers=CONTROL)
    assert [line.memo.text for line in at_work.session.memos.journal()] == ["first day"]


def test_all_memos_are_filtered_while_typing_and_lead_to_their_places(at_work):
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.type("of the day")
    at_work.window.action("journal_all").trigger()
    at_work.settle()
    assert texts(at_work, "journalList") == ["of the day", "与第三段对照"]
    at_work.click_on(at_work.find(QLineEdit, "journalFilter"))
    at_work.type("第三段")
    assert texts(at_work, "journalList") == ["与第三段对照"]
    at_work.click_on(at_work.find(QPushButton, "journalJump"))
    assert at_work.window.pages.mode() == "coding"
    assert at_work.view.in_hand() == at_work.codings()[0].id


def test_a_copied_place_is_readable_anywhere_and_a_link_in_a_memo(at_work):
    at_work.drag_over("业主恳谈会")
    at_work.press(Key.Key_C, modifiers=CONTROL | SHIFT)
    words = "《苇汀社区：一张便民桌摆了三百天》第5段“业主恳谈会”"
    assert QGuiApplication.clipboard().text() == words
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.type("see ")
    at_work.press(Key.Key_V, modifiers=CONTROL)
    at_work.type(" now")
    memo = edit(at_work, "articleMemo")
    assert memo.toPlainText() == f"see {words} now"
    memo.keep()
    kept = own(at_work, "article", article(at_work))
    assert kept.startswith(f"see [{words}](zhubi:place/")
    assert kept.endswith(") now")
    at_work.press(Key.Key_PageDown, modifiers=CONTROL)
    at_work.press(Key.Key_PageUp, modifiers=CONTROL)
    assert memo.text() == kept
    cursor = memo.textCursor()
    cursor.setPosition(10)
    memo.setTextCursor(cursor)
    memo.setFocus()
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert at_work.selected() == "业主恳谈会"
    assert own(at_work, "article", article(at_work)) == kept


def test_a_link_to_a_coding_takes_it_in_hand_and_says_when_it_is_gone(at_work):
    coding = at_work.codings()[0].id
    at_work.click_stripe(coding)
    at_work.press(Key.Key_C, modifiers=CONTROL | SHIFT)
    at_work.press(Key.Key_Escape)
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.press(Key.Key_V, modifiers=CONTROL)
    memo = edit(at_work, "journalMemo")
    memo.moveCursor(QTextCursor.MoveOperation.Start)
    at_work.click_on(memo.viewport(), memo.cursorRect().center() + memo.rect().topLeft(), modifiers=CONTROL)
    assert at_work.view.in_hand() == coding
    at_work.session.perform(LiftCoding(coding))
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.click_on(memo)
    at_work.press(Key.Key_Home, modifiers=CONTROL)
    at_work.press(Key.Key_Return, modifiers=CONTROL)
    assert at_work.window.pages.mode() == "journal"
    assert "不在了" in at_work.label("passingWord")


def test_typing_at_the_edges_of_a_link_stays_outside_it(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    data = QMimeData()
    data.setText("桌")
    data.setData(MEMO_MIME, "[桌\U00020bb7](zhubi:code/code-11)".encode())
    QGuiApplication.clipboard().setMimeData(data)
    at_work.press(Key.Key_V, modifiers=CONTROL)
    at_work.type("x")
    at_work.press(Key.Key_Home)
    at_work.type("y")
    at_work.compose(commit="前")
    assert edit(at_work, "articleMemo").text() == "y前[桌\U00020bb7](zhubi:code/code-11)x"
    at_work.press(Key.Key_A, modifiers=CONTROL)
    at_work.press(Key.Key_X, modifiers=CONTROL)
    assert QGuiApplication.clipboard().text() == "y前桌\U00020bb7x"
    at_work.press(Key.Key_V, modifiers=CONTROL)
    assert edit(at_work, "articleMemo").text() == "y前[桌\U00020bb7](zhubi:code/code-11)x"


def test_looking_at_memos_writes_nothing(at_work):
    before = at_work.session.history(limit=1)
    at_work.press(Key.Key_M, modifiers=CONTROL)
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.press(Key.Key_J, modifiers=CONTROL)
    at_work.press(Key.Key_1, modifiers=CONTROL)
    at_work.window.action("journal_all").trigger()
    at_work.click_row("journalList", 0)
    at_work.press(Key.Key_Escape)
    assert at_work.session.history(limit=1) == before


def test_where_nothing_may_be_changed_memos_can_be_read(at_work):
    path = at_work.session.path
    at_work.close()
    path.chmod(0o444)
    from desktop.session import Session
    from desktop.settings import Settings
    from desktop.ui.window.main_window import MainWindow

    session = Session.open(path, read_only=True)
    window = MainWindow(session, Settings())
    window.action("article_memo").trigger()
    window.action("journal_all").trigger()
    assert window.findChild(QPlainTextEdit, "articleMemo").isReadOnly()
    assert window.findChild(QPlainTextEdit, "journalMemo").isReadOnly()
    assert not window.findChild(QPushButton, "journalNew").isEnabled()
    window.close()
    window.deleteLater()
    session.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_takes_the_keyboard_has_a_name(at_work, language):
    set_language(language)
    at_work.shell.rebuild()
    at_work.window.action("article_memo").trigger()
    at_work.window.action("journal_all").trigger()
    at_work.settle()
    assert nameless(at_work.window) == []
    model = at_work.find(QAbstractItemView, "journalList").model()
    assert model.index(0, 0).data(ROW).text == "与第三段对照"


def test_words_are_kept_while_one_types_on_and_the_cursor_stays(at_work):
    at_work.press(Key.Key_M, modifiers=CONTROL)
    memo = edit(at_work, "articleMemo")
    at_work.type("first last ")
    memo._keeping.at_latest.timeout.emit()
    assert own(at_work, "article", article(at_work)) == "first last"
    at_work.press(Key.Key_Left, times=5)
    at_work.type("and ")
    memo._keeping.at_latest.timeout.emit()
    at_work.type("at ")
    assert memo.toPlainText() == "first and at last "
    memo._keeping.at_latest.timeout.emit()
    assert own(at_work, "article", article(at_work)) == "first and at last"
    assert memo.textCursor().position() == len("first and at ")
    at_work.press(Key.Key_T, modifiers=CONTROL)
    at_work.undo()
    assert own(at_work, "article", article(at_work)) == ""
