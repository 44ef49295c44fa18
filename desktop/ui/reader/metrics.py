"""Measures of the page: the column, the margin for stripes, and how each role of paragraph is set."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.core.paragraphs import Role
from desktop.ui.reader.blocks import Block
from desktop.ui.reader.values import ViewStyle

TOP, BOTTOM = 36, 72
NARROW_LANES, WIDE_LANES = 15, 5
GAP = 2
_MARGIN_GAP, _EDGE = 30, 20
_SIGNS, _SIGN_GAP = 3, 9


class Setting(NamedTuple):
    """How one role is set, in pixels; `glyph` is where the letters end below a line's top."""

    font: QFont
    em: float
    line: int
    baseline: int
    glyph: int
    above: int
    below: int
    muted: bool
    justified: bool


class _Recipe(NamedTuple):
    scale: float
    leading: float
    above: float
    below: float
    bold: bool = False
    muted: bool = False


_RECIPES = {
    Role.HEADLINE: _Recipe(1.25, 0.9, 0.9, 0.3, bold=True),
    Role.KICKER: _Recipe(1.0, 0.9, 0.0, 0.1, muted=True),
    Role.SUBTITLE: _Recipe(1.08, 0.9, 0.0, 0.3, muted=True),
    Role.BYLINE: _Recipe(0.88, 0.9, 0.1, 0.5, muted=True),
    Role.DATELINE: _Recipe(0.88, 0.9, 0.1, 0.5, muted=True),
    Role.HEADING: _Recipe(1.08, 1.0, 0.7, 0.25, bold=True),
    Role.BODY: _Recipe(1.0, 1.0, 0.0, 0.45),
    Role.CAPTION: _Recipe(0.88, 0.95, 0.3, 0.5, muted=True),
    Role.SLOGAN: _Recipe(1.08, 1.0, 0.5, 0.5, bold=True),
}
_TITLE = _Recipe(1.6, 0.78, 0.0, 0.45, bold=True)


class Metrics:
    """Where everything stands on a page of this style and width (logical pixels)."""

    def __init__(self, style: ViewStyle, font: QFont, width: int) -> None:
        self._style = style
        self._font = QFont(font)
        if style.family:
            self._font.setFamilies([style.family])
        self._font.setPointSizeF(style.size)
        self._settings: dict[tuple[Role, bool], Setting] = {}
        self.em = max(QFontMetricsF(self._font).horizontalAdvance("国"), 4.0)
        self.slot = 7
        self.sign = min(max(round(self.em * 0.8), 11), 18)
        self.sign_slot, self.sign_gap = self.sign + 3, _SIGN_GAP
        signs = _SIGN_GAP + _SIGNS * self.sign_slot
        stripes = NARROW_LANES * self.slot
        room = width - stripes - _MARGIN_GAP - signs - _EDGE
        self.column = max(int(min(style.measure * self.em + 1, room)), int(8 * self.em))
        block = self.column + _MARGIN_GAP + stripes
        self.left = max((width - block) // 2, signs if room > 8 * self.em else _SIGN_GAP + self.sign_slot)
        self.stripes = self.left + self.column + _MARGIN_GAP
        self.thickness = max(2, round(self.em * 0.11))
        self.pitch = self.thickness + max(1, round(self.em * 0.05))

    @property
    def body(self) -> Setting:
        """Return how running text is set."""
        return self.setting(Role.BODY)

    @property
    def small_font(self) -> QFont:
        """Return the font of signs beside the text."""
        font = QFont(self._font)
        font.setPointSizeF(max(self._style.size * 0.56, 6.5))
        return font

    def setting(self, role: Role, *, title: bool = False) -> Setting:
        """Return how a role is set; `title` is the article's first headline."""
        key = (role, title)
        if key not in self._settings:
            self._settings[key] = self._made(_TITLE if title else _RECIPES[role], role)
        return self._settings[key]

    def lanes(self, setting: Setting) -> int:
        """Return how many underlines find room between two lines, at most four."""
        return min(max((setting.line - setting.glyph - GAP) // self.pitch, 1), 4)

    def estimate(self, block: Block, setting: Setting) -> int:
        """Return the height a block will roughly have, without shaping it."""
        columns = max(int(self.column / setting.em), 1)
        lines = max(-(-(block.end - block.start) // columns), block.wraps + 1)
        return block_height(block, setting, lines)

    def _made(self, recipe: _Recipe, role: Role) -> Setting:
        font = QFont(self._font)
        font.setPointSizeF(self._style.size * recipe.scale)
        font.setBold(recipe.bold)
        em = QFontMetricsF(font).horizontalAdvance("国")
        line = max(round(em * self._style.leading * recipe.leading), round(em * 1.25))
        spare = line - em
        # Letters stand high in their line, so that the underlines of codings find room below them.
        baseline = round(spare * 0.06 + em * 0.88)
        body_line = self.em * self._style.leading
        return Setting(
            font, em, line, baseline, baseline + round(em * 0.19), round(recipe.above * body_line),
            round(recipe.below * body_line), recipe.muted, role is Role.BODY,
        )  # fmt: skip


def block_height(block: Block, setting: Setting, lines: int) -> int:
    """Return the height of a block of so many lines, with the space its role wants around it."""
    around = (setting.above if block.opens else 0) + (setting.below if block.closes else 0)
    return around + lines * setting.line
