"""A quiet drop-down whose first entry means that nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.ui.widgets.naming import named

_WIDEST = 190  # pixels: a newspaper may have a long name


class Choice(QComboBox):
    """Chooses one of some values by their words.

    Signals:
        picked: another one is chosen by the person.
    """

    picked = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None, *, widest: int = _WIDEST) -> None:
        super().__init__(parent)
        named(self, name)
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(widest)
        self.activated.connect(lambda _: self.picked.emit())

    def offer(self, entries: Iterable[tuple[object, str]]) -> None:
        """Offer these values; the one chosen stays chosen while it is among them, else the first is."""
        before, entries = self.value(), list(entries)
        if [(self.itemData(at), self.itemText(at)) for at in range(self.count())] == entries:
            return
        self.clear()
        for value, words in entries:
            self.addItem(words, value)
        self.choose(before)

    def value(self) -> object:
        """Return the chosen value."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose a value without telling anyone; one that is not offered means the first."""
        place = next((at for at in range(self.count()) if self.itemData(at) == value), 0)
        self.setCurrentIndex(place)
