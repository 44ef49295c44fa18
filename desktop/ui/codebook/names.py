"""Names of codes and categories in the language of the window."""

from __future__ import annotations

from desktop.core.codebooks import Category, Code
from desktop.wording import current_language


def shown_name(thing: Code | Category) -> str:
    """Return the name in the window's language, the Chinese one where there is no English."""
    return thing.name_en if current_language() == "en" and thing.name_en else thing.name_zh


def other_name(thing: Code | Category) -> str:
    """Return the name in the other language, empty where there is none."""
    return thing.name_zh if shown_name(thing) == thing.name_en else thing.name_en
