"""The palette, menus, lists and dialogs, gone through by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.core.codings import Coding
from desktop.ui.codebook.names import shown_name
from desktop.ui.codebook.tree_model import NODE
from desktop.ui.palette import CodePalette
from tests.flows.keyboard import CONTROL, NONE, Key, Keyboard
from tests.flows.mouse import RIGHT, Mouse
from tests.flows.screen import PATIENCE


class Dialogs(Mouse, Keyboard):
    """What comes up over the window."""

    def open_palette(self, key: Qt.Key = Key.Key_Return) -> CodePalette:
        self.press(key)
        palette = self.palette
        if palette is None or not palette.is_open():
            keyboard, word = QApplication.focusWidget(), self.label("passingWord")
            raise AssertionError(f"no palette: {self.selected()=} {self.view.in_hand()=} {keyboard=} {word=}")
        return palette

    def choose(self, typed: str, *, expected: str | None = None) -> None:
        """Type into the open palette and press Enter; `expected` is the name that must stand first by then."""
        palette = self.palette
        assert palette is not None
        self.type(typed)
        current = self.session.read.codebook().code(palette.current() or "")
        assert current is not None, f"nothing found for {typed}"
        if expected is not None:
            assert shown_name(current) == expected
        self.press(Key.Key_Return)
        assert not palette.is_open()

    def code(self, words: str, typed: str, *, expected: str | None = None) -> Coding:
        """Drag over some words, choose a code by typing, and return the coding."""
        before = {coding.id for coding in self.codings()}
        self.drag_over(words)
        self.open_palette()
        self.choose(typed, expected=expected)
        fresh = [coding for coding in self.codings() if coding.id not in before]
        assert len(fresh) == 1, "no new coding"
        return fresh[0]

    def menu(self, name: str, *path: str) -> None:
        """Click through a menu of the menu bar: its words, then the words of each entry."""
        bar = self.window.menuBar()
        action = _entry(bar.actions(), name)
        self.click_on(bar, bar.actionGeometry(action).center())
        self.walk(*path)

    def walk(self, *path: str) -> None:
        """Click through the menu that is open, by the beginnings of the entries' words."""
        for step, words in enumerate(path):
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), "no menu is open"
            action = _entry(menu.actions(), words)
            assert action.isEnabled(), f"{words} cannot be called"
            self.click_on(menu, menu.actionGeometry(action).center())
            if step + 1 < len(path):
                self.wait(lambda menu=menu: QApplication.activePopupWidget() is not menu)

    def context_menu(self, widget: QWidget, point: QPoint, *path: str) -> None:
        """Right-click and go through the menu that opens."""
        self.click_on(widget, point, button=RIGHT)
        self.walk(*path)

    def coder_menu(self, words: str) -> None:
        """Choose from the menu of the coder button."""
        button = self.find(QToolButton, "coderButton")
        with self.meanwhile(QApplication.activePopupWidget, lambda: self.walk(words)):
            self.click_on(button)

    def index_of(self, name: str) -> QModelIndex:
        """Return the line of the codebook tree with this name."""
        model = self.find(QAbstractItemView, "codebookTree").model()
        for row in range(model.rowCount()):
            category = model.index(row, 0)
            for line in (category, *(model.index(at, 0, category) for at in range(model.rowCount(category)))):
                if shown_name(line.data(NODE).thing) == name:
                    return line
        raise LookupError(name)

    def click_line(self, name: str) -> None:
        """Click a line of the codebook tree."""
        tree, index = self.find(QAbstractItemView, "codebookTree"), self.index_of(name)
        tree.scrollTo(index)
        self.settle()
        self.click_on(tree.viewport(), tree.visualRect(index).center())

    def click_row(self, name: str, row: int, modifiers=NONE) -> None:
        """Click a row of the article list or the coding list."""
        view = self.find(QAbstractItemView, name)
        index = view.model().index(row, 0)
        view.scrollTo(index)
        self.settle()
        self.click_on(view.viewport(), view.visualRect(index).center(), modifiers)

    @contextmanager
    def dialog(self, name: str, work: Callable[[QDialog], object]) -> Iterator[None]:
        """Do something inside which a dialog comes up and blocks; `work` is done in the dialog."""

        def there() -> QWidget | None:
            found = QApplication.activeModalWidget()
            return found if found is not None and found.objectName() == name else None

        def act() -> None:
            found = there()
            assert isinstance(found, QDialog)
            work(found)

        with self.meanwhile(there, act):
            yield
        assert there() is None, "the dialog stays open"

    @contextmanager
    def meanwhile(self, ready: Callable[[], object], work: Callable[[], object]) -> Iterator[None]:
        """Do work as soon as something is so, while the body blocks in a loop of its own."""
        errors: list[BaseException] = []
        done: list[bool] = []
        timer = QTimer(self.app, interval=5)

        def look() -> None:
            if not done and ready():
                done.append(True)
                timer.stop()
                try:
                    work()
                except BaseException as error:
                    errors.append(error)
                    close_all(self.shell.window)

        timer.timeout.connect(look)
        timer.start()
        giving_up = QTimer(self.app, singleShot=True, interval=int(PATIENCE * 1000))
        giving_up.timeout.connect(lambda: close_all(self.shell.window))
        giving_up.start()
        try:
            yield
        finally:
            timer.stop()
            giving_up.stop()
            timer.deleteLater()
            giving_up.deleteLater()
        if errors:
            raise errors[0]
        assert done, "it never came up"
        self.settle()

    def fill(self, dialog: QWidget, name: str, text: str) -> None:
        """Write something else into a field of a dialog, key by key."""
        field = dialog.findChild(QWidget, name)
        assert field is not None, name
        edit = field if isinstance(field, QLineEdit) or not hasattr(field, "lineEdit") else field.lineEdit()
        self.click_on(edit if edit is not None else field)
        self.press(Key.Key_A, modifiers=CONTROL)
        if text:
            self.type(text)
        else:
            self.press(Key.Key_Delete)

    def button(self, dialog: QWidget, words: str) -> None:
        """Click a button by its words."""
        self.click_on(_entry(dialog.findChildren(QPushButton), words))


def _entry(actions, words: str):
    found = [action for action in actions if _plain(action).startswith(words)]
    assert found, f"no entry {words!r} among {[_plain(action) for action in actions]}"
    return found[0]


def _plain(action: QAction | QPushButton) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def close_all(window: QWidget | None) -> None:
    """Get rid of whatever keeps a person waiting, also of what would rather stay."""
    for _ in range(20):
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is None or above is window:
            return
        if not above.close():
            above.hide()
