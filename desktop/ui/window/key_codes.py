"""The nine codes on the digit keys while a way to code is on: those pinned, and the others where they always lay."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.codebook.names import shown_name
from desktop.ui.ways.digits import Digits
from desktop.ui.ways.key_grid import KeyCode
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.ui.window.main_window import MainWindow

_RECENT = 18  # nine digits, and nine codes that may be pinned already
_SETTING = "digits_of_coder"


class KeyCodes:
    """Lays the codes of the one who codes on the digits, and keeps them there, also for the next time."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._digits = Digits()

    def start(self) -> None:
        """Lay the digits as they were; what was used last takes those that are free."""
        read, coder = self._window.session.read, self._window.session.coder.id
        recent = read.recent_codes(coder, limit=_RECENT)
        self._digits.start(self._window.desk.pinned(), recent, self._every(), self._kept())
        self._keep()

    def follow(self) -> None:
        """Follow what was pinned and which codes there are; the others stay where they are."""
        self._digits.pin(self._window.desk.pinned(), self._every())
        self._keep()

    def offer(self, code: str) -> None:
        """Put a code that is in hand on a digit, if one is free: taken in hand, it takes no key from another one."""
        self._digits.fill(code)
        self._keep()

    def use(self, code: str) -> None:
        """Take note that a code was used; where it takes the digit of another one, that is told."""
        before = self._digits.laid()
        taken, found = self._digits.use(code), self._window.session.read.codebook().code(code)
        if taken is not None and found is not None:
            self._window.status.say(say("ways.key_taken", digit=taken, name=shown_name(found)))
        if self._digits.laid() != before:
            self._keep()

    def codes(self) -> dict[int, str]:
        """Return the codes by digit."""
        return self._digits.codes()

    def shown(self) -> dict[int, KeyCode]:
        """Return the codes by digit as keys show them."""
        codebook, pinned = self._window.session.read.codebook(), self._window.desk.pinned()
        found = ((digit, codebook.code(code)) for digit, code in self._digits.codes().items())
        return {
            digit: KeyCode(shown_name(code), codebook.color_of(code), is_pinned=pinned.get(digit) == code.id)
            for digit, code in found
            if code
        }

    def _every(self) -> list[str]:
        return [code.id for code in self._window.session.read.codebook().codes]

    def _kept(self) -> dict[int, str]:
        words = str(self._window.settings.get(_SETTING).get(str(self._place()), "")).split()
        parts = (word.partition("=") for word in words)
        return {int(digit): code for digit, _, code in parts if digit.isdecimal() and code}

    def _keep(self) -> None:
        words = " ".join(f"{digit}={code}" for digit, code in sorted(self._digits.laid().items()))
        self._window.settings.remember_for_project(_SETTING, self._place(), words)

    def _place(self) -> Path:
        """Return what stands for this coder in this project among the settings."""
        return self._window.session.path / self._window.session.coder.id
