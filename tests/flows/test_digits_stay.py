"""Digit keys while coding with the brush or unit by unit: today they mean what they meant yesterday."""

from __future__ import annotations

import pytest

from desktop.session.starter import build_starter
from desktop.ui.ways import digits
from desktop.ui.ways.key_cell import KeyCell
from desktop.wording import say
from tests.flows.windows import CONTROL, Key


@pytest.fixture
def at_starter(person, tmp_path):
    """A coder at the starter study, whose codebook has more codes than there are digits."""
    path = tmp_path / "starter.zhubi"
    coder = build_starter(path)
    person.shell.settings.remember_for_project("coder_of_project", path, coder)
    person.open(path)
    person.click_row("articleList", 6)
    person.press(Key.Key_T, modifiers=CONTROL)
    return person


def bar(person, key=Key.Key_U) -> list[str]:
    """Begin or go on unit by unit, and return what the keys say."""
    person.press(key)
    cells = [cell for cell in person.window.findChildren(KeyCell) if cell.isVisible()]
    assert cells
    return [cell.text() for cell in cells if cell.objectName() != "wayKey0"]


def use_another(person) -> None:
    """Code with a code that is on no digit."""
    on_keys = set(bar(person))
    person.press(Key.Key_Escape)
    fresh = next(code for code in person.session.read.codebook().codes if code.name_zh not in on_keys)
    person.drag_over(person.text[200:206])
    person.open_palette()
    person.choose(str(fresh.number))
    person.press(Key.Key_Escape)


def test_another_code_used_in_between_leaves_the_keys_as_they_are(at_starter):
    person = at_starter
    before = bar(person)
    assert all(before)
    person.press(Key.Key_Escape)
    use_another(person)
    assert bar(person) == before
    person.press(Key.Key_Escape)
    assert bar(person, Key.Key_B) == before, "the brush has the same"


def test_a_code_taken_from_the_list_takes_a_key_long_unused_and_that_is_told(at_starter, monkeypatch):
    monkeypatch.setattr(digits, "_LONG_AGO", 3)
    person = at_starter
    before = bar(person)
    fresh = next(code for code in person.session.read.codebook().codes if code.name_zh not in before)
    # News of rulings are told a moment after the start.
    person.wait(lambda: bool(person.label("passingWord")))
    person.press(Key.Key_Slash)
    person.choose(str(fresh.number))
    person.view.setFocus()
    after = [cell.text() for cell in person.window.findChildren(KeyCell) if cell.objectName() != "wayKey0"]
    changed = [place for place, pair in enumerate(zip(before, after, strict=True), start=1) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert person.label("passingWord") == say("ways.key_taken", digit=changed[0], name=fresh.name_zh)


def test_the_keys_are_the_same_after_a_new_start(at_starter):
    person = at_starter
    before = bar(person)
    person.press(Key.Key_Escape)
    use_another(person)
    person.reopen()
    person.press(Key.Key_T, modifiers=CONTROL)
    assert bar(person) == before


def test_every_coder_has_keys_of_their_own(at_starter):
    person = at_starter
    bar(person)
    person.press(Key.Key_Escape)
    kept = person.window.settings.get("digits_of_coder")
    other = next(each for each in person.session.read.coders() if each.id != person.session.coder.id)
    person.window._on_coder(other.id)
    person.view.setFocus()
    person.press(Key.Key_U)
    now = person.window.settings.get("digits_of_coder")
    assert now.items() >= kept.items()
    assert {key.rpartition("/")[2] for key in now} >= {person.session.coder.id}


def test_a_key_says_for_how_long_it_means_its_code(at_starter):
    person = at_starter
    names = bar(person)
    cell = person.find(KeyCell, "wayKey1")
    assert cell.toolTip() == say("ways.key_stays", digit=1, name=names[0])
