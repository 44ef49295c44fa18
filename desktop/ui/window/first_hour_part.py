"""The first hour in the help menu, and the line that offers it in a starter study just built."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part

if TYPE_CHECKING:
    from desktop.ui.window.first_hour import FirstHour, Invitation
    from desktop.ui.window.main_window import MainWindow


class FirstHourPart(Part):
    """Shows the steps, and offers them once."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._invitation: Invitation | None = None
        self._sheet: FirstHour | None = None

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the command that shows the steps."""
        return {"help": [Command("first_hour", self.open)]}

    def open(self) -> None:
        """Show the steps beside the work."""
        from desktop.ui.window.first_hour import FirstHour

        if self._sheet is None:
            self._sheet = FirstHour()
            self._sheet.destroyed.connect(self._on_gone)
            self.window.closed.connect(self._sheet.close)
            self._sheet.stand_beside(self.window)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    def _on_gone(self) -> None:
        self._sheet = None

    def offer(self) -> None:
        """Put the offer above the article, unless it was answered before."""
        if self.window.settings.get("told_of_first_hour"):
            return
        from desktop.ui.window.first_hour import Invitation

        self._invitation = Invitation()
        self._invitation.answered.connect(self._on_answered)
        self.window.article_pane.add_above(self._invitation)

    def _on_answered(self, begins: bool) -> None:  # noqa: FBT001
        self.window.settings.set("told_of_first_hour", True)
        if self._invitation is not None:
            self._invitation.hide()
            self._invitation.deleteLater()
            self._invitation = None
        if begins:
            self.open()
        else:
            self.window.view.setFocus()
