"""Adding and renaming coders, choosing who codes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.add_coder import AddCoder
from desktop.operations.rename_coder import RenameCoder
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.ui.window.performer import Performer
from desktop.wording import explain, say


class NameDialog(QDialog):
    """Ask for a name; what cannot be kept is said beside it and the dialog stays."""

    def __init__(self, *, title: str, hint: str, name: str, save: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self._save = save
        self._name = named(QLineEdit(name), "coderName")
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(say("button.save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (QLabel(hint, wordWrap=True), self._name, self._trouble, buttons):
            layout.addWidget(part)

    def _on_save(self) -> None:
        try:
            self._save(self._name.text())
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()


class CoderCommands:
    """Who codes."""

    def __init__(self, session: Session, performer: Performer, window: QWidget) -> None:
        self._session = session
        self._performer = performer
        self._window = window

    def add(self) -> None:
        """Ask for a new coder's name."""
        self._ask("command.add_coder", "coders.add_hint", "", lambda name: AddCoder(new_id(), name))

    def rename(self) -> None:
        """Ask for another name of the one who codes."""
        coder = self._session.coder.id
        name = self._session.read.coder_names().get(coder, "")
        self._ask("command.rename_coder", "coders.rename_hint", name, lambda typed: RenameCoder(coder, typed))

    def _ask(self, title: str, hint: str, name: str, make: Callable[[str], AddCoder | RenameCoder]) -> None:
        dialog = NameDialog(
            title=say(title), hint=say(hint), name=name,
            save=lambda typed: self._session.perform(make(typed)), parent=self._window,
        )  # fmt: skip
        if dialog.exec():
            self._performer.saved.emit()
        dialog.deleteLater()
