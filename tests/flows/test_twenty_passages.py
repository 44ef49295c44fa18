"""Twenty passages of an article coded by mouse and keyboard come out of the exports word for word."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.text.canonical import canonical
from tests.flows.passages import Coder, Passage, pin
from tests.flows.windows import ALT, NONE, SHIFT, Key, Person, governance_project, stored
from tests.texts import ASTRAL_ARTICLE

COUNT = 20


@pytest.fixture
def at_a_page(person, tmp_path):
    """Return a function that opens a new project, imports a file and pins some codes."""
    person.open(governance_project(tmp_path))

    def begin(page: Path) -> Person:
        person.import_from(page)
        assert len(person.rows("articleList")) == 1
        pin(person)
        return person

    return begin


def jsonl(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def table(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_exports(person: Person, folder: Path, coded: list[Passage]) -> None:
    """Compare what was meant with what comes out, and both with the text that comes out."""
    article = jsonl(person.export("articles-jsonl", folder))[0]
    rows = jsonl(person.export("codings-jsonl", folder))
    wanted = sorted((*passage, article["text"][passage.start : passage.end]) for passage in coded)
    assert sorted((row["start"], row["end"], row["code_number"], row["words"]) for row in rows) == wanted
    assert all(row["words"] == article["text"][row["start"] : row["end"]] for row in rows)
    assert all(row["words"].strip() in row["context"] for row in rows)
    raw = table(person.export("codings-csv-raw", folder))
    assert [(int(row["start"]), int(row["end"]), row["words"]) for row in raw] == [
        (row["start"], row["end"], row["words"]) for row in rows
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_twenty_passages_of_a_page_come_out_word_for_word(at_a_page, shared, tmp_path, number):
    page = sorted((shared / "pages").glob("*.txt"))[number]
    person = at_a_page(page)
    coder = Coder(person, seed=number)
    coder.code(COUNT)
    assert len(person.codings()) == COUNT
    check_exports(person, tmp_path, coder.coded)
    assert person.told.texts == []
    assert person.session.read.check() == []


@pytest.fixture
def at_astral(at_a_page, tmp_path):
    """Return a person at the text with rare characters."""
    page = tmp_path / "maipu.txt"
    page.write_bytes(ASTRAL_ARTICLE.encode())
    return at_a_page(page)


def test_twenty_passages_among_rare_characters_come_out_word_for_word(at_astral, tmp_path):
    assert at_astral.text == canonical(ASTRAL_ARTICLE).strip("\n")
    coder = Coder(at_astral, seed=7)
    coder.code(COUNT)
    check_exports(at_astral, tmp_path, coder.coded)
    assert at_astral.session.read.check() == []


@pytest.mark.parametrize(
    "words",
    [
        "\U00020bb7家面馆\U0001f600重新开张",
        "\u25b6停了半年的\U00020bb7家面馆",
        "招牌。\n老板\U00020bb7守田",
        "面馆添了\u00a012\u00a0张桌子",
        "\U0001f600\U0001f600两间",
        "\U00020bb7小满\n\n\u25b6停",
    ],
)
def test_rare_characters_under_the_mouse_are_those_exported(at_astral, tmp_path, words):
    span = at_astral.span(words)
    at_astral.drag(*span, ALT)
    assert at_astral.selected() == words
    at_astral.press(Key.Key_1)
    check_exports(at_astral, tmp_path, [Passage(*span, 206)])


@pytest.mark.parametrize("words", ["\U00020bb7", "\U0001f600", "\u25b6", "\u00a0", "老", "\U0001f600画"])
def test_the_keyboard_steps_over_rare_characters_one_by_one(at_astral, tmp_path, words):
    span = at_astral.span(words)
    at_astral.click_text(span.start)
    at_astral.press(Key.Key_Home, modifiers=NONE)
    steps = span.start - at_astral.view.cursor()
    at_astral.press(Key.Key_Right, times=steps)
    assert at_astral.view.cursor() == span.start
    at_astral.press(Key.Key_Right, modifiers=SHIFT, times=len(words))
    assert at_astral.selected() == words


def test_white_space_alone_is_not_coded(at_astral):
    before = stored(at_astral.session.path)
    at_astral.click_text(at_astral.text.index("\u00a012"))
    at_astral.press(Key.Key_Right, modifiers=SHIFT)
    assert at_astral.selected() == "\u00a0"
    at_astral.press(Key.Key_1)
    assert stored(at_astral.session.path) == before
    assert at_astral.told.texts == []
    assert at_astral.label("passingWord") != ""
