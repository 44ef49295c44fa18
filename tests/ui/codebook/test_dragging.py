"""Lines of the codebook are dragged: where they may go, and what is asked for when they are dropped."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from desktop.operations.edit_category import MoveCategory
from desktop.operations.edit_code import MoveCodes
from desktop.ui.codebook.panel import CodebookPanel
from desktop.ui.codebook.tree_model import CodebookTree
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEDGER, OTHER, SEED, TABLE

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def tree(qapp):
    made = CodebookTree()
    made.set_codebook(projects.codebook(), {}, {})
    made.movable = True
    return made


@pytest.fixture
def dropped(tree):
    found = []
    tree.codes_dropped.connect(lambda *what: found.append(what))
    tree.category_dropped.connect(lambda *what: found.append(what))
    return found


def drag(tree, *ids):
    return tree.mimeData([tree.find(identity) for identity in ids])


def test_codes_go_between_codes_and_onto_a_category_in_their_order(tree, dropped):
    field = tree.find("category-2")
    for data, row, expected in (
        (drag(tree, GRID, TABLE), 1, ((TABLE, GRID), "category-2", 1)),
        (drag(tree, CANAL, LEDGER), 2, ((CANAL, LEDGER), "category-2", 1)),
        (drag(tree, CANAL), 3, ((CANAL,), "category-2", 2)),
        (drag(tree, CALL), -1, ((CALL,), "category-2", 3)),
    ):
        assert tree.canDropMimeData(data, MOVE, row, 0, field)
        # False: the view takes no line away, for the codebook shows anew what was moved.
        assert not tree.dropMimeData(data, MOVE, row, 0, field)
        assert dropped.pop() == expected


def test_a_category_goes_between_categories(tree, dropped):
    nowhere = QModelIndex()
    tree.dropMimeData(drag(tree, "category-1"), MOVE, 2, 0, nowhere)
    tree.dropMimeData(drag(tree, "category-2"), MOVE, 0, 0, nowhere)
    tree.dropMimeData(drag(tree, "category-1"), MOVE, -1, -1, nowhere)
    assert dropped == [("category-1", 1), ("category-2", 0), ("category-1", 1)]


def test_what_makes_no_sense_cannot_be_dropped(tree):
    code, category, nowhere = tree.find(TABLE), tree.find("category-1"), QModelIndex()
    for data, row, parent in (
        (drag(tree, SEED), -1, code), (drag(tree, SEED), 0, nowhere), (drag(tree, "category-2"), 0, category),
        (drag(tree, "category-2"), -1, category), (QMimeData(), 0, category),
    ):  # fmt: skip
        assert not tree.canDropMimeData(data, MOVE, row, 0, parent)
        assert not tree.dropMimeData(data, MOVE, row, 0, parent)


def test_lines_of_another_project_are_not_taken(tree):
    other = QMimeData()
    other.setData(tree.mimeTypes()[0], b"code-of-elsewhere")
    assert not tree.canDropMimeData(other, MOVE, 0, 0, tree.find("category-1"))


def test_with_categories_among_what_is_dragged_only_the_codes_go(tree, dropped):
    tree.dropMimeData(drag(tree, "category-1", CALL), MOVE, 0, 0, tree.find("category-2"))
    assert dropped == [((CALL,), "category-2", 0)]


def test_only_who_may_change_the_codebook_drags_and_never_among_some_codes_only(qapp, session):
    panel = CodebookPanel(session, lambda _: [CANAL])
    model = panel.findChild(QTreeView, "codebookTree").model()
    assert model.movable
    panel.findChild(QLineEdit, "codebookSearch").setText("xq")
    assert not model.movable
    panel.findChild(QLineEdit, "codebookSearch").clear()
    session.choose_coder(OTHER)
    panel.refresh()
    assert not model.movable
    assert not model.flags(model.find(TABLE)) & Qt.ItemFlag.ItemIsDragEnabled
    panel.deleteLater()


@pytest.fixture
def panel(qapp, session):
    made = CodebookPanel(session, lambda _: [])
    session.listen(made.on_changed)
    made.codes_dropped.connect(lambda codes, category, place: session.perform(MoveCodes(codes, category, place)))
    made.category_dropped.connect(lambda category, place: session.perform(MoveCategory(category, place)))
    made.resize(320, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def drop_on(view, data, point: QPoint) -> None:
    """Drag something over the view and let it go, as the system tells of it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(point, MOVE, data, buttons, keys))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(point, MOVE, data, buttons, keys))
    QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(point), MOVE, data, buttons, keys))
    for _ in range(3):
        QApplication.processEvents()


def order(session):
    return [code.id for code in session.read.codebook().codes]


def test_a_drop_moves_several_codes_in_one_step(panel, session):
    view = panel.findChild(QTreeView, "codebookTree")
    model = view.model()
    data = drag(model, TABLE, GRID)
    line = view.visualRect(model.find(SEED))
    drop_on(view, data, QPoint(line.center().x(), line.top() + 1))
    assert order(session) == [CALL, CANAL, TABLE, GRID, SEED, LEDGER]
    session.undo()
    assert order(session) == [TABLE, CALL, GRID, CANAL, SEED, LEDGER]


def test_a_drop_on_a_category_puts_the_code_at_its_end(panel, session):
    view = panel.findChild(QTreeView, "codebookTree")
    drop_on(view, drag(view.model(), TABLE), view.visualRect(view.model().find("category-2")).center())
    assert order(session) == [CALL, GRID, CANAL, SEED, LEDGER, TABLE]


def test_a_category_dropped_above_another_stands_before_it(panel, session):
    view = panel.findChild(QTreeView, "codebookTree")
    line = view.visualRect(view.model().find("category-1"))
    drop_on(view, drag(view.model(), "category-2"), QPoint(line.center().x(), line.top() + 1))
    assert [category.id for category in session.read.codebook().categories] == ["category-2", "category-1"]


def test_several_chosen_codes_come_in_the_order_of_the_codebook(panel):
    view = panel.findChild(QTreeView, "codebookTree")
    selection = view.selectionModel()
    for code in (LEDGER, TABLE, "category-2"):
        selection.select(view.model().find(code), selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    assert [code.id for code in panel.chosen_codes()] == [TABLE, LEDGER]
