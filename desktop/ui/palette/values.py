"""Plain values the palette is given and shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from desktop.text.matching import Candidate
from desktop.wording import LANGUAGES, current_language


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteCode:
    """A code as the palette shows it: what it is found by, its colour `#RRGGBB`, what it means."""

    candidate: Candidate
    color: str
    definition: str = ""

    @property
    def name(self) -> str:
        """Return the name in the current language, or the only one there is."""
        return self._names()[0] or self._names()[1]

    @property
    def other_name(self) -> str:
        """Return the name in the other language."""
        first, second = self._names()
        return second if first else ""

    @property
    def category(self) -> str:
        """Return the name of the category in the current language."""
        names = self.candidate.category_names
        return names[LANGUAGES.index(current_language())] or names[0] or names[1]

    def _names(self) -> tuple[str, str]:
        chinese, english = self.candidate.names
        return (chinese, english) if current_language() == "zh" else (english, chinese)


class Row(NamedTuple):
    """A line of the palette; `digit` is the key the code is pinned to."""

    code: PaletteCode
    digit: int | None
