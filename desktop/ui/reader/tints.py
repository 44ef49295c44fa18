"""Colours of codings on light and dark pages: one pure tint, and inks that stay visible."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from desktop.ui.widgets.contrast import contrast, mix

_TINT_CONTRAST = 2.2


@lru_cache(maxsize=512)
def tint(color: str, background: str) -> QColor:
    """Return the opaque background for a coded passage: one colour thinned with the page, never two mixed."""
    page = QColor(background)
    share = 0.34 if page.lightness() < 128 else 0.22
    while contrast(thinned := mix(QColor(color), page, share), page) > _TINT_CONTRAST:
        share *= 0.85
    return thinned


@lru_cache(maxsize=64)
def wash(color: str, background: str, share: float) -> QColor:
    """Return the page with a breath of a colour."""
    return mix(QColor(color), QColor(background), share)


@lru_cache(maxsize=512)
def ink(color: str, background: str, least: float) -> QColor:
    """Return a coding's colour, moved lighter or darker until a thin line of it has the least contrast on the page."""
    page, shade = QColor(background), QColor(color)
    toward = QColor("white") if page.lightness() < 128 else QColor("black")
    for _ in range(24):
        if contrast(shade, page) >= least:
            break
        shade = mix(toward, shade, 0.12)
    return shade


@lru_cache(maxsize=64)
def density(count: int, muted: str, background: str) -> QColor:
    """Return how dark a density strip is where this many codings lie."""
    return mix(QColor(muted), QColor(background), min(1.0, 0.25 + count / 20))
