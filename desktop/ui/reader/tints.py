"""Colours of codings on light and dark pages: one pure tint, and inks that stay visible."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

_FAINT_CONTRAST = 2.2
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
def ink(color: str, background: str) -> QColor:
    """Return a coding's colour, moved lighter or darker until a thin line of it can be seen on the page."""
    page, shade = QColor(background), QColor(color)
    toward = QColor("white") if page.lightness() < 128 else QColor("black")
    for _ in range(12):
        if contrast(shade, page) >= _FAINT_CONTRAST:
            break
        shade = mix(toward, shade, 0.12)
    return shade


@lru_cache(maxsize=64)
def density(count: int, muted: str, background: str) -> QColor:
    """Return how dark a density strip is where this many codings lie."""
    return mix(QColor(muted), QColor(background), min(1.0, 0.25 + count / 20))


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """Return `over` laid on `under` with this share, as an opaque colour."""

    def blend(upper: int, lower: int) -> int:
        return round(upper * share + lower * (1 - share))

    return QColor(blend(over.red(), under.red()), blend(over.green(), under.green()), blend(over.blue(), under.blue()))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    return 0.2126 * _linear(color.redF()) + 0.7152 * _linear(color.greenF()) + 0.0722 * _linear(color.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
