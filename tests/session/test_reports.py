from __future__ import annotations

import sqlite3

import pytest

from desktop.core.errors import KnownError
from desktop.places import user_log
from desktop.session import reports
from desktop.session.reports import as_known, mark_of, write_report


def caught(work) -> BaseException:
    try:
        work()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def stumble():
    raise LookupError("渡口的灯修好了 in line 7")


def test_a_report_says_where_the_fault_lies_and_what_runs_it():
    file = write_report(caught(stumble), {"platform": "offscreen"})
    told = file.read_text(encoding="utf-8")
    assert file == user_log() / "zhubi.log"
    assert "in stumble" in told
    assert "LookupError" in told
    assert "platform: offscreen" in told
    assert "python: 3." in told


def test_a_report_holds_no_word_of_an_article():
    told = write_report(caught(stumble)).read_text(encoding="utf-8")
    assert told.isascii() or set(told) - {"…"} <= set(map(chr, range(128)))
    assert "in line 7" in told


def test_what_led_to_a_fault_is_in_the_report():
    def work():
        try:
            stumble()
        except LookupError as error:
            raise ValueError("then this") from error

    told = write_report(caught(work)).read_text(encoding="utf-8")
    assert told.index("LookupError") < told.index("then this")


def test_a_second_report_leaves_the_first_one_there():
    write_report(caught(stumble))
    file = write_report(caught(lambda: 1 // 0))
    told = file.read_text(encoding="utf-8")
    assert "LookupError" in told
    assert "ZeroDivisionError" in told


def test_a_log_grown_large_is_put_aside(monkeypatch):
    monkeypatch.setattr(reports, "LARGEST", 10)
    write_report(caught(stumble))
    file = write_report(caught(lambda: 1 // 0))
    assert "LookupError" not in file.read_text(encoding="utf-8")
    assert "LookupError" in file.with_name("zhubi.log.old").read_text(encoding="utf-8")


def test_where_nothing_can_be_written_there_is_no_report(zhubi_home):
    zhubi_home.write_text("in the way of the folder", encoding="utf-8")
    assert write_report(caught(stumble)) is None


def test_the_same_fault_bears_the_same_mark():
    assert mark_of(caught(stumble)) == mark_of(caught(stumble))
    assert mark_of(caught(stumble)) != mark_of(caught(lambda: 1 // 0))
    assert mark_of(ValueError("never raised")) == "ValueError "


def test_damage_that_the_database_reports_is_known(tmp_path):
    path = tmp_path / "study.zhubi"
    path.write_bytes(b"SQLite format 3\0" + b"\x10\x00\x01\x01\x00\x40\x20\x20" + bytes(5000))
    error = caught(lambda: sqlite3.connect(path).execute("SELECT * FROM article"))
    known = as_known(error, path)
    assert known is not None
    assert known.facts["file"] == "study.zhubi"


@pytest.mark.parametrize("error", [ValueError("no"), sqlite3.ProgrammingError("closed"), OSError(5, "no")])
def test_a_fault_of_the_program_is_not_known(error, tmp_path):
    assert as_known(error, tmp_path / "study.zhubi") is None
    assert as_known(error, None) is None


def test_a_known_error_is_itself():
    error = KnownError("disk_full", file="a")
    assert as_known(error, None) is error
