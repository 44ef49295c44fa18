"""A study without articles at the real window: steps to begin with, until there is an article."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.operations.add_coder import AddCoder
from desktop.session.beginning import begin_project
from desktop.ui.window.empty_study import EmptyStudy
from tests.flows.windows import Person


@pytest.fixture
def beginner(person, tmp_path) -> Person:
    """Return the lead of a study with nothing in it."""
    path = tmp_path / "empty.zhubi"
    begin_project(path, title="空研究", coder_name="闻一舟", codebook=None)
    person.open(path)
    return person


def page(person: Person) -> EmptyStudy | None:
    found = [each for each in person.window.findChildren(EmptyStudy) if each.isVisible()]
    return found[0] if found else None


def buttons(person: Person) -> list[str]:
    return [each.text() for each in page(person).findChildren(QPushButton) if each.isVisible()]


def test_the_steps_stand_there_until_there_is_an_article(beginner, tmp_path):
    assert buttons(beginner) == ["导入文件…", "导入文件夹…", "读入编码手册…", "新建一级类目…", "编码表的变量…"]
    assert not beginner.view.isVisible()
    file = tmp_path / "a.txt"
    file.write_text("渡口的早晨\n\n船夫把缆绳解开。\n", encoding="utf-8")
    beginner.window.file_commands.import_from([file])
    beginner.wait(lambda: not beginner.window.intake.busy())
    beginner.settle()
    assert page(beginner) is None
    assert beginner.view.isVisible()
    beginner.undo()
    assert page(beginner) is not None


def test_who_does_not_lead_is_told_to_wait(beginner):
    beginner.session.perform(AddCoder("coder-new", "谷雨晴"))
    beginner.session.choose_coder("coder-new")
    beginner.settle()
    assert buttons(beginner) == []


def test_a_study_with_articles_shows_them(at_work):
    assert page(at_work) is None
