"""The pages of the window, one a mode: the desk, and what else is there, built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.widgets.naming import named


class Pages(QStackedWidget):
    """Pages by mode.

    Signals:
        shown: the mode that is shown from now on.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self._modes: list[str] = []
        self._builders: dict[str, Callable[[], QWidget]] = {}

    def add_mode(self, mode: str, build: Callable[[], QWidget]) -> None:
        """Take a mode in behind the others; `build` makes its page when it is first shown."""
        self._modes.append(mode)
        self._builders[mode] = build
        self.addWidget(named(QWidget(), f"page_{mode}"))

    def modes(self) -> list[str]:
        """Return all modes in order."""
        return list(self._modes)

    def mode(self) -> str:
        """Return the mode shown now."""
        return self._modes[self.currentIndex()]

    def show_mode(self, mode: str) -> None:
        """Show a mode's page, making it first if need be."""
        place = self._modes.index(mode)
        build = self._builders.pop(mode, None)
        if build is not None:
            empty = self.widget(place)
            self.insertWidget(place, build())
            if empty is not None:
                self.removeWidget(empty)
                empty.deleteLater()
        if place != self.currentIndex() or build is not None:
            self.setCurrentIndex(place)
            self.shown.emit(mode)
