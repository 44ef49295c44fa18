"""Which code each digit key stands for while one codes with the brush or unit by unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_DIGITS = range(1, 10)
_LONG_AGO = 30  # uses of other codes


class Digits:
    """Pinned codes on their digits, others on the free ones; fingers learn where a code lies, so it stays there.

    A codebook of nine codes or fewer lies on the digits in its own order. Of a larger one, a code that is used takes a
    free digit, else that of the code that was not used for longest, if that was long ago: among more than nine codes
    that are all in use, none gives way. Nothing else moves a code, also not from one time to the next.
    """

    def __init__(self) -> None:
        self._pinned: dict[int, str] = {}
        self._laid: dict[int, str] = {}  # also what lies hidden under a pin, or is pinned elsewhere meanwhile
        self._used: dict[str, int] = {}  # when each code was used last, counted in uses
        self._uses = 0

    def start(
        self, pinned: Mapping[int, str], recent: Sequence[str], every: Sequence[str], laid: Mapping[int, str]
    ) -> None:
        """Lay the digits as they were `laid` before; `recent` holds codes, last used first, `every` all in order."""
        digits = {code: digit for digit, code in laid.items() if digit in _DIGITS}
        self._laid = {digit: code for code, digit in digits.items()}
        self._uses = len(recent)
        self._used = {code: self._uses - place for place, code in enumerate(recent)}
        self.pin(pinned, every)
        for code in recent:
            if code in every:
                self.fill(code)

    def pin(self, pinned: Mapping[int, str], every: Sequence[str]) -> None:
        """Follow what was pinned and which codes there are; the other codes stay where they are."""
        known = set(every)
        self._pinned = {digit: code for digit, code in pinned.items() if code in known}
        if len(every) <= len(_DIGITS):
            places = enumerate(every, start=1)
            self._laid = {place: code for place, code in places if code not in self._pinned.values()}
            for code in every:
                self.fill(code)
        else:
            self._laid = {digit: code for digit, code in self._laid.items() if code in known}

    def use(self, code: str) -> int | None:
        """Take note that a code was used, and return the digit that meant another code until now, if one did."""
        self._uses += 1
        self._used[code] = self._uses
        if self.fill(code):
            return None
        idle = {
            digit: self._uses - self._used.get(each, 0)
            for digit, each in self.codes().items()
            if digit not in self._pinned
        }
        digit = max(idle, key=lambda digit: (idle[digit], -digit), default=None)
        if digit is None or idle[digit] < _LONG_AGO:
            return None
        self._lay(digit, code)
        return digit

    def fill(self, code: str) -> bool:
        """Put a code on a digit if one is free, and tell whether it is on one now."""
        codes = self.codes()
        if code in codes.values():
            return True
        # Rather one that is nobody's than one whose code is pinned elsewhere for now.
        free = sorted(set(_DIGITS) - codes.keys(), key=lambda digit: (digit in self._laid, digit))
        if free:
            self._lay(free[0], code)
        return bool(free)

    def codes(self) -> dict[int, str]:
        """Return the codes by digit."""
        pinned = self._pinned.values()
        others = {digit: code for digit, code in self._laid.items() if code not in pinned}
        return dict(sorted((others | self._pinned).items()))

    def laid(self) -> dict[int, str]:
        """Return what is to be remembered: the codes by digit, pins aside."""
        return dict(self._laid)

    def _lay(self, digit: int, code: str) -> None:
        self._laid = {place: each for place, each in self._laid.items() if each != code} | {digit: code}
