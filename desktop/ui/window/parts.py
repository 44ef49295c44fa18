"""A part of the main window: it ties one room of the desk to the session, the menus and the keys.

`all_parts.make_parts` lists them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.core.changes import Changes
from desktop.ui.window.commands import Command

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.ui.window.main_window import MainWindow


class Part:
    """One part of the window; what it does not have it leaves as it is here.

    A part is made with the window, before anything is painted: it builds no widget and imports no room until that
    is shown for the first time.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.session = window.session
        self.performer = window.performer

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the commands this part adds, by the menu they stand in (None draws a line)."""
        return {}

    def fill_coding_menu(self, menu: QMenu, coding: str | None) -> None:
        """Add what there is to do to the words selected or to the coding at work, if there is one."""

    def on_changed(self, changes: Changes) -> None:
        """Look again at what changed, if it is shown."""

    def on_article(self, article: str | None) -> None:
        """Follow the article that is shown now."""

    def keep(self) -> None:
        """Keep what is being written, before somebody else codes or an action is taken back."""

    def may_close(self) -> bool:
        """Keep what is being written; False holds the window open."""
        return True
