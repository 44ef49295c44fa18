from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeView

from desktop.operations.edit_code import AddCode, EditCode
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_codes import RemoveCode
from desktop.ui.codebook.panel import CodebookPanel
from desktop.ui.codebook.tree_model import NODE
from tests import projects
from tests.projects import CALL, CANAL, GRID, TABLE

FOUND = {"xq": [CANAL], "不在": []}


@pytest.fixture
def panel(qapp, session):
    made = CodebookPanel(session, lambda typed: FOUND[typed])
    session.listen(made.on_changed)
    made.resize(320, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def tree(panel: CodebookPanel) -> QTreeView:
    return panel.findChild(QTreeView, "codebookTree")


def node(panel: CodebookPanel, code: str):
    return tree(panel).model().find(code).data(NODE)


def definition(panel: CodebookPanel) -> str:
    page = panel.findChild(QLabel, "entryTitle")
    return page.text() if page else ""


def test_a_typed_word_shows_what_it_finds_and_clearing_it_shows_all(panel):
    search = panel.findChild(QLineEdit, "codebookSearch")
    search.setText("xq")
    assert tree(panel).model().find(CANAL).isValid()
    assert not tree(panel).model().find(TABLE).isValid()
    search.clear()
    assert tree(panel).model().find(TABLE).isValid()


def test_that_nothing_was_found_is_said(panel):
    panel.findChild(QLineEdit, "codebookSearch").setText("不在")
    assert any(label.text() == "没有符合的类目。" and label.isVisible() for label in panel.findChildren(QLabel))


def test_choosing_a_code_shows_what_it_means_and_lets_its_codings_stand_out(panel, session):
    heard = []
    panel.focused.connect(heard.append)
    panel.show_code(CALL)
    assert definition(panel) == "12 上门回话"
    assert panel.chosen() == session.read.codebook().code(CALL)
    panel.show_code("category-1")
    assert definition(panel) == "1 门口的事"
    assert heard == [CALL, None]


def test_the_chosen_line_stays_chosen_when_the_codebook_changes(panel, session):
    panel.show_code(CALL)
    session.perform(EditCode(replace(session.read.codebook().code(CALL), name_zh="回访")))
    assert definition(panel) == "12 回访"
    assert panel.chosen().name_zh == "回访"


def test_a_chosen_code_that_is_removed_leaves_nothing_chosen(panel, session):
    panel.show_code(CALL)
    session.perform(RemoveCode(CALL))
    assert definition(panel) == ""
    session.undo()
    assert tree(panel).model().find(CALL).isValid()


def test_a_folded_category_stays_folded(panel, session):
    view = tree(panel)
    view.collapse(view.model().find("category-2"))
    session.perform(AddCode(replace(session.read.codebook().code(CALL), id="new", key="new", number=19)))
    assert not view.isExpanded(view.model().find("category-2"))
    assert view.isExpanded(view.model().find("category-1"))


def test_counts_follow_coding_and_lifting(panel, session):
    article = session.read.articles()[1]
    session.perform(PlaceCode(article=article.id, span=projects.at(session, article, "灌溉渠"), code=CANAL))
    assert node(panel, CANAL).codings == 1
    coding = next(each for each in projects.codings_of(session, projects.LEAD) if each.code == CANAL)
    session.perform(LiftCoding(coding.id))
    assert node(panel, CANAL).codings == 0


def test_counts_and_pins_are_those_of_the_one_who_codes(panel, session):
    assert (node(panel, TABLE).codings, node(panel, TABLE).digit, node(panel, GRID).digit) == (2, 1, None)
    session.choose_coder(projects.OTHER)
    assert (node(panel, TABLE).codings, node(panel, TABLE).digit, node(panel, GRID).digit) == (1, None, 2)


def test_enter_on_a_code_wants_it_and_on_a_category_nothing(panel, qapp):
    heard = []
    panel.code_wanted.connect(heard.append)
    panel.show_code("category-1")
    QTest.keyClick(tree(panel), Qt.Key.Key_Return)
    panel.show_code(CANAL)
    QTest.keyClick(tree(panel), Qt.Key.Key_Return)
    assert heard == [CANAL]


def test_delete_wants_the_line_removed(panel):
    heard = []
    panel.removal_wanted.connect(lambda: heard.append(True))
    panel.show_code(CANAL)
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    tree(panel).setFocus()
    QTest.keyClick(tree(panel), Qt.Key.Key_Delete)
    assert heard == [True]


@pytest.mark.parametrize("name", ["长" * 300, "\U00020bb7<b>粗</b>\U0001f600"])
def test_unusual_names_are_painted(panel, session, qapp, name):
    session.perform(EditCode(replace(session.read.codebook().code(CALL), name_zh=name, definition=name * 20)))
    panel.show_code(CALL)
    qapp.processEvents()
    before = panel.grab().toImage()
    tree(panel).clearSelection()
    assert panel.grab().toImage() != before


def test_a_code_used_in_the_text_is_the_one_chosen_and_comes_into_sight(panel):
    view, told = tree(panel), []
    panel.focused.connect(told.append)
    panel.resize(320, 240)
    last = view.model().find(view.model().node(view.model().index(view.model().rowCount() - 1, 0)).thing.id)
    code = view.model().index(view.model().rowCount(last) - 1, 0, last)
    QTest.qWait(1)
    assert not view.viewport().rect().contains(view.visualRect(code))
    panel.follow(code.data(NODE).thing.id)
    assert view.viewport().rect().contains(view.visualRect(code))
    assert view.currentIndex() == code
    assert view.selectionModel().selectedRows() == [code]
    assert definition(panel).startswith(str(code.data(NODE).thing.number))
    assert told == [], "the codings in the text are not painted anew for that"


def test_a_click_on_the_line_that_was_followed_makes_its_codings_stand_out(panel):
    view, told = tree(panel), []
    panel.focused.connect(told.append)
    panel.follow(CANAL)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().find(CANAL)).center())
    assert told == [CANAL]
    panel.refresh()
    panel.follow(CALL)
    panel.refresh()
    assert told == [CANAL]


def test_lines_chosen_for_something_else_stay_chosen(panel):
    view = tree(panel)
    view.selectAll()
    before = view.selectionModel().selectedRows()
    assert len(before) > 1
    panel.follow(CANAL)
    assert view.selectionModel().selectedRows() == before


def test_a_code_taken_up_elsewhere_unfolds_nothing(panel):
    view = tree(panel)
    category = view.model().find(CALL).parent()
    view.collapse(category)
    panel.follow(CALL)
    assert not view.isExpanded(view.model().find(CALL).parent())
    assert panel.chosen().id == CALL


def test_a_definition_names_codes_as_coders_know_them(panel, session):
    code, other = session.read.codebook().code(CANAL), session.read.codebook().code(CALL)
    session.perform(EditCode(replace(other, key="zz_call")))
    session.perform(EditCode(replace(code, exclude="上门归 zz_call。")))
    panel.follow(CANAL)
    words = [label.text() for label in panel.findChildren(QLabel, "entryText")]
    assert f"上门归 {other.number} {other.name_zh}。" in words
