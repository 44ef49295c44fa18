"""Founder repair of a page: punctuation stretch by stretch, then digits and units by document."""

from __future__ import annotations

from desktop.importing.founder_digits import garbled_digits
from desktop.importing.founder_marks import garbled_marks
from desktop.importing.substitutions import Substitution, apply


def repairs(text: str) -> list[Substitution]:
    """Return what may be repaired in a document, in order and without overlaps; nothing is changed.

    Stage 1 goes by stretches without a real stop, stage 2 by what the whole document speaks for (PAGES.md). Stage 1
    is one code point for one; stage 2 keeps lengths too. Those not `certain` are for a person to decide.
    """
    marks = garbled_marks(text)
    read_as = apply(text, marks)
    taken = {one.start for one in marks}
    digits = [one for one in garbled_digits(read_as) if taken.isdisjoint(range(one.start, one.end))]
    return sorted((*marks, *digits))
