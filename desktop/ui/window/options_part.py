"""The settings in the window's menu."""

from __future__ import annotations

from collections.abc import Sequence

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

        dialog = OptionsDialog(self.window.settings, self.window.settings_wanted.emit, self.window)
        dialog.exec()
        dialog.deleteLater()
