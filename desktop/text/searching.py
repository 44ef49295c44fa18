"""Searching: the places of some words in a text, each with what stands around it."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.spans import Span
from desktop.text.find import find, kwic

WIDTH = 40  # code points of context on either side


class Hit(NamedTuple):
    """Words found: where they stand, and their context on one line."""

    span: Span
    before: str
    words: str
    after: str


def search(text: str, needle: str, *, width: int = WIDTH) -> list[Hit]:
    """Return every place of the needle, first to last; what counts as the same is as in `find`."""
    return [Hit(span, *kwic(text, span, width)) for span in find(text, needle)]
