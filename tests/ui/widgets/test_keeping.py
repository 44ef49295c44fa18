"""What is being written is kept at pauses, and also without any; never in the midst of a composition."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.ui.sheet.fields import TextField
from desktop.ui.sheet.values import Ask
from desktop.ui.widgets.keeping import Keeping
from desktop.ui.widgets.memo_edit import MemoEdit
from tests.sheets import OTHER_KIND, of

NEVER = 600_000


@pytest.fixture
def at_hand(qapp):
    """Return what shows a field and gives it the keyboard; the field goes when the test is over."""
    shown = []

    def show(edit):
        edit.show()
        edit.activateWindow()
        edit.setFocus()
        qapp.processEvents()
        shown.append(edit)
        return edit

    yield show
    for edit in shown:
        edit.hide()
        edit.deleteLater()


def compose(edit, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(edit, event)


def type_until(edit, kept, *, times=1, keys=800):
    """Type without a pause until something is kept so many times; tell whether it was."""
    for _ in range(keys):
        QTest.keyClick(edit, Qt.Key.Key_A)
        QTest.qWait(2)
        if len(kept) >= times:
            return True
    return False


def test_words_are_kept_while_somebody_types_on(at_hand):
    edit, kept = at_hand(MemoEdit()), []
    edit._keeping.pause.setInterval(NEVER)
    edit._keeping.at_latest.setInterval(40)
    edit.kept.connect(lambda text, sitting: kept.append((text, sitting)))
    assert type_until(edit, kept, times=2)
    assert len(kept[-1][0]) > len(kept[0][0])
    assert len({sitting for _, sitting in kept}) == 1
    assert edit.textCursor().atEnd()


def test_so_are_those_of_the_sheet(at_hand):
    field, kept = TextField(Ask(of(OTHER_KIND))), []
    field._keeping.pause.setInterval(NEVER)
    field._keeping.at_latest.setInterval(40)
    field.given.connect(lambda answer, sitting: kept.append((answer.text, sitting)))
    at_hand(field)
    field.setFocus()
    assert type_until(field._edit, kept)


@pytest.mark.parametrize("which", ["pause", "at_latest"])
def test_nothing_is_kept_while_something_is_being_composed(at_hand, which):
    edit, due = at_hand(QPlainTextEdit()), []
    keeping = Keeping(edit)
    keeping.due.connect(lambda: due.append(edit.toPlainText()))
    QTest.keyClick(edit, Qt.Key.Key_A)
    compose(edit, "wang'ge")
    getattr(keeping, which).timeout.emit()
    assert due == []
    assert keeping.pause.isActive()
    compose(edit, "", "网格")
    keeping.pause.timeout.emit()
    assert due == ["a网格"]


def test_the_cursor_stays_where_somebody_writes(at_hand):
    edit = at_hand(MemoEdit())
    edit.show_memo("first line\nlast line")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    edit.kept.connect(lambda text, _: edit.update_memo(text))
    QTest.keyClick(edit, Qt.Key.Key_Space)
    edit._keeping.at_latest.timeout.emit()
    assert edit.textCursor().position() == len("first line ")
