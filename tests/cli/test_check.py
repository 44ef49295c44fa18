import sqlite3
from contextlib import closing

import pytest

from desktop.core.spans import Span
from desktop.operations.place_code import PlaceCode
from desktop.session import Session
from tests.cli.calling import CHINESE, assert_refused_in_one_line
from tests.projects import codebook


@pytest.fixture
def coded(zhubi, tmp_path, page):
    """Return a project with one coding."""
    from desktop.session.beginning import begin_project

    path = tmp_path / "coded.zhubi"
    begin_project(path, title="渡口", coder_name="岑晚", codebook=codebook())
    zhubi("import", path, page)
    session = Session.open(path)
    [article] = session.read.articles()
    session.perform(PlaceCode(article.id, Span(0, 3), session.read.codebook().codes[0].id))
    session.close()
    return path


def tamper(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(statement)


def test_a_whole_project_is_told_to_be_well(zhubi, coded):
    assert zhubi("check", coded) == (0, "“coded.zhubi”：一切正常。\n", "")


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE revision SET body = replace(body, '渡口', '渡船') WHERE kind = 'study'", "接不上"),
        ("DELETE FROM revision WHERE sequence = 1", "接不上"),
        ("UPDATE coding SET words = '别的话'", "对不上"),
        ("UPDATE study SET title = '别的名字'", "不一致"),
    ],
)
def test_what_was_tampered_with_is_found(zhubi, coded, statement, told):
    tamper(coded, statement)
    answer = zhubi("check", coded)
    assert answer.code == 1
    assert told in answer.out
    assert len(answer.complaints) == 1


def test_findings_come_in_english(zhubi, coded):
    tamper(coded, "UPDATE study SET title = 'x'")
    answer = zhubi("check", coded, "--lang", "en")
    assert not CHINESE.search(answer.out + answer.err)


def test_checking_changes_nothing(zhubi, coded):
    before = coded.read_bytes()
    zhubi("check", coded)
    assert coded.read_bytes() == before


@pytest.mark.parametrize("page_number", range(1, 12))
def test_a_page_of_rubbish_never_ends_in_a_traceback(zhubi, coded, page_number):
    with closing(sqlite3.connect(coded)) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(coded.read_bytes())
    data[page_number * size : (page_number + 1) * size] = b"\xa5" * size
    coded.write_bytes(data)
    answer = zhubi("check", coded)
    message = assert_refused_in_one_line(answer)
    assert "程序出了差错" not in message
    assert coded.read_bytes() == data
    assert not coded.with_name(coded.name + ".lock").exists()
