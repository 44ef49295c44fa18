"""The tabs below the codebook: what is coded in this article, its sheet, its memos."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from desktop.ui.widgets.holder import Holder
from desktop.ui.widgets.naming import named
from desktop.wording import say


class WorkTabs(QTabWidget):
    """Tabs by name; all but the first are built when they are first shown.

    Signals:
        shown: the name of the tab that is shown from now on.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workTabs")
        self.setAccessibleName(say("tabs.title"))
        self.setDocumentMode(True)
        self._names: list[str] = []
        self._builders: dict[str, Callable[[], QWidget]] = {}
        self.currentChanged.connect(self._on_current)

    def add(self, name: str, build: Callable[[], QWidget]) -> None:
        """Take a tab in behind the others; its title is the sentence `tab.<name>`."""
        self._names.append(name)
        self._builders[name] = build
        self.addTab(named(Holder(), f"tab_{name}"), say(f"tab.{name}"))

    def current(self) -> str:
        """Return the name of the tab shown now."""
        return self._names[self.currentIndex()]

    def is_shown(self, name: str) -> bool:
        """Tell whether a tab is the one in front."""
        return bool(self._names) and self.current() == name

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.setCurrentIndex(self._names.index(name))

    def set_title(self, name: str, title: str) -> None:
        """Give a tab another title, such as one with a count."""
        place = self._names.index(name)
        # Even the same title lets the whole side be laid out anew.
        if self.tabText(place) != title:
            self.setTabText(place, title)

    def set_tab_visible(self, name: str, *, visible: bool) -> None:
        """Offer a tab, or leave it out while there is nothing it could show."""
        place = self._names.index(name)
        if self.isTabVisible(place) != visible:
            self.setTabVisible(place, visible)

    def _on_current(self, place: int) -> None:
        name = self._names[place]
        build = self._builders.pop(name, None)
        if build is not None:
            holder = self.widget(place)
            if isinstance(holder, Holder):
                holder.hold(build())
        self.shown.emit(name)
