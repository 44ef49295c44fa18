"""The real window, and a person at it: everything tests of flows need."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.importing.codebook_yaml import read_codebook
from desktop.operations.mark_done import ReopenArticle
from desktop.places import resource
from desktop.session import Session
from desktop.session.beginning import begin_project
from desktop.settings import Settings
from desktop.storage.checking import states
from desktop.ui.widgets import messages
from desktop.ui.widgets.fonts import load_fonts
from desktop.ui.widgets.theme import apply_theme, chosen_theme
from desktop.ui.window.shell import Shell
from tests.flows.dialogs import Dialogs, close_all
from tests.flows.keyboard import ALT, CONTROL, NONE, SHIFT, Key
from tests.flows.mouse import LEFT, RIGHT

__all__ = [
    "ALT",
    "CONTROL",
    "LEFT",
    "NONE",
    "RIGHT",
    "SHIFT",
    "Key",
    "Person",
    "Told",
    "first_open_again",
    "governance_project",
    "person_at_the_window",
    "stored",
]


class Told:
    """Takes the place of message boxes: keeps what was told, answers what was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.questions: list[str] = []
        self.answer = True
        self.reason = ""

    def tell(self, _parent, text: str, _details: str) -> None:
        self.texts.append(text)

    def ask(self, _parent, text: str, *, yes: str, no: str) -> bool:
        self.questions.append(text)
        assert yes != no
        return self.answer

    def ask_why(self, parent, text: str, *, yes: str, no: str) -> str | None:
        return self.reason if self.ask(parent, text, yes=yes, no=no) else None


class Person(Dialogs):
    """Someone at the window; `told` has what message boxes said."""

    def __init__(self, app: QApplication, told: Told) -> None:
        super().__init__(app)
        self.told = told

    def open(self, path: Path | None = None) -> None:
        """Open a project, or what a start without a name opens; the window gets the keyboard."""
        is_first = not self.shell.settings.get("window_geometry")
        self.shell.open_named([] if path is None else [path])
        if is_first and self.shell.window is not None:
            # The screen that tests have is a small one.
            self.shell.window.resize(1360, 860)
        self.activate()

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


def first_open_again(path: Path) -> Path:
    """Open a project's first article again, for its coder is done with it: then coding there asks nothing."""
    with closing(Session.open(path)) as session:
        session.perform(ReopenArticle(session.read.articles()[0].id))
    return path


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
        close_all(QWidget())
        person.close()
        person.shell.deleteLater()
        messages.presenter = box
        app.setStyleSheet(sheet)
        app.setPalette(palette)
        app.setFont(font)
        person.settle()
