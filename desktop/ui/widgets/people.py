"""How coders are called where their work is judged: by letters, until their names are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from desktop.core.studies import Coder
from desktop.text.coder_letters import lettered


class People(QObject):
    """One switch for the whole window.

    Signals:
        changed: names are shown from now on, or are not any more.
    """

    changed = Signal()

    def __init__(
        self, coders: Callable[[], Iterable[Coder]], names: Callable[[], dict[str, str]], judges: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """Ask for the coders, for their names, and whether the one who looks judges others' work by letters."""
        super().__init__(parent)
        self._coders, self._names, self._judges = coders, names, judges
        self.shows_names = False

    def show_names(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Name coders, or call them by letters: a judgement should not depend on whose work it is."""
        if shown != self.shows_names:
            self.shows_names = shown
            self.changed.emit()

    def called(self) -> dict[str, str]:
        """Return what everybody is called now; one whose name was erased keeps the letter."""
        found = lettered(self._coders())
        return found | self._names() if self.shows_names else found

    def beside_work(self) -> dict[str, str]:
        """Return the names that may stand beside others' work: those asked for, or all where nobody judges blindly."""
        return self._names() if self.shows_names or not self._judges() else {}

    def shown(self, coder: str) -> str:
        """Return what somebody is called beside their work."""
        return self.beside_work().get(coder) or lettered(self._coders()).get(coder, "")
