"""Names of what the codebook holds, in the language of the window."""

from __future__ import annotations

from typing import Protocol

from desktop.wording import current_language


class Named(Protocol):
    """Something with a name in both languages."""

    @property
    def name_zh(self) -> str:
        """Return the Chinese name."""

    @property
    def name_en(self) -> str:
        """Return the English name."""


def name_of(thing: Named) -> str:
    """Return the name in the window's language, the Chinese one where there is no English."""
    return thing.name_en if current_language() == "en" and thing.name_en else thing.name_zh
