"""What the desk asks of a way to code that is on: brush or unit by unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Way(Protocol):
    """A way to code that takes codes otherwise than onto a selection."""

    def digits(self) -> Mapping[int, str]:
        """Return the codes on the digit keys."""
        ...

    def take(self, code: str) -> bool:
        """Do what a chosen code is for here; False leaves it to the desk, for the words selected."""
        ...
