"""The line beside a doubtful passage: where it stands, how it closes, what it hands over."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.ui.review.query_note import QueryNote


@pytest.fixture
def parent(qapp):
    made = QWidget()
    made.resize(700, 400)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def note(parent):
    return QueryNote(parent)


@pytest.fixture
def closed(note):
    found: list[tuple[str, bool]] = []
    note.closed.connect(lambda text, back: found.append((text, back)))
    return found


def edit(note: QueryNote) -> QLineEdit:
    found = note.findChild(QLineEdit, "queryNoteEdit")
    assert found is not None
    return found


@pytest.mark.parametrize("anchor", [QRect(0, 0, 1, 20), QRect(650, 100, 1, 20), QRect(300, 370, 1, 24)])
def test_the_line_stands_inside_its_parent_and_not_on_the_words(note, parent, anchor):
    note.open_at(anchor, "")
    assert parent.rect().contains(note.geometry())
    assert not note.geometry().intersects(anchor)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_close_and_keep_what_was_typed(note, closed, key):
    note.open_at(QRect(10, 10, 1, 20), "yi")
    QTest.keyClicks(edit(note), "er")
    QTest.keyClick(edit(note), key)
    assert closed == [("er", True)]
    assert not note.is_open()
    note.close_note(back=False)
    assert len(closed) == 1


def test_going_elsewhere_closes_and_leaves_the_keyboard_there(note, parent, closed):
    elsewhere = QLineEdit(parent)
    elsewhere.show()
    note.open_at(QRect(10, 10, 1, 20), "yi")
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    assert closed == [("yi", False)]


def test_withdrawing_closes_without_a_note(note, closed):
    withdrawn: list[bool] = []
    note.withdrawn.connect(lambda: withdrawn.append(True))
    note.open_at(QRect(10, 10, 1, 20), "yi")
    button = note.findChild(QPushButton, "queryWithdraw")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (withdrawn, closed) == ([True], [])
    assert not note.is_open()


def test_going_elsewhere_from_the_button_closes_as_well(note, parent, closed, qapp):
    elsewhere = QLineEdit(parent)
    elsewhere.show()
    note.open_at(QRect(10, 10, 1, 20), "yi")
    QTest.keyClick(edit(note), Qt.Key.Key_Tab)
    assert note.is_open()
    elsewhere.setFocus(Qt.FocusReason.MouseFocusReason)
    qapp.processEvents()
    assert closed == [("yi", False)]
