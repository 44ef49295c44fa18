"""The lock: one window writes, others read; a dead owner's lock is taken over, a living one's is not."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from desktop.core.errors import KnownError
from desktop.places.system import host_name, process_started
from desktop.storage import create_project, open_project
from desktop.storage.lock import Lock
from tests import projects

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from desktop.storage import open_project
project = open_project(Path(sys.argv[1]))
print(project.read_only.kind if project.read_only else "writing", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path):
    return projects.filled(tmp_path / "study.zhubi")


def lock_of(path):
    return path.with_name(path.name + ".lock")


@contextmanager
def another_window(path, project):
    child = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=project,
    )  # fmt: skip
    try:
        yield child, child.stdout.readline().strip()
    finally:
        child.stdin.close()
        child.stdout.close()
        child.wait()


def left_by(path, *, process, started, host=None):
    content = {"process": process, "started": started, "host": host or host_name(), "program": "zhubi"}
    lock_of(path).write_text(json.dumps(content), encoding="utf-8")


def opened(path):
    """How this process can open the file: None for writing, else why not."""
    project = open_project(path)
    project.close()
    return project.read_only and project.read_only.kind


def test_a_second_process_opens_read_only_and_names_the_owner(path, project):
    with another_window(path, project) as (child, said):
        assert said == "writing"
        second = open_project(path)
        assert second.read_only.kind == "project_in_use"
        assert second.read_only.facts == {"file": path.name, "process": str(child.pid), "host": host_name()}
        assert len(second.articles.all()) == 3
        with pytest.raises(KnownError) as caught, second.action(name="place_code", actor=projects.LEAD):
            pass
        assert caught.value.kind == "project_in_use"
        second.close()
        assert lock_of(path).exists()
    assert opened(path) is None


def test_a_second_opening_in_the_same_process_is_read_only(path):
    first = open_project(path)
    assert opened(path) == "project_in_use"
    assert lock_of(path).exists()
    first.close()
    assert not lock_of(path).exists()


def test_the_same_file_under_another_name_is_the_same_file(path, tmp_path):
    alias = tmp_path / "alias.zhubi"
    alias.symlink_to(path)
    first = open_project(path)
    assert opened(alias) == "project_in_use"
    first.close()
    assert opened(alias) is None


def test_the_lock_of_a_killed_process_is_taken_over(path, project):
    with another_window(path, project) as (child, _):
        child.kill()
        child.wait()
        assert lock_of(path).exists()
        assert opened(path) is None
    assert not lock_of(path).exists()


def test_after_a_kill_the_file_is_checked(path, project, monkeypatch):
    from desktop.storage import maintenance

    checked = []
    monkeypatch.setattr(maintenance, "check_database", lambda connection: checked.append(connection) or [])
    assert opened(path) is None
    assert checked == []
    left_by(path, process=os.getpid(), started="an earlier life")
    assert opened(path) is None
    assert len(checked) == 1


def test_a_number_that_another_process_has_now_is_stale(path):
    left_by(path, process=os.getpid(), started="an earlier life")
    assert opened(path) is None


def test_a_living_process_is_not_stale(path):
    left_by(path, process=os.getppid(), started=process_started(os.getppid()))
    assert opened(path) == "project_in_use"


def test_another_computer_is_never_taken_for_dead(path):
    left_by(path, process=1, started="", host="reading-room-3")
    project = open_project(path)
    assert project.read_only.facts["host"] == "reading-room-3"
    project.close()
    assert lock_of(path).exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"process": "x"}', "null", "\x00\x01"])
def test_a_lock_that_says_nothing_is_taken_over(path, content):
    lock_of(path).write_text(content, encoding="utf-8")
    assert opened(path) is None
    assert not lock_of(path).exists()


def test_opening_to_read_takes_no_lock(path):
    project = open_project(path, read_only=True)
    assert not lock_of(path).exists()
    assert opened(path) is None
    project.close()


def test_a_refused_opening_leaves_no_lock(tmp_path):
    path = tmp_path / "page.zhubi"
    path.write_bytes(b"%PDF-1.7" + bytes(200))
    with pytest.raises(KnownError):
        open_project(path)
    assert not lock_of(path).exists()


def test_a_new_file_is_locked_from_the_beginning(tmp_path):
    project = create_project(tmp_path / "new.zhubi")
    assert opened(tmp_path / "new.zhubi") == "project_in_use"
    project.close()


def test_a_lock_taken_over_by_another_is_not_given_back(path):
    project = open_project(path)
    left_by(path, process=1, started="", host="reading-room-3")
    project.close()
    assert lock_of(path).exists()


def test_of_two_that_find_a_dead_owner_only_one_gets_the_lock(path, monkeypatch):
    left_by(path, process=os.getpid(), started="long ago")
    late, quick = Lock(path), Lock(path)
    take_away = late._take_away

    def slower_than_the_other():
        quick.take()
        take_away()

    monkeypatch.setattr(late, "_take_away", slower_than_the_other)
    with pytest.raises(KnownError, match="project_in_use"):
        late.take()
    assert lock_of(path).exists()
    quick.release()
    assert not lock_of(path).exists()


def test_a_lock_leaves_no_draft_beside_it(path):
    lock = Lock(path)
    lock.take()
    assert sorted(each.name for each in path.parent.iterdir() if "lock" in each.name) == [lock_of(path).name]
    lock.release()
