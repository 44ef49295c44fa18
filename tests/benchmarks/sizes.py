"""How much is measured on: as much as is to be reached, or, for the tests, hardly anything."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Numbers of things, and how often each is measured."""

    characters: int = 100_000
    codings: int = 10_000
    many_codings: int = 20_000
    imported: int = 2_000_000
    few_articles: int = 10
    many_articles: int = 2_000
    codings_each: int = 5
    listed: int = 100_000
    times: int = 31
    starts: int = 9


FULL = Sizes()
TINY = Sizes(
    characters=3_000, codings=40, many_codings=60, imported=20_000, few_articles=2, many_articles=6, codings_each=2,
    listed=50, times=1, starts=1,
)  # fmt: skip
