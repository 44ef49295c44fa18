"""What is wrong with a codebook file, and in which line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.wording import say


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that reads in whichever language is current when it is shown."""

    kind: str
    facts: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return say(f"codebook_broken.{self.kind}", **dict(self.facts))


class BrokenCodebookError(Exception):
    """A codebook file breaks off here: the line (from 1) and the reason."""

    def __init__(self, line: int, kind: str, **facts: object) -> None:
        super().__init__(line, kind, facts)
        self.line = line
        self.reason = Reason(kind, tuple(facts.items()))
