"""What stands in the article's place while a study has none: three steps to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.naming import named
from desktop.wording import say

_WIDTH = 520


class Step(NamedTuple):
    """One step: its name in the wording, what is there already (empty: nothing), and the commands that do it."""

    name: str
    there: str
    actions: Sequence[QAction]


class EmptyStudy(QFrame):
    """The steps with a button for each way to do them; without any, who does them instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyStudy")
        self.setAccessibleName(say("empty.title"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 64, 40, 40)
        self._column.addWidget(self._page)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps as they are now."""
        former, self._page = self._page, QWidget()
        self._page.setFixedWidth(_WIDTH)
        grid = QGridLayout(self._page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(named(QLabel(say("empty.title")), "emptyTitle"), 0, 0, 1, 2)
        lead = named(QLabel(say("empty.lead" if steps else "empty.wait"), wordWrap=True), "quiet")
        lead.setContentsMargins(0, 0, 0, 18)
        grid.addWidget(lead, 1, 0, 1, 2)
        for number, step in enumerate(steps, 1):
            _add_step(grid, number, step)
        self._column.replaceWidget(former, self._page)
        self._column.setAlignment(self._page, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        former.hide()
        former.deleteLater()


def _add_step(grid: QGridLayout, number: int, step: Step) -> None:
    row = 3 * number
    sign = named(QLabel(str(number)), "stepNumber")
    title = named(QLabel(say(f"empty.{step.name}.title")), "entryTitle")
    words = QLabel(" ".join(filter(None, (say(f"empty.{step.name}.text"), step.there))), wordWrap=True)
    grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignRight)
    grid.addWidget(title, row, 1)
    grid.addWidget(words, row + 1, 1)
    buttons = QHBoxLayout()
    buttons.setContentsMargins(0, 4, 0, 22)
    buttons.setSpacing(8)
    for action in step.actions:
        buttons.addWidget(_button(action))
    buttons.addStretch()
    grid.addLayout(buttons, row + 2, 1)


def _button(action: QAction) -> QPushButton:
    made = named(QPushButton(action.text().partition("\t")[0]), f"empty_{action.objectName()}")
    # Not within the click: what it does may take this very page away.
    made.clicked.connect(action.trigger, Qt.ConnectionType.QueuedConnection)
    return made
