"""From a find into the text and back: what is pressed right after the jump, and on the counts of the codebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeView

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_BACK = (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
_COUNT_WIDTH = 44  # pixels at the right of a line of the codebook, where its count stands
_MODIFIERS = frozenset({Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Meta})


class WayBack(QObject):
    """Lets Alt+Left lead back from the text to the list as long as nothing else was done in the text.

    There the key otherwise goes back by a clause; the button of the mouse that means "back" always leads back.
    """

    def __init__(self, window: MainWindow, go_back: Callable[[], object]) -> None:
        super().__init__(window)
        self._go_back = go_back
        self._is_fresh = False
        window.view.installEventFilter(self)
        window.view.viewport().installEventFilter(self)

    def remember(self) -> None:
        """Take note that a jump was made."""
        self._is_fresh = True

    def forget(self) -> None:
        """One is back at the list, or went elsewhere."""
        self._is_fresh = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at keys and clicks before the text does."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self._is_fresh = False
            if event.button() == Qt.MouseButton.BackButton:
                self._go_back()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._is_fresh:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        self._is_fresh = False
        is_back = (event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) == _BACK
        if is_back:
            self._go_back()
        return is_back


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
