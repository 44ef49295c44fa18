"""The nine codes on the digit keys while a way to code is on: those pinned, then those used last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.codebook.names import shown_name
from desktop.ui.ways.digits import Digits
from desktop.ui.ways.key_grid import KeyCode

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_RECENT = 18  # nine digits, and nine codes that may be pinned already


class KeyCodes:
    """Lays the codes of the one who codes on the digits, and keeps them there."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._digits = Digits()

    def start(self) -> None:
        """Lay the digits anew."""
        read, coder = self._window.session.read, self._window.session.coder.id
        self._digits.start(self._window.desk.pinned(), read.recent_codes(coder, limit=_RECENT), self._every())

    def follow(self) -> None:
        """Follow what was pinned and which codes there are; the others stay where they are."""
        self._digits.pin(self._window.desk.pinned(), self._every())

    def use(self, code: str) -> None:
        """Take note that a code was used; it is on a digit from now on."""
        self._digits.use(code)

    def codes(self) -> dict[int, str]:
        """Return the codes by digit."""
        return self._digits.codes()

    def shown(self) -> dict[int, KeyCode]:
        """Return the codes by digit as keys show them."""
        codebook = self._window.session.read.codebook()
        found = ((digit, codebook.code(code)) for digit, code in self._digits.codes().items())
        return {digit: KeyCode(shown_name(code), codebook.color_of(code)) for digit, code in found if code}

    def _every(self) -> list[str]:
        return [code.id for code in self._window.session.read.codebook().codes]
