"""The way back from where one jumped to, and from the counts of the codebook to what they count."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeView

from desktop.core.memo_places import Target
from desktop.core.spans import Span
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_ALT, _NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_BACK = (Qt.Key.Key_Left, _ALT)
# Who walks on by clauses, or lets go of what was jumped to, has arrived: then the key goes by clauses again.
_STAYING = frozenset({(Qt.Key.Key_Right, _ALT), (Qt.Key.Key_Escape, _NONE)})
_MOST = 20  # places kept
_DESK = "coding"
_COUNT_WIDTH = 44  # pixels at the right of a line of the codebook, where its count stands


class Station(NamedTuple):
    """Where one jumped from: a page by its mode; at the desk also article, text version and caret."""

    mode: str
    article: str = ""
    version: str = ""
    position: int = 0


class WayBack(QObject):
    """Lets Alt+Left lead from the text back to where one jumped from, whatever was coded, undone or shown since.

    There the key otherwise goes back by a clause, and does so again once the person walks on in the text
    (`_STAYING`) until the next jump. The button of the mouse that means "back" leads back in any case; `otherwise`
    is where it leads when no jump is known. A place that is gone by now is passed over.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.otherwise: Callable[[], object] = lambda: None
        self._window = window
        self._stations: deque[Station] = deque(maxlen=_MOST)
        self._is_staying = False
        window.view.installEventFilter(self)
        window.view.viewport().installEventFilter(self)
        window.pages.shown.connect(self._on_page)

    def here(self) -> Station | None:
        """Return where one is now, None at a desk without an article."""
        mode, text = self._window.pages.mode(), self._window.desk.article
        if mode != _DESK:
            return Station(mode)
        return None if text is None else Station(mode, text.article.id, text.version.id, self._window.view.cursor())

    def remember(self, station: Station | None) -> None:
        """Take note that a jump was made from somewhere (`here()` before the jump)."""
        self._is_staying = False
        if station is not None and (not self._stations or self._stations[-1] != station):
            self._stations.append(station)

    def back(self) -> bool:
        """Go back to where the last jump was made from, past places that are gone; False if no jump is known."""
        if not self._stations:
            return False
        while self._stations:
            if self._show(self._stations.pop()):
                return True
        self._window.status.say(say("way_back.gone"))
        return True

    def _show(self, station: Station) -> bool:
        window = self._window
        if station.mode != _DESK:
            window.show_mode(station.mode)
            return True
        # A caret stands between two characters: what has to be there still is the one before it.
        before = Span(max(0, station.position - 1), max(1, station.position))
        spot = window.session.memos.spot(Target("place", station.article, station.version, before))
        if spot is None or spot.span is None:
            return False
        window.show_mode(_DESK)
        window.articles.show_article(station.article)
        position = spot.span.end if station.position else spot.span.start
        window.view.select(Span(position, position))
        window.view.reveal(Span(position, position))
        return True

    def _on_page(self, mode: str) -> None:
        """Whoever is back at a page, by whatever way, has gone back already what was jumped to from there."""
        pages = [station.mode for station in self._stations]
        if mode != _DESK and mode in pages:
            self._stations = deque(list(self._stations)[: pages.index(mode)], maxlen=_MOST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys and clicks before the text does."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if event.button() == Qt.MouseButton.BackButton:
                if not self.back():
                    self.otherwise()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = (event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        self._is_staying |= key in _STAYING
        return key == _BACK and not self._is_staying and self.back()


class Counts(QObject):
    """Opens the segments of a code by a double click on its count in the codebook."""

    def __init__(self, window: MainWindow, show: Callable[[], object]) -> None:
        super().__init__(window)
        self._show = show
        self._tree = window.codebook.findChild(QTreeView, "codebookTree")
        if self._tree is not None:
            self._tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at double clicks before the tree does: elsewhere on a line they code."""
        if self._tree is not None and isinstance(event, QMouseEvent) and self._is_on_count(event):
            self._show()
            return True
        return super().eventFilter(watched, event)

    def _is_on_count(self, event: QMouseEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonDblClick or self._tree is None:
            return False
        at = event.position().toPoint()
        return self._tree.indexAt(at).isValid() and at.x() >= self._tree.viewport().width() - _COUNT_WIDTH
