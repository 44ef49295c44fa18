"""Codes that a definition names by their keys, written out: nobody who codes knows what gg_grid is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from desktop.core.codebooks import Attribute, Category, Code, Option, Ruling, Variable
from desktop.core.snapshots import CodebookSet
from desktop.wording import current_language

Entry = TypeVar("Entry", bound=Category | Code | Ruling | Variable | Attribute | Option)

# The parts of an entry that people write; what else it has are names, numbers and choices.
_TEXTS = ("definition", "include", "exclude", "text")


_LATEST: list[tuple[CodebookSet, str, CodeKeys]] = []


def code_keys(codebook: CodebookSet) -> CodeKeys:
    """Return the codes of a codebook by key; those asked for last are kept, for they are asked for at every key."""
    for known, language, keys in _LATEST:
        if known is codebook and language == current_language():
            return keys
    _LATEST[:] = [(codebook, current_language(), CodeKeys(codebook))]
    return _LATEST[0][2]


class CodeKeys:
    """The codes of a codebook by key, with the numbers and names that people know them by."""

    def __init__(self, codebook: CodebookSet) -> None:
        """Take the codes whose keys cannot be words of a language: those with an underscore."""
        in_english = current_language() == "en"
        self._names = {
            code.key: f"{code.number} {(in_english and code.name_en) or code.name_zh or code.name_en}"
            for code in codebook.codes + codebook.merged
            if "_" in code.key
        }
        keys = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        self._keys = re.compile(f"(?<![A-Za-z0-9_])(?:{keys})(?![A-Za-z0-9_])") if keys else None

    def written(self, text: str) -> str:
        """Return a text with each key in the place of which a number and a name can stand written out."""
        return self._keys.sub(lambda found: self._names[found[0]], text) if self._keys and "_" in text else text

    def entry(self, thing: Entry) -> Entry:
        """Return an entry of the codebook as it is read, to be shown and never to be kept."""
        texts: dict[str, Any] = {name: self.written(getattr(thing, name)) for name in _TEXTS if hasattr(thing, name)}
        if isinstance(thing, Code):
            return replace(thing, **texts, examples=tuple(map(self.written, thing.examples)))
        return replace(thing, **texts)
