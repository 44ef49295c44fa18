"""Which code each digit key stands for while one codes unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_DIGITS = range(1, 10)


class Digits:
    """Pinned codes on their digits, the codes used last on the free ones.

    A code stays on its digit while it is used: fingers learn where it lies. A new one takes a free digit, or that of
    the code that was not used for longest.
    """

    def __init__(self) -> None:
        self._pinned: dict[int, str] = {}
        self._others: dict[int, str] = {}
        self._used: list[str] = []

    def start(self, pinned: Mapping[int, str], recent: Sequence[str], every: Sequence[str]) -> None:
        """Lay the digits anew: `recent` holds codes, last used first, `every` all codes of the codebook."""
        self._pinned, self._others = dict(pinned), {}
        known = set(every)
        wanted = [code for code in recent if code in known]
        # A small codebook lies on the digits as a whole.
        wanted += [code for code in every if code not in wanted] if len(every) <= len(_DIGITS) else []
        wanted = [code for code in wanted if code not in pinned.values()]
        self._others = dict(zip(self._free(), wanted, strict=False))
        self._used = wanted[: len(self._others)][::-1]

    def pin(self, pinned: Mapping[int, str], every: Iterable[str]) -> None:
        """Follow what was pinned, and drop codes that are gone; the other codes stay where they are."""
        known = set(every)
        self._pinned = {digit: code for digit, code in pinned.items() if code in known}
        kept = {digit: code for digit, code in self._others.items() if code in known}
        self._others = {
            digit: code for digit, code in kept.items() if digit not in pinned and code not in pinned.values()
        }
        self._used = [code for code in self._used if code in self._others.values()]

    def use(self, code: str) -> None:
        """Take note that a code was used; it is on a digit from now on."""
        if code in self._pinned.values():
            return
        if code not in self._others.values():
            digit = next(iter(self._free()), None) or self._of_longest_unused()
            if digit is None:
                return
            self._others[digit] = code
        self._used = [other for other in self._used if other != code and other in self._others.values()] + [code]

    def codes(self) -> dict[int, str]:
        """Return the codes by digit."""
        return dict(sorted((self._others | self._pinned).items()))

    def _free(self) -> list[int]:
        return [digit for digit in _DIGITS if digit not in self._pinned and digit not in self._others]

    def _of_longest_unused(self) -> int | None:
        return next((digit for digit, code in self._others.items() if code in self._used[:1]), None)
