"""The line on top: which study, which mode, who codes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QTabBar, QToolButton, QWidget

from desktop.session import Session
from desktop.ui.widgets.naming import named
from desktop.wording import say


class Header(QFrame):
    """Title, modes and coder.

    Signals:
        coder_chosen: the identity of who is to code.
        add_coder_wanted: a coder is to be added.
        rename_coder_wanted: the one who codes is to be renamed.
        coders_wanted: all coders are to be shown.
        mode_chosen: the mode whose page is to be shown.
    """

    coder_chosen = Signal(str)
    add_coder_wanted = Signal()
    rename_coder_wanted = Signal()
    coders_wanted = Signal()
    mode_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._session = session
        self._title = named(QLabel(), "studyTitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.modes = named(QTabBar(drawBase=False, expanding=False), "modeBar")
        self.modes.setAccessibleName(say("modes.title"))
        self._modes: list[str] = []
        self.modes.currentChanged.connect(self._on_mode)
        self._coder = named(QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "coderButton")
        self._coder.setToolTip(say("coders.choose"))
        self._menu = QMenu(self._coder)
        self._coder.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.addWidget(self._title, 1)
        layout.addWidget(self.modes)
        layout.addWidget(self._coder, 1, Qt.AlignmentFlag.AlignRight)
        self.refresh()

    def set_modes(self, modes: list[str]) -> None:
        """Show these modes."""
        self._modes = modes
        self.modes.blockSignals(True)
        for mode in modes:
            self.modes.addTab(say(f"mode.{mode}"))
        self.modes.blockSignals(False)

    def show_mode(self, mode: str) -> None:
        """Show which mode is there now."""
        self.modes.setCurrentIndex(self._modes.index(mode))

    def _on_mode(self, place: int) -> None:
        self.mode_chosen.emit(self._modes[place])

    def refresh(self) -> None:
        """Show study and coders as they are now."""
        session = self._session
        self._title.setText(session.study.title)
        names = session.read.coder_names()
        current = session.coder
        shown = names.get(current.id, say("coders.erased"))
        self._coder.setText(say("coders.button", name=shown, role=say(f"role.{current.role}")))
        self._menu.clear()
        group = QActionGroup(self._menu)
        for coder in session.read.coders():
            if coder.retired:
                continue
            label = say("coders.line", name=names.get(coder.id, say("coders.erased")), role=say(f"role.{coder.role}"))
            action = self._menu.addAction(label.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(coder.id == current.id)
            action.triggered.connect(lambda _=False, chosen=coder.id: self.coder_chosen.emit(chosen))
            group.addAction(action)
        self._menu.addSeparator()
        for key, signal in (("add_coder", self.add_coder_wanted), ("rename_coder", self.rename_coder_wanted)):
            action = self._menu.addAction(say(f"command.{key}"))
            action.setEnabled(session.may_change_study())
            action.triggered.connect(signal.emit)
        self._menu.addAction(say("command.coders")).triggered.connect(self.coders_wanted.emit)
