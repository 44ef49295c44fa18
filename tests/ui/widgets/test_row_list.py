import pytest
from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.widgets.row_list import RowList


class Tall(QStyledItemDelegate):
    def sizeHint(self, option, index):
        return QSize(10, 2 * option.fontMetrics.height() + 7)


@pytest.fixture
def rows(qapp):
    view = RowList()
    view.setModel(QStringListModel([f"第{number}行" for number in range(50)]))
    view.setItemDelegate(Tall(view))
    view.fit_rows()
    view.resize(200, 300)
    view.show()
    qapp.processEvents()
    yield view
    view.close()
    view.deleteLater()


def test_rows_are_as_high_as_the_delegate_wants_them(rows):
    assert rows.visualRect(rows.model().index(0, 0)).height() == 2 * rows.fontMetrics().height() + 7


def test_rows_grow_with_the_font(rows, qapp):
    font = rows.font()
    font.setPixelSize(40)
    rows.setFont(font)
    qapp.processEvents()
    assert rows.visualRect(rows.model().index(0, 0)).height() == 2 * rows.fontMetrics().height() + 7


def test_a_row_is_as_wide_as_the_list(rows):
    assert rows.visualRect(rows.model().index(0, 0)).width() == rows.viewport().width()


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_End, 49), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Down, 11)])
def test_keys_move_as_in_a_list(rows, key, row):
    rows.setCurrentIndex(rows.model().index(10, 0))
    QTest.keyClick(rows, key)
    assert rows.currentIndex().row() == row


def test_home_in_an_empty_list_does_nothing(rows):
    rows.setModel(QStringListModel([]))
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.currentIndex() == QModelIndex()


def test_enter_chooses_the_row(rows):
    chosen = []
    rows.activated.connect(lambda index: chosen.append(index.row()))
    rows.setCurrentIndex(rows.model().index(3, 0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert chosen == [3]


def test_tab_leaves_the_list(rows):
    rows.setCurrentIndex(rows.model().index(3, 0))
    QTest.keyClick(rows, Qt.Key.Key_Tab)
    assert rows.currentIndex().row() == 3


def test_the_ground_of_a_chosen_row_is_the_delegates(rows):
    option = QStyleOptionViewItem()
    rows.initViewItemOption(option)
    assert not option.showDecorationSelected
