"""Files and folders that may not be written to: they open to read, say why, and stay as they are."""

import os
import tempfile
from pathlib import Path

import pytest

from tests import projects
from tests.storage.unprivileged import NOBODY, as_nobody

LOOK = """
session = Session.open(path)
print(session.read_only.kind if session.read_only else "writing", len(session.read.articles()))
"""


@pytest.fixture
def folder():
    # Not pytest's own folder: nobody else may enter that one.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def path(folder):
    return projects.filled(folder / "study.zhubi")


def give(path):
    os.chown(path, NOBODY, NOBODY)


def test_a_file_in_ones_own_folder_opens_to_write(path, folder):
    path.chmod(0o644)
    give(path)
    give(folder)
    assert as_nobody(path, LOOK) == ["writing", "3"]


def test_a_file_that_may_not_be_written_to_opens_to_read(path, folder):
    path.chmod(0o444)
    give(folder)
    before = path.read_bytes()
    assert as_nobody(path, LOOK) == ["project_read_only", "3"]
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_may_not_be_written_to_opens_to_read(path, folder):
    path.chmod(0o666)
    before = path.read_bytes()
    assert as_nobody(path, LOOK) == ["folder_read_only", "3"]
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]


def test_a_half_written_step_that_cannot_be_taken_back_here_is_said(path, folder):
    projects.interrupted(path).chmod(0o444)
    before = {each: each.read_bytes() for each in folder.iterdir()}
    assert as_nobody(path, LOOK) == ["project_needs_recovery"]
    assert {each: each.read_bytes() for each in folder.iterdir()} == before


def test_a_file_that_may_not_be_read_is_refused(path):
    path.chmod(0o600)
    assert as_nobody(path, LOOK) == ["file_no_permission"]


def test_a_change_to_a_file_opened_to_read_is_refused(path):
    path.chmod(0o444)
    assert as_nobody(path, "Session.open(path).undo()") == ["project_read_only"]


def test_a_file_opened_to_read_can_be_copied_and_the_copy_be_worked_on(path, folder):
    path.chmod(0o444)
    target = folder / "own"
    target.mkdir()
    give(target)
    body = """
copy = path.parent / "own" / "copy.zhubi"
Session.open(path).save_copy(copy)
session = Session.open(copy)
print(session.read_only and session.read_only.kind, bool(session.undo()), session.read.check())
session.close()
"""
    assert as_nobody(path, body) == ["None", "True", "[]"]
    assert [each.name for each in target.iterdir()] == ["copy.zhubi"]


def test_a_copy_to_a_folder_that_may_not_be_written_to_is_refused(path, folder):
    path.chmod(0o444)
    body = """
Session.open(path).save_copy(path.parent / "copy.zhubi")
"""
    assert as_nobody(path, body) == ["file_no_permission"]
    assert list(folder.iterdir()) == [path]


def test_a_project_cannot_be_begun_where_one_may_not_write(path, folder):
    body = """
from desktop.storage import create_project
create_project(path.parent / "new.zhubi")
"""
    path.chmod(0o444)
    assert as_nobody(path, body) == ["file_no_permission"]
    assert list(folder.iterdir()) == [path]


def test_the_lock_of_another_user_is_respected(path, folder):
    from desktop.storage import open_project

    path.chmod(0o666)
    folder.chmod(0o777)
    project = open_project(path)
    assert as_nobody(path, LOOK) == ["project_in_use", "3"]
    project.close()
    assert as_nobody(path, LOOK) == ["writing", "3"]
