"""The rank of a coding (主/次) of which nobody said anything."""

from __future__ import annotations

from dataclasses import replace

from desktop.core.codings import Coding
from desktop.storage.writer import Writer


def with_rank(writer: Writer, coding: Coding) -> Coding:
    """Return a coding that is about to be put with the rank it has, else with the one it gets by default.

    That is the first rank, unless an own coding of that rank shares characters with it: then the second. A codebook
    without ranks gives none.
    """
    ranks = writer.project.codebooks.ranks()
    if coding.rank is not None or not ranks:
        return coding
    taken = writer.project.overlaps.has_rank(coding, ranks[0].id)
    return replace(coding, rank=ranks[min(int(taken), len(ranks) - 1)].id)
