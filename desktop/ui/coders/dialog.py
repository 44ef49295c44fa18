"""The dialog of all coders: who does what in the study, and how far everyone is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.core.changes import Changes
from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.operations.operation import Operation
from desktop.session import Session
from desktop.ui.coders.rows import CoderDelegate, CoderRow, CoderRows, read_rows
from desktop.ui.widgets.keys import enable, on_delete
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.row_list import RowList
from desktop.wording import explain, say

_ROLES = (CoderRole.CODER, CoderRole.REVIEWER, CoderRole.LEAD)
_SHOWN = ("coder", "done", "return", "coding", "unblinding", "spot_check")


class CodersDialog(QDialog):
    """A list with what can be done beside it; whoever is no lead reads only.

    Signals:
        add_wanted: a coder is to be added.
        rename_wanted: the identity of a coder who is to be renamed.
    """

    add_wanted = Signal()
    rename_wanted = Signal(str)

    def __init__(self, session: Session, perform: Callable[[Operation], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codersDialog")
        self.setWindowTitle(say("coders.title"))
        self.resize(620, 420)
        self._session = session
        self._perform = perform
        self._rows = CoderRows()
        self._list = self._build_list()
        self._trouble = named(QLabel(wordWrap=True), "trouble")
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        note = named(QLabel(say("coders.courtesy"), wordWrap=True), "quiet")
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._list, 1)
        row.addLayout(self._build_buttons())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(row, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(note)
        self.refresh()
        self._list.setFocus()

    def _build_list(self) -> RowList:
        view = named(RowList(), "coderList")
        view.setAccessibleName(say("coders.title"))
        view.setModel(self._rows)
        view.setItemDelegate(CoderDelegate(view))
        view.fit_rows()
        view.selectionModel().currentChanged.connect(lambda *_: self._show_what_can_be_done())
        view.activated.connect(lambda _: self._rename())
        on_delete(view, self._retire)
        return view

    def _build_buttons(self) -> QVBoxLayout:
        self._add = _button("coders.add", "coderAdd", self._on_add)
        self._rename_button = _button("coders.rename", "coderRename", self._rename)
        self._role = _button("coders.role", "coderSetRole")
        self._roles = QMenu(self._role)
        for role in _ROLES:
            action = self._roles.addAction(say(f"role.{role}"))
            action.setCheckable(True)
            action.triggered.connect(partial(self._set_role, role))
        self._role.setMenu(self._roles)
        self._retire_button = _button("coders.retire", "coderRetire", self._retire)
        close = _button("button.close", "codersClose", self.accept)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self._add, self._rename_button, self._role, self._retire_button):
            column.addWidget(part)
        column.addStretch()
        column.addWidget(close)
        return column

    def on_changed(self, changes: Changes) -> None:
        """Show what changed."""
        if changes.touches(*_SHOWN):
            self.refresh()

    def refresh(self) -> None:
        """Show all coders as they are now, keeping the chosen one."""
        chosen = self.chosen()
        self._rows.set_rows(read_rows(self._session))
        place = self._rows.place_of(chosen.id) if chosen else self._rows.place_of(self._session.coder.id)
        self._list.setCurrentIndex(self._rows.index(place or 0))
        self._show_what_can_be_done()

    def chosen(self) -> CoderRow | None:
        """Return the coder chosen in the list."""
        index = self._list.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def _show_what_can_be_done(self) -> None:
        row, may = self.chosen(), self._session.may_change_study()
        person = may and row is not None and row.role != CoderRole.CONSENSUS
        retirable = person and row is not None and not row.is_here
        usable = {self._add: may, self._rename_button: person, self._role: person, self._retire_button: retirable}
        enable(usable, home=self._list)
        self._retire_button.setText(say("coders.unretire" if row is not None and row.retired else "coders.retire"))
        for role, action in zip(_ROLES, self._roles.actions(), strict=True):
            action.setChecked(row is not None and row.role == role)

    def _on_add(self) -> None:
        self.add_wanted.emit()
        self._list.setFocus()

    def _rename(self) -> None:
        row = self.chosen()
        if row is not None and self._rename_button.isEnabled():
            self.rename_wanted.emit(row.id)
            self._list.setFocus()

    def _set_role(self, role: CoderRole) -> None:
        from desktop.operations.set_role import SetRole

        row = self.chosen()
        if row is not None:
            self._do(SetRole(row.id, role))

    def _retire(self) -> None:
        from desktop.operations.retire_coder import RetireCoder, UnretireCoder

        row = self.chosen()
        if row is not None and self._retire_button.isEnabled():
            self._do(UnretireCoder(row.id) if row.retired else RetireCoder(row.id))

    def _do(self, operation: Operation) -> None:
        self._trouble.hide()
        try:
            self._perform(operation)
        except KnownError as error:
            self._trouble.setText(explain(error))
            self._trouble.show()
        self._show_what_can_be_done()


def _button(words: str, name: str, act: Callable[[], object] | None = None) -> QPushButton:
    made = named(QPushButton(say(words)), name)
    made.setAutoDefault(False)
    if act is not None:
        made.clicked.connect(lambda _=False: act())
    return made
