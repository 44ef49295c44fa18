"""Adding and renaming coders, choosing who codes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.core.ids import new_id
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.ui.window.performer import Performer
from desktop.wording import say


class CoderCommands:
    """Who codes."""

    def __init__(self, session: Session, performer: Performer, window: QWidget) -> None:
        self._session = session
        self._performer = performer
        self._window = window

    def add(self) -> None:
        """Ask for a new coder's name."""
        from desktop.operations.add_coder import AddCoder

        self._ask("command.add_coder", "coders.add_hint", "", lambda name: AddCoder(new_id(), name))

    def rename(self) -> None:
        """Ask for another name of the one who codes."""
        from desktop.operations.rename_coder import RenameCoder

        coder = self._session.coder.id
        name = self._session.read.coder_names().get(coder, "")
        self._ask("command.rename_coder", "coders.rename_hint", name, lambda typed: RenameCoder(coder, typed))

    def _ask(self, title: str, hint: str, name: str, make: Callable[[str], Operation]) -> None:
        if not self._performer.may_change_study():
            return
        from desktop.ui.window.name_dialog import NameDialog

        dialog = NameDialog(
            title=say(title), hint=say(hint), name=name,
            save=lambda typed: self._performer.attempt(make(typed)), parent=self._window,
        )  # fmt: skip
        dialog.exec()
        dialog.deleteLater()
