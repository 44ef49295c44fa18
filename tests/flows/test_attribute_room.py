"""What a code asks of its codings, at window sizes that people have: it can be read, and nothing lies over it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QSplitter, QTreeView, QWidget

from desktop.session.starter import build_starter
from desktop.ui.sheet.attribute_panel import AttributePanel
from tests.flows.windows import Key

SIZES = ((1280, 720), (1360, 854), (1366, 768), (1920, 1040))


@pytest.fixture
def at_starter(person, tmp_path):
    """A coder at the starter study, in an article in which some codings ask something and others do not."""
    path = tmp_path / "starter.zhubi"
    coder = build_starter(path)
    person.shell.settings.remember_for_project("coder_of_project", path, coder)
    person.open(path)
    for article in person.session.read.articles():
        if asking(person, article.id):
            person.window.articles.show_article(article.id)
            break
    person.settle()
    return person


def asking(person, article: str) -> list[str]:
    return list(person.session.read.sheets.asking_codings(article, coder=person.session.coder.id))


def take(person, coding: str) -> None:
    person.window.view.setFocus()
    person.window.view.activate(coding)
    person.settle()


def ask(person) -> AttributePanel:
    """Take a coding that asks something, press E, and return what comes up."""
    take(person, asking(person, person.window.articles.current())[0])
    person.press(Key.Key_E)
    return person.find(AttributePanel, "attributePanel")


def box_of(widget: QWidget, person) -> QRect:
    return QRect(widget.mapTo(person.window, QPoint(0, 0)), widget.size())


def borders(person) -> list[int]:
    return person.find(QSplitter, "rightPanel").sizes()


@pytest.mark.parametrize("size", SIZES)
def test_a_whole_question_can_be_read(at_starter, size):
    person = at_starter
    person.window.resize(*size)
    panel = ask(person)
    box = panel.box(panel.shown()[0])
    assert box.visibleRegion().boundingRect() == box.rect(), "the question and all its options"


@pytest.mark.parametrize("size", SIZES)
def test_nothing_lies_over_anything_else(at_starter, size):
    person = at_starter
    person.window.resize(*size)
    panel, codings = ask(person), person.window.codings
    parts = [codings.list_view, panel, codings.memo]
    boxes = [box_of(part, person) for part in parts]
    room = box_of(person.window.work, person)
    assert all(room.contains(box) for box in boxes)
    assert [box.bottom() < below.top() for box, below in pairwise(boxes)] == [True, True]
    rows = codings.list_view.verticalHeader().defaultSectionSize()
    assert codings.list_view.height() >= 2 * rows


def test_going_on_to_the_next_question_brings_it_into_sight(at_starter):
    person = at_starter
    person.window.resize(1280, 720)
    panel = ask(person)
    person.press(Key.Key_Return)
    second = panel.box(panel.shown()[1])
    assert second.field.hasFocus()
    assert second.visibleRegion().boundingRect() == second.rect()


def test_going_from_coding_to_coding_does_not_move_the_border(at_starter):
    person = at_starter
    person.window.resize(1280, 720)
    before = borders(person)
    asks = asking(person, person.window.articles.current())
    ask(person)
    lent = borders(person)
    assert lent != before
    take(person, next(coding.id for coding in person.codings() if coding.id not in asks))
    assert borders(person) == lent, "the list has the room now"
    take(person, asks[-1])
    assert borders(person) == lent
    person.click_row("articleList", 1)
    assert borders(person) == before, "another article: what was borrowed is given back"


def test_the_memo_has_its_lines_while_somebody_writes(at_starter):
    person = at_starter
    person.window.resize(1280, 720)
    memo = person.window.codings.memo
    three = memo.height()
    ask(person)
    assert memo.height() < three / 2
    person.press(Key.Key_Escape)
    person.press(Key.Key_M)
    assert memo.hasFocus()
    assert memo.height() == three
    person.click_on(person.view.viewport(), QPoint(300, 20))
    assert memo.height() == three, "nothing is asked any more"


def test_what_was_lent_is_no_height_to_keep(at_starter):
    person = at_starter
    person.window.resize(1280, 720)
    before = borders(person)
    ask(person)
    person.reopen()
    person.window.resize(1280, 720)
    person.settle()
    assert abs(borders(person)[1] - before[1]) <= 2


def test_the_code_in_the_tree_stays_in_sight(at_starter):
    person = at_starter
    person.window.resize(1280, 720)
    ask(person)
    tree = person.find(QTreeView, "codebookTree")
    assert tree.currentIndex().isValid()
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()))
