"""Versions of the codebook: a change of meaning makes one, and a coding knows the one it was made under."""

from dataclasses import replace

import pytest

from desktop.core.spans import Span
from desktop.operations.edit_code import EditCode, MoveCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_codes import RemoveCode
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEDGER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def numbers(session):
    return [version.number for version in projects.inner(session).codebooks.versions()]


def edited(session, **changes):
    return EditCode(replace(session.read.codebook().code(TABLE), **changes))


def test_a_study_begins_with_its_first_version(session):
    assert numbers(session) == [1]


@pytest.mark.parametrize(
    "changes", [{"definition": "摆到门口"}, {"name_zh": "长桌"}, {"number": 77}, {"examples": ("一张桌子",)}]
)
def test_a_change_of_meaning_makes_a_version(session, changes):
    session.perform(edited(session, **changes))
    assert numbers(session) == [1, 2]
    session.undo()
    assert numbers(session) == [1]


@pytest.mark.parametrize("changes", [{"color": "#123456"}, {}])
def test_a_change_of_looks_makes_none(session, changes):
    session.perform(edited(session, **changes))
    assert numbers(session) == [1]


def test_moving_makes_a_version_only_into_another_category(session):
    session.perform(MoveCode(GRID, "category-1", 0))
    assert numbers(session) == [1]
    session.perform(MoveCode(GRID, "category-2", 0))
    assert numbers(session) == [1, 2]


def test_a_removed_code_makes_a_version(session):
    session.perform(RemoveCode(LEDGER))
    assert numbers(session) == [1, 2]


def test_a_coding_keeps_the_version_it_was_made_under(session):
    article = session.read.articles()[0].id
    first = session.perform(PlaceCode(article, Span(0, 3), CANAL))
    session.perform(edited(session, definition="新定义"))
    second = session.perform(PlaceCode(article, Span(0, 4), CANAL))
    by_id = {version.id: version.number for version in projects.inner(session).codebooks.versions()}

    def number(changes):
        return by_id[session.read.coding(next(iter(changes.of("coding")))).codebook_version]

    assert (number(first), number(second)) == (1, 2)
    assert number(session.perform(RecodeCoding(next(iter(first.of("coding"))), CALL))) == 2
