"""Draw at random so that anyone can draw the same again: from a kept seed, whatever computer and program version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

SEEDS = 1_000_000  # seeds are below this: short enough to be written into a report


def drawn(candidates: Iterable[str], count: int, *, seed: int) -> list[str]:
    """Return that many of the candidates; the same for the same seed and candidates, in whichever order they come.

    Each candidate's digest under the seed is its lot; the lowest are drawn.
    """
    return sorted(set(candidates), key=lambda each: (_lot(each, seed), each))[: max(count, 0)]


def count_of_share(percent: int, candidates: int) -> int:
    """Return how many a share of some candidates is, rounded up."""
    return -(-percent * candidates // 100)


def _lot(candidate: str, seed: int) -> str:
    return hashlib.sha256(f"{seed}:{candidate}".encode()).hexdigest()
