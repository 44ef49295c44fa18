"""Coding by words in the window: where it begins, and what is said of it afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from desktop.core.codebooks import Code
from desktop.ui.window.commands import Command
from desktop.ui.window.parts import Part
from desktop.wording import say


class AutocodePart(Part):
    """按词自动编码."""

    def commands(self) -> dict[str, Sequence[Command | None]]:
        """Return the one way in."""
        return {"coding": [Command("autocode", self.open, lambda: self.session.read_only is None)]}

    def open(self) -> None:
        """Open the dialog for where one stands now."""
        if self.session.read_only is not None:
            self.performer.refused.emit(self.session.read_only)
            return
        if not self.performer.is_free():
            return
        window = self.window
        if not self.session.read.codebook().codes:
            window.status.say(say("desk.no_codes"))
            return
        from desktop.ui.retrieval.autocode_dialog import AutocodeDialog
        from desktop.ui.retrieval.autocode_form import Scope

        scope = Scope(window.articles.current(), window.articles.selected(), self._searched(), self._code())
        dialog = AutocodeDialog(
            self.session, window.choosing.find, scope, perform=self.performer.attempt, parent=window
        )
        if dialog.exec() and dialog.outcome:
            window.status.say(dialog.outcome)
        dialog.deleteLater()

    def _searched(self) -> str:
        line = self.window.findChild(QLineEdit, "searchQuery")
        return line.text().strip() if line is not None else ""

    def _code(self) -> str | None:
        chosen = self.window.codebook.chosen()
        return chosen.id if isinstance(chosen, Code) else None
