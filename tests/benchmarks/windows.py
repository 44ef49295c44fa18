"""The real main window on a project, set up as the program does."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.session import Session
from desktop.settings import Settings
from desktop.ui.widgets.fonts import load_fonts
from desktop.ui.widgets.theme import LIGHT, apply_theme
from desktop.ui.window.main_window import MainWindow
from tests.benchmarks.measuring import settle

_kept: list[QApplication] = []


def application() -> QApplication:
    """Return the one application, with fonts and look as the program has them."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        found = QApplication(["zhubi"])
        _kept.append(found)
    load_fonts()
    if not found.styleSheet():
        apply_theme(found, LIGHT)
    return found


@contextmanager
def window_on(path: Path) -> Iterator[MainWindow]:
    """Show the main window on a project."""
    application()
    with tempfile.TemporaryDirectory() as folder:
        session = Session.open(path)
        window = MainWindow(session, Settings(Path(folder) / "settings.yaml"))
        try:
            # The screen of the benchmarks is smaller than a window's usual first size.
            window.resize(1360, 860)
            window.show()
            window.activateWindow()
            settle()
            yield window
        finally:
            window.close()
            session.close()
            window.deleteLater()
            settle()
