"""The real window, and a person at it: mouse and keys go to the window as a screen would send them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.core.codings import Coding
from desktop.core.spans import Span
from desktop.importing.codebook_yaml import read_codebook
from desktop.places import resource
from desktop.session import Session
from desktop.session.beginning import begin_project
from desktop.settings import Settings
from desktop.storage.checking import states
from desktop.ui.codebook.names import shown_name
from desktop.ui.palette import CodePalette
from desktop.ui.reader.page import Place
from desktop.ui.reader.stripes import stripe_rect
from desktop.ui.reader.view import ArticleView
from desktop.ui.widgets import messages
from desktop.ui.widgets.fonts import load_fonts
from desktop.ui.widgets.theme import apply_theme, chosen_theme
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.shell import Shell

Key = Qt.Key
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PATIENCE = 20.0


class Told:
    """Takes the place of message boxes: keeps what was told, answers what was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.questions: list[str] = []
        self.answer = True

    def tell(self, _parent, text: str, _details: str) -> None:
        self.texts.append(text)

    def ask(self, _parent, text: str, *, yes: str, no: str) -> bool:
        self.questions.append(text)
        assert yes != no
        return self.answer


class Person:
    """Someone at the window; `window` and `view` are always those on the screen now."""

    def __init__(self, app: QApplication, told: Told) -> None:
        self.app = app
        self.told = told
        self.shell = Shell(app, Settings())

    # ------------------------------------------------------------------ windows

    def open(self, path: Path | None = None) -> None:
        """Open a project, or what a start without a name opens; the window gets the keyboard."""
        self.shell.open_named([] if path is None else [path])
        self.activate()

    def activate(self) -> None:
        """Give the window the keyboard."""

        def active() -> bool:
            self.window.activateWindow()
            return QApplication.focusWidget() is not None and QApplication.activeWindow() is self.window

        self.wait(active)
        self.settle()

    def close(self) -> None:
        """Close the window as a person does; what stayed open is cleared away."""
        window = self.shell.window
        if window is not None and self.shell.session is not None:
            window.close()
        if self.shell.session is not None:
            self.shell.session.close()
            self.shell.session = None
        if window is not None:
            window.hide()
            window.deleteLater()
        self.shell.window = None
        self.settle()

    def reopen(self) -> None:
        """Close the window and start again on the same project."""
        path = self.session.path
        self.close()
        self.shell.deleteLater()
        self.shell = Shell(self.app, Settings())
        self.open(path)

    @property
    def window(self) -> MainWindow:
        assert self.shell.window is not None
        return self.shell.window

    @property
    def session(self) -> Session:
        assert self.shell.session is not None
        return self.shell.session

    @property
    def view(self) -> ArticleView:
        return self.window.view

    @property
    def palette(self) -> CodePalette | None:
        found = self.window.findChildren(CodePalette)
        return found[0] if found else None

    def settle(self) -> None:
        for _ in range(3):
            self.app.processEvents()

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + _PATIENCE
        while not until():
            assert time.monotonic() < end, "it did not happen"
            self.app.processEvents()
            time.sleep(0.002)

    def grab(self) -> QPixmap:
        return self.window.grab()

    def import_from(self, *paths: Path) -> None:
        """Import files and wait until they are in."""
        self.window.file_commands.import_from(list(paths))
        self.wait(lambda: not self.window.intake.busy())
        self.settle()

    def export(self, name: str, folder: Path) -> Path:
        """Export by the window's own command and return the file."""
        target = folder / f"{name}.out"
        self.window.file_commands.export_to(name, target)
        return target

    # ------------------------------------------------------------------ what is to be seen

    @property
    def text(self) -> str:
        return self.view.scene.article.text

    def span(self, words: str) -> Span:
        """Return where some words first stand in the article shown."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def selected(self) -> str | None:
        span = self.view.selection()
        return None if span is None else self.text[span.start : span.end]

    def codings(self) -> list[Coding]:
        """Return the codings of the one who codes in the article shown, by place, as they are stored."""
        article = self.window.articles.current()
        return self.session.read.codings(article, coder=self.session.coder.id) if article else []

    def coded(self) -> list[tuple[str, str]]:
        """Return the names of codes and the words they stand on, by place."""
        codebook = self.session.read.codebook()
        found = ((codebook.code(coding.code), coding.words) for coding in self.codings())
        return [("?" if code is None else shown_name(code), words) for code, words in found]

    def label(self, name: str) -> str:
        """Return what a label of the window says."""
        return self.find(QLabel, name).text()

    def find(self, kind: type, name: str):
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def rows(self, name: str) -> list:
        """Return the rows of a list of the window, as its delegate paints them."""
        from desktop.ui.articles.rows import ROW

        model = self.find(QAbstractItemView, name).model()
        return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]

    def tree(self) -> dict[str, int]:
        """Return the codebook tree's lines, top to bottom, with the counts they show."""
        from desktop.ui.codebook.tree_model import NODE

        model = self.find(QAbstractItemView, "codebookTree").model()
        found = {}
        for row in range(model.rowCount()):
            category = model.index(row, 0)
            lines = [category, *(model.index(at, 0, category) for at in range(model.rowCount(category)))]
            found |= {shown_name(line.data(NODE).thing): line.data(NODE).codings for line in lines}
        return found

    # ------------------------------------------------------------------ mouse

    def at(self, widget: QWidget, point: QPoint) -> QPoint:
        """Return a point of a widget as a point of its window."""
        return widget.mapTo(widget.window(), point)

    def click_on(self, widget: QWidget, point: QPoint | None = None, modifiers=NONE, button=LEFT) -> None:
        """Click where a widget is to be seen; whatever lies above it gets the click."""
        point = widget.rect().center() if point is None else point
        QTest.mouseClick(widget.window().windowHandle(), button, modifiers, self.at(widget, point))
        self.settle()

    def point(self, position: int, *, share: float = 0.3) -> QPoint:
        """Return a point on the character at a position, so far into it, in the view's own pixels."""
        page = self.view.scene.page
        here, there = page.spot(Place(position)), page.spot(Place(position + 1, upstream=True))
        setting = page.laid(page.blocks.index_at(position)).setting
        return QPoint(round(here.x + (there.x - here.x) * share), here.y + setting.baseline - round(setting.em * 0.4))

    def scroll_to(self, position: int) -> None:
        """Turn the wheel until a character stands well inside the view."""
        viewport = self.view.viewport()
        for _ in range(300):
            y, height = self.point(position).y(), viewport.height()
            if 60 < y < height - 60:
                return
            before = self.view.scene.page.value
            self.wheel(-120 if y >= height - 60 else 120)
            if self.view.scene.page.value == before:
                return
        raise AssertionError(f"{position} does not come into sight")

    def wheel(self, angle: int) -> None:
        viewport = self.view.viewport()
        centre = QPointF(viewport.rect().center())
        event = QWheelEvent(
            centre,
            QPointF(viewport.mapToGlobal(centre.toPoint())),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)
        self.settle()

    def drag(self, start: int, end: int, modifiers=NONE) -> None:
        """Drag from the character at `start` to the far half of the one before `end`."""
        self.scroll_to(start)
        self.drag_points(self.point(start), self.point(end - 1, share=0.7), modifiers)

    def drag_over(self, words: str, modifiers=NONE) -> None:
        """Drag over some words of the article."""
        self.drag(*self.span(words), modifiers)

    def drag_points(self, begin: QPoint, end: QPoint, modifiers=NONE) -> None:
        """Drag from one point of the view to another."""
        self.unhurried()
        viewport, window = self.view.viewport(), self.window.windowHandle()
        above = self.window.childAt(self.at(viewport, begin))
        assert above is viewport, f"{above} lies over the text"
        assert viewport.rect().contains(end), "the end of the drag is out of sight"
        QTest.mousePress(window, LEFT, modifiers, self.at(viewport, begin))
        for step in (1, 2, 3):
            # QTest moves the mouse without Alt; while the button is down the view gets every move anyway.
            point = QPointF(begin + (end - begin) * step / 3)
            where = viewport.mapToGlobal(point)
            event = QMouseEvent(QEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, LEFT, modifiers)
            QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(window, LEFT, modifiers, self.at(viewport, end))
        self.settle()

    def unhurried(self) -> None:
        """Let the time for a third click pass."""
        self.view._pointer._twice.invalidate()

    def click_text(self, position: int, modifiers=NONE) -> None:
        self.scroll_to(position)
        self.unhurried()
        self.click_on(self.view.viewport(), self.point(position), modifiers)

    def double_click(self, position: int) -> None:
        self.scroll_to(position)
        self.unhurried()
        QTest.mouseDClick(self.window.windowHandle(), LEFT, NONE, self.at(self.view.viewport(), self.point(position)))
        self.settle()

    def triple_click(self, position: int) -> None:
        self.double_click(position)
        self.click_on(self.view.viewport(), self.point(position))

    def stripe(self, coding: str) -> QPoint:
        """Return the middle of a coding's stripe in the first block in sight that bears it."""
        page, book = self.view.scene.page, self.view.scene.lanes
        for index, y in page.in_sight():
            known = book.of(index)
            for lane in known.lanes:
                if lane.mark.id == coding:
                    return stripe_rect(page, page.laid(index), y, lane, known.slot).center()
        raise LookupError(coding)

    def click_stripe(self, coding: str) -> None:
        """Take a coding in hand by its stripe."""
        self.scroll_to(next(each for each in self.codings() if each.id == coding).start)
        self.click_on(self.view.viewport(), self.stripe(coding))

    def drag_knob(self, edge: str, position: int, modifiers=NONE) -> None:
        """Drag an end (`start` or `end`) of the coding in hand to a character."""
        knob = self.view.scene.knob(edge)
        assert knob is not None
        share = 0.3 if edge == "start" else 0.7
        self.drag_points(knob.center(), self.point(position, share=share), modifiers)

    # ------------------------------------------------------------------ keys

    def press(self, *keys: Qt.Key, modifiers=NONE, times: int = 1) -> None:
        """Press keys; they go wherever the keyboard is."""
        for _ in range(times):
            for key in keys:
                QTest.keyClick(self._keyboard_window(), key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type characters; what no key of QTest writes comes as an input method commits it."""
        self._keyboard_window()
        for sign in text:
            if sign.isascii():
                QTest.keyClick(self._keyboard_window(), sign)
            else:
                self.compose(commit=sign)
        self.settle()

    def sign(self, text: str) -> None:
        """Press a key of which only what it writes is known, as some input methods send full-width signs."""
        focus = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, 0, NONE, text))
        self.settle()

    def compose(self, preedit: str = "", *, commit: str = "") -> None:
        """Do what an input method does where the cursor is."""
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        self.settle()

    def _keyboard_window(self):
        above = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if above is None and QApplication.focusWidget() is None:
            # Offscreen there is no window manager that gives the keyboard back when a menu has closed.
            self.activate()
        return (above or QApplication.focusWidget()).window().windowHandle()

    def undo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, modifiers=CONTROL, times=times)

    def redo(self, times: int = 1) -> None:
        self.press(Key.Key_Z, modifiers=CONTROL | SHIFT, times=times)

    # ------------------------------------------------------------------ the palette

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

    # ------------------------------------------------------------------ menus, lists, dialogs

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
        QTest.mouseClick(widget, RIGHT, NONE, point)
        widget.customContextMenuRequested.emit(point)
        self.settle()
        self.walk(*path)

    def coder_menu(self, words: str) -> None:
        """Choose from the menu of the coder button."""
        button = self.find(QToolButton, "coderButton")
        with self.meanwhile(lambda: QApplication.activePopupWidget(), lambda: self.walk(words)):
            self.click_on(button)

    def index_of(self, name: str) -> QModelIndex:
        """Return the line of the codebook tree with this name."""
        from desktop.ui.codebook.tree_model import NODE

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
                    _close_all(self.window)

        timer.timeout.connect(look)
        timer.start()
        giving_up = QTimer(self.app, singleShot=True, interval=int(_PATIENCE * 1000))
        giving_up.timeout.connect(lambda: _close_all(self.window))
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


def _close_all(window: QWidget) -> None:
    """Get rid of whatever keeps a person waiting."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while (modal := QApplication.activeModalWidget()) is not None and modal is not window:
        modal.close()


def governance_project(folder: Path, *, coder: str = "闻一舟") -> Path:
    """Make a project with the codebook that comes with the program, and no article."""
    path = folder / "study.zhubi"
    codebook = read_codebook(resource("codebooks/governance.yaml"))
    begin_project(path, title="渡口研究", coder_name=coder, codebook=codebook)
    return path


def stored(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every state table, read by a connection of its own."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return states(connection)
    finally:
        connection.close()


@contextmanager
def person_at_the_window(app: QApplication) -> Iterator[Person]:
    """Give a person the program as `desktop.app` sets it up, and clear everything away afterwards."""
    font, palette, sheet = app.font(), app.palette(), app.styleSheet()
    box, told = messages.presenter, Told()
    messages.presenter = told
    load_fonts()
    person = Person(app, told)
    apply_theme(app, chosen_theme(person.shell.settings.get("theme")))
    try:
        yield person
    finally:
        _close_all(QWidget())
        person.close()
        person.shell.deleteLater()
        messages.presenter = box
        app.setStyleSheet(sheet)
        app.setPalette(palette)
        app.setFont(font)
        person.settle()
