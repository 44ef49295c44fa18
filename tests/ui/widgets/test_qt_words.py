from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop.ui.widgets.qt_words import translate_qt
from desktop.wording import set_language


@pytest.fixture
def chinese(qapp):
    set_language("zh")
    translate_qt(qapp)
    yield qapp
    set_language("en")
    translate_qt(qapp)


def labels(folder) -> list[str]:
    dialog = QFileDialog(None, "", str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    dialog.deleteLater()
    return words


def test_a_file_dialog_of_qt_says_nothing_in_english(chinese, tmp_path):
    words = labels(tmp_path)
    assert len(words) == 3
    assert not any("type" in each or "Look" in each for each in words)


def test_words_that_nobody_translates_stay_as_they_are(chinese):
    assert QCoreApplication.translate("QFileDialog", "A word of nobody") == "A word of nobody"


def test_in_english_qt_speaks_for_itself(chinese, tmp_path):
    set_language("en")
    translate_qt(chinese)
    assert "&Look in:" in labels(tmp_path)
