"""Qt's own words, in context menus and file dialogs, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.wording import current_language, say

# What a file dialog of Qt's own says, where the system brings none, and Qt's translation leaves in English.
_LEFT_OUT = {
    ("QFileDialog", "&Look in:"): "qt.look_in",
    ("QFileDialog", "Files of &type:"): "qt.files_of_type",
    ("QAbstractFileIconProvider", "File"): "qt.file",
    ("QAbstractFileIconProvider", "Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "File Folder"): "qt.folder",
    ("QAbstractFileIconProvider", "%1 File"): "qt.file_of_kind",
}
_state: dict[str, QTranslator] = {}


class _LeftOut(QTranslator):
    """Says what Qt's own translation does not; asked after it."""

    def isEmpty(self) -> bool:  # noqa: N802
        """Tell that there are words, though none were loaded."""
        return False

    def translate(self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1) -> str | None:
        """Return the words for a source; None leaves it to others, and in the end as it is."""
        key = _LEFT_OUT.get((context, source))
        return None if key is None else say(key)


def translate_qt(app: QApplication) -> None:
    """Make Qt speak the language that sentences come in now."""
    for name in tuple(_state):
        app.removeTranslator(_state.pop(name))
    if current_language() == "en":
        return
    # First: of several translators, the one that came last is asked before the others.
    _state["left out"] = _LeftOut(app)
    app.installTranslator(_state["left out"])
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
        _state["translator"] = translator
