"""The chips over the article list: all, unfinished, returned and so on, each with how many articles there are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.session.progress import PILES
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.naming import named
from desktop.wording import say

_ALWAYS = frozenset({"all", "unfinished"})  # the others are shown when there is something on them


class PileChips(QWidget):
    """One pile is chosen at a time.

    Signals:
        chosen: the name of the pile that is to be listed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pileChips")
        self.setAccessibleName(say("piles.title"))
        self._group = QButtonGroup(self)
        self._chips: dict[str, QToolButton] = {}
        layout = Flow(self)
        for pile in PILES:
            chip = named(QToolButton(), f"pile_{pile}")
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.setToolTip(say(f"piles.{pile}_hint"))
            chip.clicked.connect(lambda _=False, name=pile: self.chosen.emit(name))
            self._group.addButton(chip)
            layout.addWidget(chip)
            self._chips[pile] = chip
        self._chips["all"].setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def choose(self, pile: str) -> None:
        """Show which pile is listed."""
        self._chips[pile].setChecked(True)
        self._chips[pile].show()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many articles lie on each pile."""
        for pile, chip in self._chips.items():
            count = counts.get(pile, 0)
            words = say("piles.chip", name=say(f"piles.{pile}"), count=count)
            if chip.text() != words:
                chip.setText(words)
                chip.setAccessibleName(words)
            wanted = pile in _ALWAYS or count > 0 or chip.isChecked()
            if chip.isHidden() == wanted:
                chip.setVisible(wanted)
