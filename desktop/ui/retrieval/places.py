"""Where a find leads: an article, and in it a place or a coding."""

from __future__ import annotations

from typing import NamedTuple

from desktop.core.spans import Span


class FoundPlace(NamedTuple):
    """A place to go to; without a span, the article as a whole, without an article, nowhere in the texts."""

    article: str | None
    span: Span | None = None
    coding: str | None = None
