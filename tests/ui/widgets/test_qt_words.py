from PySide6.QtCore import QCoreApplication

from desktop.ui.widgets.qt_words import translate_qt
from desktop.wording import set_language


def _cancel():
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_qt_speaks_the_language_of_the_window(qapp):
    set_language("zh")
    translate_qt(qapp)
    assert _cancel() == "取消"
    set_language("en")
    translate_qt(qapp)
    assert _cancel() == "Cancel"
