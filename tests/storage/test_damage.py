"""Damaged files: whatever byte is wrong, opening, reading and checking end in a sentence or in a finding."""

import itertools
import random
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.session import Session
from tests import projects

NUMBERS = itertools.count()


def explore(path) -> list[str]:
    """What is said of a file when it is opened, checked and closed; nothing if all is well."""
    try:
        session = Session.open(path)
    except KnownError as error:
        return [error.kind]
    try:
        return [finding.kind for finding in session.read.check()]
    except KnownError as error:
        return [error.kind]
    finally:
        session.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damage")


@given(st.integers(0, 2**32))
def test_wrong_bytes_never_end_in_a_crash(folder, seed):
    chance = random.Random(seed)
    path = projects.filled(folder / f"{next(NUMBERS)}.zhubi")
    whole = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(100, len(whole))
        content = chance.randbytes(chance.choice((1, 4, 60, 4096)))
        whole[start : start + len(content)] = content
    path.write_bytes(whole)
    assert all(kind.isidentifier() for kind in explore(path))


@pytest.mark.parametrize("kept", [100, 4096, 100_000, -4096, -1])
def test_a_file_cut_short_is_said_to_be_damaged(folder, kept):
    path = projects.filled(folder / f"{next(NUMBERS)}.zhubi")
    path.write_bytes(path.read_bytes()[:kept])
    assert explore(path)


def test_a_page_of_the_log_in_ruins_is_noticed(folder):
    path = projects.filled(folder / f"{next(NUMBERS)}.zhubi")
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'revision'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(whole)
    assert explore(path)


def edited(folder, *statements):
    path = projects.filled(folder / f"{next(NUMBERS)}.zhubi")
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        ("UPDATE coding SET start = start + 1", {"check_fold", "check_quote"}),
        ("UPDATE coding SET words = words || '渠'", {"check_fold", "check_quote"}),
        ("UPDATE memo SET text = '改过'", {"check_fold"}),
        ("DELETE FROM pin", {"check_fold"}),
        ("UPDATE long_text SET content = '另一篇' || content", {"check_quote", "check_text"}),
        ("UPDATE source_file SET packed = x'00'", {"check_text"}),
        ("DELETE FROM article", {"check_file"}),
        ("DELETE FROM revision WHERE kind = 'coding'", {"check_chain"}),
        ("UPDATE revision SET time = '2020-01-01T00:00:00.000Z' WHERE kind = 'coding'", {"check_chain"}),
        ("UPDATE coding SET removed = 1", {"check_fold"}),
        ("UPDATE coder_name SET name = ''", set()),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(folder, statement, findings):
    assert set(explore(edited(folder, "PRAGMA foreign_keys=OFF", statement))) == findings


def test_a_misquotation_is_shown_and_not_mended(folder):
    path = edited(folder, "UPDATE coding SET words = '别的话' WHERE coder = 'coder-lead'")
    session = Session.open(path)
    article = session.read.articles()[0].id
    assert [finding.facts["words"] for finding in session.read.misquoted(article)] == ["别的话", "别的话"]
    assert {each.words for each in session.read.codings(article, coder=projects.LEAD)} == {"别的话"}
    session.close()


def test_checking_changes_nothing(folder):
    path = projects.filled(folder / f"{next(NUMBERS)}.zhubi")
    before = path.read_bytes()
    session = Session.open(path, read_only=True)
    assert session.read.check() == []
    session.close()
    assert path.read_bytes() == before
