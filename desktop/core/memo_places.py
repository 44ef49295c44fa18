"""What a memo is on, and what a link in a memo leads to."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.codings import Memo
from desktop.core.spans import Span

STUDY = "study"


class MemoPlace(NamedTuple):
    """What a memo is on: `kind` is `coding`, `article`, `code` or `study`.

    `id` is the identity of that thing; of an entry in the study's journal, which is on nothing else, the memo's own.
    """

    kind: str
    id: str


class Target(NamedTuple):
    """Where a link leads: `kind` is `coding`, `article`, `code`, `memo` or `place`, a span of an article's text."""

    kind: str
    id: str
    version: str = ""
    span: Span = Span(0, 0)


def place_of(memo: Memo) -> MemoPlace:
    """Return what a memo is on."""
    for kind, identity in (("coding", memo.coding), ("article", memo.article), ("code", memo.code)):
        if identity is not None:
            return MemoPlace(kind, identity)
    return MemoPlace(STUDY, memo.id)
