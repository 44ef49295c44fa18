"""The page 复核: its sections are built when they are first shown, whoever they come from."""

import pytest

pytest.importorskip("PySide6.QtWidgets")

from PySide6.QtWidgets import QTabBar, QWidget

from desktop.ui.review.page import ReviewPage
from tests import projects


class Section(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.looked = 0

    def refresh(self) -> None:
        self.looked += 1


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


@pytest.fixture
def built():
    return []


@pytest.fixture
def page(qapp, session, built):
    def build(name: str) -> QWidget:
        built.append(name)
        return Section(name)

    made = ReviewPage(session, {name: lambda name=name: build(name) for name in ("query", "suggestion", "answered")})
    yield made
    made.close()
    made.deleteLater()


def test_sections_are_built_one_by_one(page, built):
    assert built == []
    page.show()
    assert built == ["query"]
    page.show_section("answered")
    assert built == ["query", "answered"]
    assert page.current().name == "answered"
    page.show_section("query")
    assert built == ["query", "answered"]


def test_a_section_looks_again_when_it_comes_to_the_front(page):
    page.show()
    first = page.section("query")
    page.show_section("suggestion")
    before = first.looked
    page.refresh()
    assert first.looked == before
    page.show_section("query")
    assert first.looked > before


def test_a_count_stands_behind_the_name(page):
    tabs = page.findChild(QTabBar, "reviewSections")
    page.set_count("query", 3)
    page.set_count("suggestion", 0)
    assert [tabs.tabText(place) for place in range(3)] == ["存疑 3", "建议", "已答复"]
