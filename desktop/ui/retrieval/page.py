"""The page of retrieval: coded segments, and full-text search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop.session import Session
from desktop.ui.retrieval.code_picker import Find
from desktop.ui.retrieval.directory import Called
from desktop.ui.retrieval.search_panel import SearchPanel
from desktop.ui.retrieval.segments_panel import SegmentsPanel
from desktop.ui.widgets.naming import named
from desktop.wording import say

SEGMENT_FORMATS = ("xlsx", "csv", "html")
HIT_FORMATS = ("xlsx", "csv")


class RetrievalPage(QWidget):
    """Both ways of getting something back.

    Signals:
        place_wanted: a FoundPlace to go to.
        segments_export_wanted, hits_export_wanted: the ending of the file to write what is listed to.
        failed: an exception nobody expected.
    """

    place_wanted = Signal(object)
    segments_export_wanted = Signal(str)
    hits_export_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, find: Find, called: Called, parent: QWidget | None = None) -> None:
        """Take how codes are found by what is typed, and how coders are called."""
        super().__init__(parent)
        self.setObjectName("retrievalPage")
        self.segments = SegmentsPanel(session, find, called)
        self.search = SearchPanel(session)
        self._tabs = named(QTabWidget(documentMode=True), "retrievalTabs")
        self._tabs.setAccessibleName(say("mode.retrieval"))
        self._tabs.tabBar().setAccessibleName(say("mode.retrieval"))
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self.segments, say("segments.title"))
        self._tabs.addTab(self.search, say("search.title"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._tabs)
        self._add_formats(self.segments.export, SEGMENT_FORMATS, self.segments_export_wanted.emit)
        self._add_formats(self.search.export, HIT_FORMATS, self.hits_export_wanted.emit)
        for panel in (self.segments, self.search):
            panel.place_wanted.connect(self.place_wanted.emit)
        self.search.failed.connect(self.failed.emit)

    def _add_formats(self, button: QPushButton, formats: tuple[str, ...], slot: Callable[[str], object]) -> None:
        menu = QMenu(button)
        for ending in formats:
            action = QAction(say(f"retrieval.as_{ending}"), menu)
            action.triggered.connect(lambda _=False, chosen=ending: slot(chosen))
            menu.addAction(action)
        button.setMenu(menu)

    def show_segments(self, codes: frozenset[str] | None = None) -> None:
        """Bring the segments to the front, of these codes if they are named."""
        self._tabs.setCurrentWidget(self.segments)
        if codes is not None:
            self.segments.bar.ask_for(codes)
            self.segments.ask()
        self.segments.focus_list()

    def show_search(self) -> None:
        """Bring the search to the front, ready to be typed into."""
        self._tabs.setCurrentWidget(self.search)
        self.search.query.setFocus()
        self.search.query.selectAll()

    def focus_list(self) -> None:
        """Give the keyboard to the list in front, as it was left."""
        (self.segments if self._tabs.currentWidget() is self.segments else self.search).focus_list()

    def refresh(self, *, texts: bool) -> None:
        """Look again at the segments, and at the texts if those may read otherwise now."""
        self.segments.refresh()
        if texts:
            self.search.refresh()

    def stop(self) -> None:
        """Give up whatever is under way."""
        self.segments.stop()
        self.search.stop()
