"""Substitutions: one sign of a page put for another, with its place and reason, done and taken back one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from desktop.wording import say

Stage = Literal[1, 2]


@dataclass(frozen=True, slots=True, order=True)
class Substitution:
    """A stretch of a text in code points, what stands there, and what was printed; both are equally long.

    Stage 1 is punctuation, stage 2 digits, letters, numbering and units. What is not `certain` is only proposed.
    """

    start: int
    end: int
    was: str
    becomes: str
    stage: Stage
    reason: str
    certain: bool

    def __str__(self) -> str:
        return say(f"repair.{self.reason}", was=self.was, becomes=self.becomes)


def apply(text: str, substitutions: Iterable[Substitution], *, refused: Iterable[Substitution] = ()) -> str:
    """Return the text with the substitutions made, those refused left out; its length stays.

    Raises ValueError where two overlap or the text does not read as one of them says.
    """
    return _put(text, substitutions, refused, back=False)


def take_back(text: str, substitutions: Iterable[Substitution]) -> str:
    """Return a repaired text with these substitutions undone, some or all of those made in it.

    Raises ValueError where two overlap or the text does not read as one of them left it.
    """
    return _put(text, substitutions, (), back=True)


def certain(substitutions: Iterable[Substitution]) -> list[Substitution]:
    """Return those that may be made without a question."""
    return [substitution for substitution in substitutions if substitution.certain]


def _put(text: str, wanted: Iterable[Substitution], refused: Iterable[Substitution], *, back: bool) -> str:
    pieces: list[str] = []
    copied_to = 0
    for one in sorted(set(wanted) - set(refused)):
        old, new = (one.becomes, one.was) if back else (one.was, one.becomes)
        if one.start < copied_to or text[one.start : one.end] != old:
            message = f"the text does not have {old!r} at {one.start}"
            raise ValueError(message)
        pieces += (text[copied_to : one.start], new)
        copied_to = one.end
    return "".join((*pieces, text[copied_to:]))
