"""From panel to panel by F6: where Tab has a meaning of its own, or a long way to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part


class PanelsPart(Part):
    """Takes the keyboard to the next panel of the window, and in there to where it was last."""

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the two ways round."""
        return {
            "edit": [
                Command("next_panel", lambda: self.step(1)),
                Command("former_panel", lambda: self.step(-1)),
            ]
        }

    def step(self, by: int) -> None:
        """Give the keyboard to the next panel, or to the one before; from left to right, then down."""
        panels = self._panels()
        order = sorted(panels, key=lambda panel: _corner(panel, self.window))
        focus = QApplication.focusWidget()
        here = None if focus is None else self._panel_of(focus)
        to = order[(order.index(here) + by) % len(order)] if here in panels else order[0]
        last = to.focusWidget()
        (last if last in panels[to] else panels[to][0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _panels(self) -> dict[QWidget, list[QWidget]]:
        """Return all that Tab goes to, in its order, by panel."""
        found: dict[QWidget, list[QWidget]] = {}
        widget = self.window.nextInFocusChain()
        while widget is not None and widget is not self.window:
            if self.window.isAncestorOf(widget) and _takes_tab(widget):
                found.setdefault(self._panel_of(widget), []).append(widget)
            widget = widget.nextInFocusChain()
        return found

    def _panel_of(self, widget: QWidget) -> QWidget:
        """Return the widest part between two handles that holds a widget, else its page or its line of the window."""
        found, parent = None, widget.parentWidget()
        while parent not in (self.window.centralWidget(), self.window.pages, None):
            if isinstance(parent, QSplitter) and not isinstance(widget, QSplitter):
                found = widget
            widget, parent = parent, parent.parentWidget()
        return found or widget


def _corner(panel: QWidget, window: QWidget) -> tuple[int, int]:
    place = panel.mapTo(window, QPoint(0, 0))
    return place.x(), place.y()


def _takes_tab(widget: QWidget) -> bool:
    is_meant = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return is_meant and widget.isEnabled() and widget.isVisible()
