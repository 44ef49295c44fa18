"""The only way to message boxes: tell something, or ask a question with two answers, with a reason for the yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from desktop.wording import say

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

_DETAILS_WIDTH, _DETAILS_HEIGHT = 420, 180


class Presenter(Protocol):
    """What puts a message before a person and returns what they answered."""

    def tell(self, parent: QWidget | None, text: str, details: str) -> None:
        """Show a message until it is closed."""

    def ask(self, parent: QWidget | None, text: str, *, yes: str, no: str) -> bool:
        """Tell whether `yes` was chosen."""

    def ask_why(self, parent: QWidget | None, text: str, *, yes: str, no: str) -> str | None:
        """Return the reason given with `yes`, empty where none was; None for `no`."""


class BoxPresenter:
    """Shows message boxes; every text in them is plain text."""

    def tell(self, parent: QWidget | None, text: str, details: str) -> None:
        """Show a message, with a longer list below it."""
        from PySide6.QtWidgets import QMessageBox

        box = _box(parent, text)
        close = box.addButton(say("message.understood"), QMessageBox.ButtonRole.AcceptRole)
        if details:
            _add_details(box, details)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        _run(box)

    def ask(self, parent: QWidget | None, text: str, *, yes: str, no: str) -> bool:
        """Ask with two buttons; Escape and Enter both mean `no`, so that nothing is lost by a reflex."""
        from PySide6.QtWidgets import QMessageBox

        box = _box(parent, text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        _run(box)
        return box.clickedButton() is agree

    def ask_why(self, parent: QWidget | None, text: str, *, yes: str, no: str) -> str | None:
        """Ask with two buttons and a line for the reason; once something is written there, Enter means `yes`."""
        from PySide6.QtWidgets import QLineEdit, QMessageBox

        box = _box(parent, text)
        agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        reason = QLineEdit(box, placeholderText=say("form.reason_hint"))
        reason.setObjectName("changeReason")
        reason.setAccessibleName(say("form.reason"))
        reason.textChanged.connect(lambda words: box.setDefaultButton(agree if words.strip() else leave))
        _add_row(box, reason)
        box.setDefaultButton(leave)
        box.setEscapeButton(leave)
        _run(box)
        return " ".join(reason.text().split()) if box.clickedButton() is agree else None


# The one seam: tests put their own presenter here, so that no box waits for a person.
presenter: Presenter = BoxPresenter()


def tell(parent: QWidget | None, text: str, *, details: str = "") -> None:
    """Tell a person something that must not be overlooked."""
    presenter.tell(parent, text, details)


def ask(parent: QWidget | None, text: str, *, yes: str, no: str) -> bool:
    """Ask a person; `yes` and `no` are what the buttons say, a verb rather than a yes."""
    return presenter.ask(parent, text, yes=yes, no=no)


def ask_why(parent: QWidget | None, text: str, *, yes: str, no: str) -> str | None:
    """Ask a person, and for a reason that may be left out; None if they would rather not."""
    return presenter.ask_why(parent, text, yes=yes, no=no)


def _box(parent: QWidget | None, text: str) -> QMessageBox:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setObjectName("messageBox")
    box.setWindowTitle(say("message.title"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box


def _add_details(box: QMessageBox, details: str) -> None:
    """Add a list of its own: Qt's has a button that speaks English only."""
    from PySide6.QtWidgets import QPlainTextEdit

    listing = QPlainTextEdit(details, box)
    listing.setObjectName("messageDetails")
    listing.setReadOnly(True)
    listing.setMinimumWidth(_DETAILS_WIDTH)
    listing.setMaximumHeight(_DETAILS_HEIGHT)
    _add_row(box, listing)


def _add_row(box: QMessageBox, part: QWidget) -> None:
    """Put something of its own between the words and the buttons."""
    from PySide6.QtWidgets import QDialogButtonBox, QGridLayout

    grid, buttons = box.layout(), box.findChild(QDialogButtonBox)
    if isinstance(grid, QGridLayout) and isinstance(buttons, QDialogButtonBox):
        grid.removeWidget(buttons)
        for row, each in enumerate((part, buttons), grid.rowCount()):
            grid.addWidget(each, row, 0, 1, grid.columnCount())


def _run(box: QMessageBox) -> None:
    box.exec()
    box.deleteLater()
