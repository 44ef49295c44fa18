"""Letters for those who code, so that their work can be told apart without their names."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from desktop.core.studies import Coder, CoderRole
from desktop.wording import say


def letters(coders: Iterable[Coder]) -> dict[str, str]:
    """Return letters for coders in order; who leads, reviews or holds the consensus takes none of them."""
    people = [coder for coder in _in_order(coders) if coder.role is CoderRole.CODER]
    return {
        coder.id: ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)
        for place, coder in enumerate(people)
    }


def stripe_letters(coders: Iterable[Coder]) -> dict[str, str]:
    """Return the sign that stands beside everybody's codings: a coder's letter, or that of the role."""
    known = list(coders)
    return {coder.id: say(f"letter.sign.{coder.role}") for coder in known} | letters(known)


def lettered(coders: Iterable[Coder]) -> dict[str, str]:
    """Return what everybody is called without a name: coders by letters, others by role, the second one with a 2."""
    known = _in_order(coders)
    given, met, found = letters(known), dict.fromkeys(CoderRole, 0), {}
    for coder in known:
        met[coder.role] += 1
        count = str(met[coder.role]) if met[coder.role] > 1 else ""
        found[coder.id] = say(f"letter.{coder.role}", letter=given.get(coder.id, count)).strip()
    return found


def _in_order(coders: Iterable[Coder]) -> list[Coder]:
    return sorted(coders, key=lambda coder: (coder.position, coder.id))
