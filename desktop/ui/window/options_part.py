"""The settings in the window's menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part


class OptionsPart(Part):
    """Opens the settings."""

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the command that opens them."""
        return {"view": [Command("settings", self.open)]}

    def open(self) -> None:
        """Show all settings; what is changed holds at once."""
        from desktop.ui.options.dialog import OptionsDialog

        changed: list[dict[str, Any]] = []
        dialog = OptionsDialog(self.window.settings, changed.append, self.window)
        dialog.exec()
        dialog.deleteLater()
        # Only now: another language or look makes the window anew, and the dialog would go with this one.
        for each in changed:
            self.window.settings_wanted.emit(each)
