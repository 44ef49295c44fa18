"""Every operation there is: applied, taken back, done again, and rebuilt from the log."""

import sqlite3

import pytest

from desktop.core.revisions import Action
from desktop.operations import operation_types
from desktop.operations.revert_action import RedoAction, UndoAction
from desktop.session import Session
from desktop.storage import create_project, fold
from desktop.storage.checking import check, states
from desktop.wording import LANGUAGES, has, say
from tests import projects
from tests.operations.samples import SAMPLES

each_operation = pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"create_study"}))


def newest(session) -> Action:
    return session.history(limit=1)[0]


def rebuilt(session):
    """The state that the log alone makes, worked out on a copy that is emptied first."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    projects.inner(session).connection.backup(copy)
    copy.execute("PRAGMA foreign_keys=OFF")
    for kind in states(copy):
        copy.execute(f'DELETE FROM "{kind}"')
    copy.execute("BEGIN")
    fold.rebuild(copy)
    copy.execute("COMMIT")
    found = states(copy)
    copy.close()
    return found


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def test_every_operation_has_a_sample():
    assert set(SAMPLES) == set(operation_types())


@each_operation
def test_a_sample_is_of_its_operation_and_changes_something(session, name):
    operation = SAMPLES[name](session)
    before = projects.state(session)
    assert type(operation) is operation_types()[name]
    assert session.perform(operation)
    assert projects.state(session) != before


@each_operation
def test_taking_back_restores_every_table_and_only_adds_to_the_log(session, name):
    operation = SAMPLES[name](session)
    before, log = projects.state(session), projects.revisions(session)
    session.perform(operation)
    applied, longer = projects.state(session), projects.revisions(session)
    session.perform(UndoAction(newest(session)))
    undone, longest = projects.state(session), projects.revisions(session)
    session.perform(RedoAction(newest(session)))

    assert undone == before
    assert projects.state(session) == applied
    assert longer[: len(log)] == log
    assert longest[: len(longer)] == longer
    assert len(log) < len(longer) < len(longest) < len(projects.revisions(session))


@each_operation
def test_the_log_alone_makes_the_same_tables_after_each_step(session, name):
    session.perform(SAMPLES[name](session))
    assert rebuilt(session) == projects.state(session)
    session.perform(UndoAction(newest(session)))
    assert rebuilt(session) == projects.state(session)
    assert check(projects.inner(session)) == []


@each_operation
def test_the_next_opening_can_take_it_back_as_well(session, name):
    operation = SAMPLES[name](session)
    before, coder = projects.state(session), session.coder.id
    session.perform(operation)
    session.close()
    again = type(session).open(session.path, coder=coder)
    again.perform(UndoAction(newest(again)))
    found = projects.state(again)
    again.close()
    assert found == before


@each_operation
def test_changes_name_what_differs_in_the_tables(session, name):
    operation = SAMPLES[name](session)
    before = projects.state(session)
    changes = session.perform(operation)
    after = projects.state(session)
    differing = {
        (kind, row[0])
        for kind in after
        for row in {*before[kind]} ^ {*after[kind]}
        if row[-1] == 0 or row in after[kind]
    }
    assert {(kind, each) for kind, ids in changes.by_kind.items() for each in ids} >= differing


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_operation_has_a_name_to_read(name):
    assert has(f"action.{name}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"undo", "redo"}))
def test_the_facts_of_an_action_fill_its_sentence(session, tmp_path, name, language):
    if name == "create_study":
        action = the_first_action(tmp_path)
    else:
        session.perform(SAMPLES[name](session))
        action = newest(session)
    place = LANGUAGES.index(language)
    facts = {key: fact if isinstance(fact, str) else fact[place] for key, fact in action.facts.items()}
    assert "{" not in say(f"action.{name}", language=language, **facts)


def test_the_study_itself_is_made_and_taken_back_like_all_else(tmp_path):
    project = create_project(tmp_path / "new.zhubi")
    nothing = projects.state(project)
    operation = SAMPLES["create_study"](None)
    with project.action(name=operation.name, actor=projects.LEAD) as run:
        operation.apply(run.writer)
    made = projects.state(project)
    for inverse in (UndoAction, RedoAction):
        turn = inverse(next(iter(project.log.actions_newest_first())))
        with project.action(name=inverse.name, actor=projects.LEAD) as run:
            turn.apply(run.writer)
        assert projects.state(project) == (nothing if inverse is UndoAction else made)
    assert rebuilt(project) == made
    project.close()


def the_first_action(folder):
    session = Session.open(projects.empty(folder / "new.zhubi"))
    action = newest(session)
    session.close()
    return action
