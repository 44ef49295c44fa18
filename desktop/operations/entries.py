"""Check what a category or a code is given: its names, its number, its colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from desktop.core.codebooks import Category, Code
from desktop.core.errors import KnownError
from desktop.operations.finding import cleaned

_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_NUMBERS = range(1, 1_000_000_000)

Entry = TypeVar("Entry", Category, Code)


def checked(entry: Entry, others: Iterable[Entry]) -> Entry:
    """Return an entry with its names cleaned and its colour in capitals.

    Raises KnownError name_empty, number_unfit, number_taken or color_unfit. A code without a colour has its category's.
    """
    if entry.number not in _NUMBERS:
        raise KnownError("number_unfit", number=str(entry.number))
    for other in others:
        if other.number == entry.number and other.id != entry.id:
            raise KnownError("number_taken", number=entry.number, name=other.name_zh)
    if entry.color is not None and not _COLOR.fullmatch(entry.color):
        raise KnownError("color_unfit", color=entry.color)
    color = entry.color and entry.color.upper()
    return replace(entry, name_zh=cleaned(entry.name_zh), name_en=" ".join(entry.name_en.split()), color=color)
