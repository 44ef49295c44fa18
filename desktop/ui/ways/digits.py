"""Which code each digit key stands for while one codes with the brush or unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_DIGITS = range(1, 10)


class Digits:
    """Pinned codes on their digits, others on the free ones; fingers learn where a code lies, so it stays there.

    A codebook of nine codes or fewer lies on the digits in its own order. Of a larger one, codes take free digits as
    they are used, and keep them as long as they exist: no code ever makes room for another that is not pinned.
    """

    def __init__(self) -> None:
        self._pinned: dict[int, str] = {}
        self._laid: dict[int, str] = {}  # also what lies hidden under a pin, or is pinned elsewhere meanwhile

    def start(
        self, pinned: Mapping[int, str], recent: Iterable[str], every: Sequence[str], laid: Mapping[int, str]
    ) -> None:
        """Lay the digits as they were `laid` before; `recent` holds codes, last used first, `every` all in order."""
        digits = {code: digit for digit, code in laid.items() if digit in _DIGITS}
        self._laid = {digit: code for code, digit in digits.items()}
        self.pin(pinned, every)
        for code in recent:
            if code in every:
                self.use(code)

    def pin(self, pinned: Mapping[int, str], every: Sequence[str]) -> None:
        """Follow what was pinned and which codes there are; the other codes stay where they are."""
        known = set(every)
        self._pinned = {digit: code for digit, code in pinned.items() if code in known}
        if len(every) <= len(_DIGITS):
            places = enumerate(every, start=1)
            self._laid = {place: code for place, code in places if code not in self._pinned.values()}
            for code in every:
                self.use(code)
        else:
            self._laid = {digit: code for digit, code in self._laid.items() if code in known}

    def use(self, code: str) -> None:
        """Take note that a code was used; it is on a digit from now on, if one is free."""
        codes = self.codes()
        if code in codes.values():
            return
        # Rather one that is nobody's than one whose code is pinned elsewhere for now.
        free = sorted(set(_DIGITS) - codes.keys(), key=lambda digit: (digit in self._laid, digit))
        if free:
            self._laid = {digit: each for digit, each in self._laid.items() if each != code} | {free[0]: code}

    def codes(self) -> dict[int, str]:
        """Return the codes by digit."""
        pinned = self._pinned.values()
        others = {digit: code for digit, code in self._laid.items() if code not in pinned}
        return dict(sorted((others | self._pinned).items()))

    def laid(self) -> dict[int, str]:
        """Return what is to be remembered: the codes by digit, pins aside."""
        return dict(self._laid)
