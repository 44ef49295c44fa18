"""Adding and renaming coders, their roles, choosing who codes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.core.ids import new_id
from desktop.core.studies import CoderRole
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.ui.window.performer import Performer
from desktop.wording import say

ROLES = (CoderRole.CODER, CoderRole.REVIEWER, CoderRole.LEAD)


class CoderCommands:
    """Who codes."""

    def __init__(self, session: Session, performer: Performer, window: QWidget) -> None:
        self._session = session
        self._performer = performer
        self._window = window

    def add(self) -> None:
        """Ask for a new coder's name and role."""
        from desktop.operations.add_coder import AddCoder

        roles = named(QComboBox(), "coderRole")
        roles.setAccessibleName(say("coders.role"))
        for role in ROLES:
            roles.addItem(say(f"role.{role}"), role)

        def made(name: str) -> Operation:
            return AddCoder(new_id(), name, ROLES[roles.currentIndex()])

        before = set(self._session.read.coder_names())
        self._ask("command.add_coder", "coders.add_hint", "", made, below=roles)
        for coder in self._session.read.coders():
            name = self._session.read.coder_names().get(coder.id)
            if coder.id not in before and name is not None:
                self._performer.told.emit(say("coders.added", name=name, role=say(f"role.{coder.role}")))

    def rename(self, coder: str | None = None) -> None:
        """Ask for another name of a coder, of the one who codes if none is named."""
        from desktop.operations.rename_coder import RenameCoder

        whose = coder or self._session.coder.id
        name = self._session.read.coder_names().get(whose, "")
        self._ask("command.rename_coder", "coders.rename_hint", name, partial(RenameCoder, whose))

    def manage(self) -> None:
        """Show all coders: what they do in the study, how far they are, and what can be changed about it."""
        from desktop.ui.coders.dialog import CodersDialog

        dialog = CodersDialog(self._session, self._performer.attempt, self._window)
        dialog.add_wanted.connect(self.add)
        dialog.rename_wanted.connect(self.rename)
        self._session.listen(dialog.on_changed)
        dialog.exec()
        self._session.stop_listening(dialog.on_changed)
        dialog.deleteLater()

    def _ask(
        self, title: str, hint: str, name: str, make: Callable[[str], Operation], below: QWidget | None = None
    ) -> None:
        if not self._performer.may_change_study():
            return
        from desktop.ui.window.name_dialog import NameDialog

        dialog = NameDialog(
            title=say(title), hint=say(hint), name=name, below=below, parent=self._window,
            save=lambda typed: self._performer.attempt(make(typed)),
        )  # fmt: skip
        dialog.exec()
        dialog.deleteLater()
