"""Where one stood in the real window: found again at the next start, after the settings, and after a correction."""

from __future__ import annotations

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.operations.correct_text import CorrectText
from desktop.operations.import_pages import ImportPages
from desktop.session import Session
from tests import projects
from tests.flows.windows import Person
from tests.texts import LONG_PARAGRAPH

LONG = "长文\n\n" + "\n\n".join(f"第{number}段。" + LONG_PARAGRAPH for number in range(20))


@pytest.fixture
def reader(person, tmp_path) -> Person:
    """Return a person who has read half of a long article."""
    path = projects.filled(tmp_path / "study.zhubi")
    session = Session.open(path)
    session.perform(ImportPages((projects.page("long.txt", LONG),)))
    session.close()
    person.open(path)
    person.click_row("articleList", 3)
    person.view.show_from(person.view.scene.article.text.index("第11段"))
    person.settle()
    return person


def in_sight(person: Person) -> str:
    """Return the words at the top of the article."""
    text = person.view.scene.article.text
    top = person.view.top_position()
    return text[top : top + 5]


def test_the_next_start_shows_the_article_where_it_was_read_to(reader):
    assert in_sight(reader) == "第11段。"
    reader.reopen()
    assert in_sight(reader) == "第11段。"


@pytest.mark.parametrize("place", ["", "x", "other 400", "{version} -1", "{version} " + "9" * 5000])
def test_a_place_that_is_none_is_no_trouble(reader, place):
    version, path = reader.window.desk.version(), reader.session.path
    reader.close()
    reader.shell.settings.set("place_of_project", {str(path): place.format(version=version)})
    reader.open(path)
    assert in_sight(reader).startswith("长文")


def test_other_settings_leave_words_code_tab_and_place_as_they_were(reader):
    words = reader.span("第12段")
    reader.view.select(words)
    code = reader.session.read.codebook().codes[3].id
    reader.window.codebook.show_code(code)
    reader.window.work.show_tab("memos")
    before, window = in_sight(reader), reader.window
    reader.shell._on_settings({"theme": "dark"})
    assert reader.window is not window
    assert in_sight(reader) == before
    assert reader.view.selection() == words
    assert reader.window.codebook.chosen().id == code
    assert reader.window.work.current() == "memos"


def test_a_correction_above_or_below_leaves_the_article_where_it_is(reader):
    article = reader.window.articles.current()
    for words in ("第0段", "第19段"):
        reader.session.perform(CorrectText(article, reader.span(words), words + "（原文漏印两字）"))
        reader.settle()
        assert in_sight(reader) == "第11段。"


def test_what_was_said_to_one_coder_is_not_left_for_the_next(at_work):
    at_work.window.status.say("已编码“便民桌”：折叠桌")
    at_work.coder_menu("谷雨晴")
    assert at_work.label("passingWord") == ""
