"""Chinese fonts: those of the system, else those that came with the program, else a plain word about it."""

from __future__ import annotations

import os

from PySide6.QtGui import QFontDatabase

from desktop.core.errors import KnownError
from desktop.places.screen import bundled_font_files

_CHINESE = QFontDatabase.WritingSystem.SimplifiedChinese
# The most even on a screen first; names as the systems list them.
_SANS = (
    "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "WenQuanYi Micro Hei", "文泉驿微米黑", "Hiragino Sans GB",
)  # fmt: skip
_SERIF = (
    "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "Songti SC",
    "STSong", "SimSun", "NSimSun", "AR PL UMing CN",
)  # fmt: skip
_loaded: list[str] = []


def load_fonts() -> None:
    """Make sure that Chinese can be shown; call it once the QApplication exists.

    Raises KnownError `font_missing` where neither the system nor the program has a Chinese font.
    """
    if QFontDatabase.families(_CHINESE) and os.environ.get("ZHUBI_BUNDLED_FONT") != "1":
        return
    if not _loaded:
        _load_bundled()
    if not _loaded and not QFontDatabase.families(_CHINESE):
        raise KnownError("font_missing")


def ui_font_family() -> str:
    """Return the family that the window is written in."""
    return _first_of(_SANS)


def reading_font_family(face: str = "sans") -> str:
    """Return the family that articles are read in: `sans` (黑体) or, where there is one, `serif` (宋体)."""
    return _first_of(_SERIF if face == "serif" else _SANS)


def _load_bundled() -> None:
    for file in bundled_font_files():
        _loaded.extend(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file))))


def _first_of(wanted: tuple[str, ...]) -> str:
    there = QFontDatabase.families(_CHINESE)
    for family in (*_loaded, *wanted):
        if family in wanted and (family in there or family in _loaded):
            return family
    return there[0] if there else ""
