"""A process is killed while it works: what it had acknowledged is there, and the file is whole."""

import random

import pytest

from desktop.core.errors import KnownError
from desktop.session import Session
from tests import projects
from tests.programs.kills import judge, kill_coding, killed
from tests.programs.worker import standing

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("project_number", range(4))
def test_nothing_acknowledged_is_lost_when_a_coding_process_is_killed(tmp_path, project_number):
    path = projects.filled(tmp_path / "study.zhubi")
    for number in range(5):
        run = kill_coding(path, seed=random.SystemRandom().randrange(10**6))
        assert run.faults == [], f"kill {number}"
        assert run.acknowledged


def test_nothing_acknowledged_is_lost_when_a_process_that_fills_in_the_sheet_is_killed(tmp_path):
    path = projects.filled(tmp_path / "study.zhubi")
    for number in range(6):
        run = kill_coding(path, seed=random.SystemRandom().randrange(10**6), work="answer")
        assert run.faults == [], f"kill {number}"
        assert run.acknowledged


@pytest.mark.parametrize("project_number", range(2))
def test_nothing_acknowledged_is_lost_when_a_walk_clause_by_clause_is_killed(tmp_path, project_number):
    path = projects.filled(tmp_path / "study.zhubi")
    for number in range(5):
        run = kill_coding(path, seed=random.SystemRandom().randrange(10**6), work="walk")
        assert run.faults == [], f"kill {number}"
        assert run.acknowledged


def test_the_control_without_a_journal_is_found_broken(tmp_path):
    for number in range(12):
        path = projects.filled(tmp_path / f"{number}.zhubi")
        if kill_coding(path, seed=random.SystemRandom().randrange(10**6), work="careless").faults:
            return
    pytest.fail("twelve kills without a journal left nothing broken: these tests would find nothing at all")


def state_of(path):
    """Say how a project opens: whole, or refused by which kind."""
    try:
        session = Session.open(path)
    except KnownError as error:
        return error.kind
    found = session.read.check()
    session.close()
    return str(found) if found else "whole"


def test_a_project_whose_making_is_killed_is_whole_or_refused_by_name(tmp_path):
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = {line["made"] for line in killed("make", folder, seed=random.SystemRandom().randrange(10**6))}
        found = {path.name: state_of(path) for path in folder.glob("*.zhubi")}
        assert all(found.pop(name) == "whole" for name in made)
        assert set(found.values()) <= {"whole", "project_empty", "project_unfinished"}


def test_a_copy_whose_writing_is_killed_is_the_one_before_or_the_new_one(tmp_path):
    path = projects.filled(tmp_path / "study.zhubi")
    for _ in range(4):
        last = killed("copy", path, seed=random.SystemRandom().randrange(10**6))[-1]
        assert judge(path, last) == []
        copy = Session.open(path.with_name("copy.zhubi"))
        assert copy.read.check() == []
        assert last["head"] in {row[-1] for row in projects.revisions(copy)}
        copy.close()


def test_the_judge_notices_what_is_lost(tmp_path):
    session = projects.open_filled(tmp_path)
    session.undo()
    last = standing(session)
    session.close()
    assert judge(session.path, last) == []
    assert judge(session.path, last | {"size": last["size"] + 1}) == ["acknowledged work is lost"]
    assert judge(session.path, last | {"head": "0" * 64}) == ["acknowledged work is lost"]
    assert judge(session.path, last | {"codings": ""}) == ["the codings are others than acknowledged"]
    assert judge(session.path, last | {"answers": ""}) == ["the answers are others than acknowledged"]
    assert judge(projects.filled(tmp_path / "older.zhubi"), last) == ["acknowledged work is lost"]
