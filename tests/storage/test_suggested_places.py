"""Where the words of a suggested code are: kept in the log and the tables, whatever becomes of article and text."""

import json
import random
import shutil

import pytest

from desktop.core.codings import Suggestion
from desktop.core.kinds import from_body, to_body
from desktop.core.revisions import dump
from desktop.core.spans import Span
from desktop.operations.correct_text import CorrectText
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.suggest_code import SuggestCode, WithdrawSuggestion
from desktop.session import Session
from desktop.storage import fold
from desktop.storage.checking import check
from tests import projects
from tests.projects import LEAD, OTHER

_INSERT = f"INSERT OR IGNORE INTO revision VALUES ({', '.join('?' * 13)})"


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path, coder=OTHER)
    yield session
    session.close()


def suggest(session, words="折叠桌", name="夜间值守"):
    article = session.read.articles()[0]
    operation = SuggestCode(name, article=article.id, span=projects.at(session, article, words))
    return next(iter(session.perform(operation).of("suggestion")))


def only(session):
    (suggestion,) = projects.inner(session).doubts.suggestions()
    return suggestion


def removed(session, kind, identity):
    query = f'SELECT removed FROM "{kind}" WHERE id = ?'
    return projects.inner(session).connection.execute(query, (identity,)).fetchall()


def rebuild(session):
    connection = projects.inner(session).connection
    connection.execute("BEGIN")
    fold.rebuild(connection)
    connection.execute("COMMIT")


def test_log_and_table_hold_the_place(session):
    suggest(session)
    article = session.read.articles()[0]
    found, span = only(session), projects.at(session, article, "折叠桌")
    version = session.read.text(article.id).version.id
    assert found.place == (article.id, version, span)
    before = projects.state(session)
    rebuild(session)
    assert projects.state(session) == before
    assert check(projects.inner(session)) == []


def test_a_body_from_before_the_step_has_no_place(session):
    body = {"category": None, "coder": OTHER, "made": "2024-05-06T04:00:00.000Z", "name": "夜间值守", "words": "夜里"}
    assert from_body("suggestion", "s", body).place is None
    connection = projects.inner(session).connection
    connection.execute("BEGIN")
    projects.inner(session).log.append(
        action="a", name="suggest_code", actor=OTHER, coder=OTHER, kind="suggestion", entity="s", body=dump(body)
    )
    fold.rebuild(connection)
    connection.execute("COMMIT")
    assert only(session) == Suggestion(
        id="s", coder=OTHER, category=None, name="夜间值守", words="夜里", made=body["made"]
    )
    assert json.loads(projects.inner(session).log.latest("suggestion", "s")) == body


@pytest.mark.parametrize("hole", ["article", "version", "start", "end"])
def test_half_a_place_is_none(hole):
    whole = Suggestion(
        id="s", coder=OTHER, category=None, name="值守", words="夜里", made="", article="a", version="v", start=0, end=2
    )
    assert whole.place == ("a", "v", (0, 2))
    assert from_body("suggestion", "s", {**to_body(whole), hole: None}).place is None


def test_a_removed_article_stays_as_a_tombstone_while_a_suggestion_is_on_it(session):
    article = session.read.articles()[2]
    suggestion = next(iter(session.perform(SuggestCode("面馆", article=article.id, span=Span(2, 4))).of("suggestion")))
    session.choose_coder(LEAD)
    (coding,) = session.read.codings(article.id, coder=LEAD)
    session.perform(LiftCoding(coding.id))
    session.perform(RemoveArticles((article.id,)))
    assert removed(session, "article", article.id) == [(1,)]
    assert only(session).article == article.id
    assert check(projects.inner(session)) == []
    session.choose_coder(OTHER)
    session.perform(WithdrawSuggestion(suggestion))
    assert removed(session, "article", article.id) == []
    session.undo()
    assert removed(session, "article", article.id) == [(1,)]
    assert check(projects.inner(session)) == []


def test_a_text_that_was_taken_back_stays_while_a_suggestion_is_on_it(session):
    session.choose_coder(LEAD)
    article = session.read.articles()[2]
    session.perform(CorrectText(article.id, Span(0, 1), "新"))
    newest = session.read.text(article.id).version.id
    session.choose_coder(OTHER)
    suggestion = next(iter(session.perform(SuggestCode("面馆", article=article.id, span=Span(2, 4))).of("suggestion")))
    session.choose_coder(LEAD)
    session.undo()
    assert removed(session, "text_version", newest) == [(1,)]
    assert check(projects.inner(session)) == []
    session.choose_coder(OTHER)
    session.perform(WithdrawSuggestion(suggestion))
    assert removed(session, "text_version", newest) == []


@pytest.mark.parametrize("seed", range(4))
def test_copies_come_to_one_state_in_any_order(tmp_path, seed):
    paths = [projects.filled(tmp_path / "one.zhubi"), tmp_path / "other.zhubi"]
    shutil.copy(*paths)
    one, other = Session.open(paths[0], coder=LEAD), Session.open(paths[1], coder=OTHER)
    article = one.read.articles()[0]
    one.perform(CorrectText(article.id, projects.at(one, article, "樟树"), "香樟树"))
    one.perform(RemoveArticles((article.id,)))
    suggest(other)
    suggest(other, "蓝皮本", "本子")
    other.undo()
    chance, logs, states = random.Random(seed), (projects.revisions(other), projects.revisions(one)), []
    for session, found in zip((one, other), logs, strict=True):
        chance.shuffle(found)
        projects.inner(session).connection.executemany(_INSERT, found)
        rebuild(session)
        states.append(projects.state(session))
        assert check(projects.inner(session)) == []
        assert only(session).place is not None
        session.close()
    assert states[0] == states[1]
