"""What a person sees of the window: lists, labels, the article, and what is stored behind them."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from desktop.core.codings import Coding
from desktop.core.spans import Span
from desktop.session import Session
from desktop.settings import Settings
from desktop.ui.articles.rows import ROW
from desktop.ui.codebook.names import shown_name
from desktop.ui.codebook.tree_model import NODE
from desktop.ui.palette import CodePalette
from desktop.ui.reader.view import ArticleView
from desktop.ui.window.main_window import MainWindow
from desktop.ui.window.shell import Shell

PATIENCE = 20.0


class Screen:
    """The program on the screen; `window` and `view` are always those there now."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.shell = Shell(app, Settings())

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
        end = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < end, "it did not happen"
            self.app.processEvents()
            time.sleep(0.002)

    def grab(self) -> QPixmap:
        return self.window.grab()

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
        model = self.find(QAbstractItemView, name).model()
        return [model.index(row, 0).data(ROW) for row in range(model.rowCount())]

    def tree(self) -> dict[str, int]:
        """Return the codebook tree's lines, top to bottom, with the counts they show."""
        model = self.find(QAbstractItemView, "codebookTree").model()
        found = {}
        for row in range(model.rowCount()):
            category = model.index(row, 0)
            lines = [category, *(model.index(at, 0, category) for at in range(model.rowCount(category)))]
            found |= {shown_name(line.data(NODE).thing): line.data(NODE).codings for line in lines}
        return found
