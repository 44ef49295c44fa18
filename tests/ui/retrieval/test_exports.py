"""What is listed is written to a file, and nothing of anyone's besides."""

import csv

import pytest

pytest.importorskip("PySide6.QtWidgets")

from desktop.core.retrieving import SegmentQuestion
from desktop.core.spans import Span
from desktop.operations.add_coder import AddCoder
from desktop.operations.correct_text import CorrectText
from desktop.operations.write_memo import WriteMemo
from desktop.ui.retrieval.exports import write_segments
from tests import projects
from tests.projects import LEAD, LEDGER, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def listed(session):
    question = SegmentQuestion(codes=frozenset({TABLE, LEDGER}))
    return [each for step in session.read.retrieval.segments(question, session.sight) for each in step.codings]


def written(session, folder, codings):
    write_segments(session, codings, folder / "listed.csv")
    with (folder / "listed.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]


def test_codings_that_were_lost_are_not_listed_and_not_written(session, tmp_path):
    first = session.read.articles()[0]
    words = projects.at(session, first, "蓝皮本")
    session.perform(CorrectText(first.id, Span(words.start - 1, words.end + 1), "账"))
    assert session.read.texts.lost_codings(first.id)
    session.perform(AddCoder(coder="c3", coder_name="新来"))
    session.choose_coder("c3")
    assert listed(session) == []
    assert written(session, tmp_path, listed(session)) == []


def test_segments_come_with_ones_own_memo_and_no_others(session, tmp_path):
    session.choose_coder(LEAD)
    rows = written(session, tmp_path, listed(session))
    assert len(rows) == 2
    assert "与第三段对照" in str(rows)
    session.choose_coder(OTHER)
    own = next(each for each in listed(session) if each.code == TABLE)
    session.perform(WriteMemo(own.id, "只写给自己"))
    rows = written(session, tmp_path, listed(session))
    assert "只写给自己" in str(rows)
    assert "与第三段对照" not in str(rows)
