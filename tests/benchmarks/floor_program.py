"""The floor under every start: a bare window in a process that also imported sqlite_utils and numpy."""

from __future__ import annotations

import numpy  # noqa: F401
import sqlite_utils  # noqa: F401
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.first_paint import watch


def main() -> None:
    """Show the window until it is painted."""
    app = QApplication([])
    watch(app)
    window = QMainWindow()
    window.resize(1360, 860)
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
