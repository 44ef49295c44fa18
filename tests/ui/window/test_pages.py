"""Pages and tabs: built when they are first shown, and told of when they change."""

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.window import work_tabs
from desktop.ui.window.pages import Pages
from desktop.ui.window.work_tabs import WorkTabs


def test_a_page_is_built_when_it_is_first_shown(qapp):
    pages, built, shown = Pages(), [], []
    pages.shown.connect(shown.append)
    for mode in ("coding", "other"):
        pages.add_mode(mode, lambda mode=mode: built.append(mode) or QLabel(mode))
    pages.show_mode("coding")
    assert (built, pages.mode(), pages.modes()) == (["coding"], "coding", ["coding", "other"])
    for _ in range(2):
        pages.show_mode("other")
    assert (built, pages.mode(), shown) == (["coding", "other"], "other", ["coding", "other"])
    assert pages.currentWidget().text() == "other"


@pytest.fixture
def tabs(qapp, monkeypatch):
    monkeypatch.setattr(work_tabs, "say", lambda key: key)
    return WorkTabs()


def test_a_tab_is_built_when_it_is_first_shown(tabs):
    built, shown = [], []
    tabs.shown.connect(shown.append)
    for name in ("codings", "sheet"):
        tabs.add(name, lambda name=name: built.append(name) or QLabel(name))
    assert (built, tabs.current(), tabs.is_shown("sheet")) == (["codings"], "codings", False)
    tabs.show_tab("sheet")
    tabs.show_tab("codings")
    tabs.show_tab("sheet")
    assert built == ["codings", "sheet"]
    assert shown == ["codings", "sheet", "codings", "sheet"]
    tabs.set_title("sheet", "编码表 3")
    assert tabs.tabText(1) == "编码表 3"
