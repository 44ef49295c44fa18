"""What all dialogs share in which something is written: asking before it is lost, Ctrl+Enter, and the same buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.ui.widgets import messages
from desktop.ui.widgets.keys import on_ctrl_enter
from desktop.wording import say


class WritingDialog(QDialog):
    """A dialog that asks before what was written in it since it was shown is lost, however it is closed.

    Attributes:
        main: the button that does what the dialog is for.
    """

    main: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: tuple[object, ...] | None = None

    def entered(self) -> tuple[object, ...]:
        """Return all that stands in the fields, to tell whether it was changed."""
        return entered_in(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Remember what stood in the fields when they were first seen."""
        super().showEvent(event)
        if self._first is None:
            self._first = self.entered()

    def reject(self) -> None:
        """Close without saving; ask before something that was written is lost."""
        if self._first in (None, self.entered()) or messages.ask(
            self, say("editor.drop_ask"), yes=say("editor.drop"), no=say("editor.go_on")
        ):
            super().reject()

    def make_buttons(self, words: str, act: Callable[[], object]) -> QDialogButtonBox:
        """Return the main button, which Ctrl+Enter presses as well, and the one that cancels."""
        buttons = QDialogButtonBox()
        self.main = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self.main.setProperty("role", "primary")
        self.main.setToolTip("Ctrl+Enter")
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(act)
        buttons.rejected.connect(self.reject)
        on_ctrl_enter(self, self.main.click)
        return buttons


def entered_in(parent: QWidget) -> tuple[object, ...]:
    """Return what stands in the fields within a widget."""
    lines = tuple(each.text() for each in parent.findChildren(QLineEdit))
    areas = tuple(each.toPlainText() for each in parent.findChildren(QPlainTextEdit) if not each.isReadOnly())
    choices = tuple(each.currentText() for each in parent.findChildren(QComboBox))
    ticks = tuple(each.isChecked() for each in parent.findChildren(QAbstractButton) if each.isCheckable())
    return (lines, areas, choices, ticks)
