"""The palette (快速编码): a code for the selected words by a few typed letters."""

from desktop.ui.palette.palette import CodePalette
from desktop.ui.palette.values import PaletteCode

__all__ = ["CodePalette", "PaletteCode"]
