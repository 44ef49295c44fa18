"""Tooltips that show text from outside as it is: Qt would take a tag in it for rich text, and load what it names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows exactly this text."""
    return GuiQt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if "<" in text or "&" in text else text
