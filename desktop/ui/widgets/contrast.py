"""How well colours stand out from each other, and the colours that can be told from any paper."""

from __future__ import annotations

from PySide6.QtGui import QColor

from desktop.ui.widgets.theme import DARK, LIGHT

_LEAST = 2.0
_STEP = 0.04


def readable(color: str) -> str:
    """Return a colour as `#RRGGBB`, or the nearest one that stands out from light paper and from dark."""
    shade = QColor(color)
    for look, toward in ((LIGHT, QColor("black")), (DARK, QColor("white"))):
        page = QColor(look.surface)
        while contrast(shade, page) < _LEAST:
            shade = mix(toward, shade, _STEP)
    return shade.name().upper()


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
