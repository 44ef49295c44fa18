"""Ask for a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.writing_dialog import WritingDialog
from desktop.wording import explain, say


class NameDialog(WritingDialog):
    """Ask for a name, and for what stands `below` it; what cannot be kept is said there and the dialog stays.

    `button` says what is done with the name; without it, it is saved.
    """

    def __init__(
        self,
        *,
        title: str,
        hint: str,
        name: str,
        save: Callable[[str], object],
        parent: QWidget,
        below: QWidget | None = None,
        button: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self._save = save
        self._name = named(QLineEdit(name), "coderName")
        self._name.setAccessibleName(title)
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.hide()
        buttons = self.make_buttons(button or say("button.save"), self._on_save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (QLabel(hint, wordWrap=True), self._name, below, self._trouble, buttons):
            if part is not None:
                layout.addWidget(part)

    def _on_save(self) -> None:
        try:
            self._save(self._name.text())
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
            return
        self.accept()
