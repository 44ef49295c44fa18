"""Word frequencies of jieba's dictionary, read when the first damaged stretch turns up."""

from __future__ import annotations

import math
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

LONGEST = 8


@lru_cache(maxsize=1)
def costs() -> dict[str, float]:
    """Return what a word costs: minus the logarithm of its share of all words; empty without the dictionary."""
    spec = find_spec("jieba")
    places = spec.submodule_search_locations if spec else None
    if not places:
        return {}
    with (Path(places[0]) / "dict.txt").open(encoding="utf-8") as file:
        entries = (line.split(" ", 2) for line in file)
        counts = {entry[0]: int(entry[1]) for entry in entries if len(entry[0]) <= LONGEST}
    total = math.log(sum(counts.values()))
    return {word: total - math.log(max(count, 1)) for word, count in counts.items()}


def word_over(text: str, position: int) -> bool:
    """Tell whether the character at a position can belong to a word of two characters or more."""
    known = costs()
    for start in range(max(0, position - LONGEST + 1), position + 1):
        for end in range(max(position + 1, start + 2), min(len(text), start + LONGEST) + 1):
            if text[start:end] in known:
                return True
    return False
