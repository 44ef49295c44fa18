"""Put things in another order."""

from __future__ import annotations

from typing import TypeVar

Thing = TypeVar("Thing")


def moved_to(things: list[Thing], thing: Thing, place: int) -> list[Thing]:
    """Return the things with one of them (or a new one) standing at `place`, counted from 0 without it."""
    others = [each for each in things if each != thing]
    place = max(0, min(place, len(others)))
    return [*others[:place], thing, *others[place:]]
