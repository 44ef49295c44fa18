"""Qt's own words, in context menus and file dialogs, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.wording import current_language

_state: dict[str, QTranslator] = {}


def translate_qt(app: QApplication) -> None:
    """Make Qt speak the language that sentences come in now."""
    if (before := _state.pop("translator", None)) is not None:
        app.removeTranslator(before)
    if current_language() == "en":
        return
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _state["translator"] = translator
