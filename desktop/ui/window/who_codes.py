"""Who is coding? Asked once, when a project with several people is opened on a computer for the first time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.core.studies import Coder
from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.wording import say

_ID = Qt.ItemDataRole.UserRole
_MOST_LINES = 10


class _People(QListWidget):
    """A list in which the first arrow chooses: with the keyboard comes a current line that nobody has chosen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin at the top, or from below."""
        if not self.selectedItems() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.item(0 if event.key() == Qt.Key.Key_Down else self.count() - 1).setSelected(True)
            self.setCurrentItem(self.selectedItems()[0])
        else:
            super().keyPressEvent(event)


class WhoCodes(QDialog):
    """Everybody with their role; nobody is chosen beforehand, so that Enter alone makes nobody the lead."""

    def __init__(self, session: Session, people: Sequence[Coder], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("whoCodes")
        self.setWindowTitle(say("who.title"))
        self.setMinimumWidth(380)
        words = QLabel(say("who.words", study=session.study.title, count=len(people)), wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        later = named(QLabel(say("who.later"), wordWrap=True), "quiet")
        self._list = self._build_list(session, people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        for part in (words, self._list, later, self._buttons()):
            layout.addWidget(part)
        self._list.setFocus()

    def _build_list(self, session: Session, people: Sequence[Coder]) -> QListWidget:
        found, names = named(_People(), "whoList"), session.read.coder_names()
        found.setAccessibleName(say("who.title"))
        found.setUniformItemSizes(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in people:
            name, role = names.get(each.id, say("coders.erased")), say(f"role.{each.role}")
            item = QListWidgetItem(say("coders.line", name=name, role=role))
            item.setData(_ID, each.id)
            found.addItem(item)
        found.setFixedHeight(min(len(people), _MOST_LINES) * (self.fontMetrics().height() + 10) + 12)
        found.itemSelectionChanged.connect(lambda: self._open.setEnabled(self.chosen() is not None))
        found.itemActivated.connect(self._on_activated)
        return found

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._open = buttons.addButton(say("who.open"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._open.setProperty("role", "primary")
        self._open.setDefault(True)
        self._open.setEnabled(False)
        buttons.addButton(say("button.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_activated(self) -> None:
        if self.chosen() is not None:
            self.accept()

    def chosen(self) -> str | None:
        """Return who was chosen, None for nobody yet."""
        return next((str(item.data(_ID)) for item in self._list.selectedItems()), None)


def ask_who_codes(session: Session, people: Sequence[Coder], parent: QWidget | None) -> str | None:
    """Return who is to code, None if the project is not to be opened after all."""
    dialog = WhoCodes(session, people, parent)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen
