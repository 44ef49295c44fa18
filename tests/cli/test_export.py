import json
import sqlite3

import pytest

from desktop.exporting.formats import FORMATS
from desktop.session import Session
from tests.cli.calling import CHINESE, assert_refused_in_one_line


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written(zhubi, filled, tmp_path, name):
    out = tmp_path / f"out{FORMATS[name].suffix}"
    answer = zhubi("export", filled, name, out)
    assert answer.code == 0
    assert answer.err == ""
    assert out.is_file()


def test_what_is_written_is_what_came_in(zhubi, filled, tmp_path):
    out = tmp_path / "articles.jsonl"
    zhubi("export", filled, "articles-jsonl", out)
    [row] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert "议事亭重新开门" in row.values()


def test_it_works_while_the_window_has_the_project_open(zhubi, filled, tmp_path):
    session = Session.open(filled)
    try:
        assert zhubi("export", filled, "articles-csv", tmp_path / "out.csv").code == 0
    finally:
        session.close()


def test_a_project_is_never_written_over(zhubi, filled):
    before = filled.read_bytes()
    assert_refused_in_one_line(zhubi("export", filled, "articles-csv", filled))
    assert filled.read_bytes() == before


@pytest.mark.parametrize("out", ["none/out.csv", "."])
def test_a_place_that_cannot_be_written_is_told(zhubi, filled, tmp_path, out):
    assert_refused_in_one_line(zhubi("export", filled, "articles-csv", tmp_path / out))


def test_all_that_is_exported_is_of_one_moment(filled, monkeypatch):
    session = Session.open(filled, read_only=True)
    asked = []

    def write_elsewhere():
        other = sqlite3.connect(filled, isolation_level=None, timeout=0)
        try:
            other.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            asked.append("refused")
        finally:
            other.close()
        return []

    session.read.snapshot(session.study)
    monkeypatch.setattr(session.read, "coders", write_elsewhere)
    session.read.snapshot(session.study)
    session.close()
    assert asked == ["refused"]


def test_the_formats_are_listed_with_what_they_carry(zhubi):
    lines = zhubi("formats").out.splitlines()
    assert [line.split()[0] for line in lines] == list(FORMATS)
    assert all(CHINESE.search(line) for line in lines)
