"""Coding by words, as an operation."""

from __future__ import annotations

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.auto_code import AutoCode, Passage
from desktop.operations.correct_text import CorrectText
from tests import projects
from tests.projects import LEAD, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def passage(session, article, words):
    return Passage(article.id, session.read.text(article.id).version.id, projects.at(session, article, words))


def test_all_is_coded_in_one_action_and_undone_in_one(session):
    first, second, _ = session.read.articles()
    state = projects.state(session)
    session.perform(AutoCode(SEED, (passage(session, first, "樟树下"), passage(session, second, "竹椅"))))
    made = [each for each in projects.codings_of(session, LEAD) if each.code == SEED]
    assert [(each.words, each.origin) for each in made] == [("樟树下", "auto"), ("竹椅", "auto")]
    assert session.history(limit=1)[0].facts | {"code": ""} == {"code": "", "count": "2", "articles": "2"}
    session.undo()
    assert projects.state(session) == state


def test_what_is_coded_so_already_is_skipped_and_not_counted(session):
    first = session.read.articles()[0]
    table, tree = passage(session, first, "折叠桌"), passage(session, first, "樟树下")
    changes = session.perform(AutoCode(TABLE, (tree, table, tree)))
    assert len(changes.of("coding")) == 1
    assert session.history(limit=1)[0].facts["count"] == "1"


def test_nothing_new_leaves_nothing(session):
    first = session.read.articles()[0]
    before = projects.revisions(session)
    assert not session.perform(AutoCode(TABLE, (passage(session, first, "折叠桌"),)))
    assert projects.revisions(session) == before


def test_without_a_rank_it_is_that_of_a_coding_by_hand(session):
    first = session.read.articles()[0]
    ranks = session.read.codebook().ranks
    session.perform(AutoCode(SEED, (passage(session, first, "折叠桌"), passage(session, first, "樟树下"))))
    made = {each.words: each.rank for each in projects.codings_of(session, LEAD) if each.code == SEED}
    assert made == {"折叠桌": ranks[1].id, "樟树下": ranks[0].id}


def test_a_text_that_changed_meanwhile_is_not_coded_at_all(session):
    first, second, _ = session.read.articles()
    wanted = (passage(session, second, "竹椅"), passage(session, first, "折叠桌"))
    session.perform(CorrectText(first.id, Span(0, 2), "芦汀"))
    before = projects.revisions(session)
    with pytest.raises(KnownError) as refused:
        session.perform(AutoCode(SEED, wanted))
    assert refused.value.kind == "autocode_text_changed"
    assert projects.revisions(session) == before


def test_many_passages_ask_for_a_copy_of_the_project_before():
    few = tuple(Passage("a", "v", Span(at, at + 1)) for at in range(199))
    assert not AutoCode(SEED, few).needs_copy()
    assert AutoCode(SEED, (*few, Passage("a", "v", Span(300, 301)))).needs_copy()


def test_how_far_it_is_is_told(session):
    first = session.read.articles()[0]
    version = session.read.text(first.id).version.id
    spans = [
        span
        for span in (Span(at, at + 1) for at in range(300))
        if session.read.text(first.id).text[slice(*span)].strip()
    ]
    told = []
    session.perform(AutoCode(SEED, tuple(Passage(first.id, version, span) for span in spans[:120]),
                             told=lambda done, count: told.append((done, count))))  # fmt: skip
    assert told == [(50, 120), (100, 120)]
