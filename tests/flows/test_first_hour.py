"""The first hour at the real window: a window of its own, which goes when the work is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.ui.window.first_hour import FirstHour


def sheets() -> list[FirstHour]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, FirstHour) and each.isVisible()]


def test_it_stands_beside_the_work_once_and_closes_with_it(at_work):
    at_work.window.action("first_hour").trigger()
    at_work.window.action("first_hour").trigger()
    at_work.settle()
    (sheet,) = sheets()
    assert sheet.isWindow()
    # A window with a parent would stay above the article.
    assert sheet.parentWidget() is None
    assert not sheet.isModal()
    sheet.close()
    at_work.settle()
    at_work.window.action("first_hour").trigger()
    assert len(sheets()) == 1
    at_work.close()
    assert sheets() == []
