"""A disk that is full or fails: the action is refused as a whole, and the work goes on once there is room."""

import os
import subprocess
import sys

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.session import Session
from desktop.storage import open_project
from tests import projects
from tests.projects import CANAL, SEED
from tests.storage.unprivileged import limited


def large(session) -> PlaceCodings:
    """An operation that needs some hundred kilobytes."""
    placings = tuple(
        Placing(Span(start, start + length), code)
        for code in (SEED, CANAL)
        for start in range(33, 60)
        for length in range(3, 10)
    )
    return PlaceCodings(article=session.read.articles()[0].id, placings=placings)


def small(session) -> PlaceCodings:
    return PlaceCodings(article=session.read.articles()[0].id, placings=(Placing(Span(20, 23), SEED),))


def refused(session, operation) -> str:
    before = projects.revisions(session), projects.state(session)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert (projects.revisions(session), projects.state(session)) == before
    assert session.saved_at is None
    return caught.value.kind


def goes_on(session) -> None:
    """The session works as if nothing had been: the chain has no hole, and undo and redo find their way."""
    assert session.perform(small(session))
    assert session.undo()
    assert session.redo()
    assert session.read.check() == []


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def pages(session, count) -> None:
    projects.inner(session).connection.execute(f"PRAGMA max_page_count={count}")


def test_a_file_that_cannot_grow_refuses_the_action_whole(session):
    pages(session, 1)
    assert refused(session, large(session)) == "disk_full"


def test_the_session_goes_on_when_there_is_room_again(session):
    pages(session, 1)
    refused(session, large(session))
    refused(session, large(session))
    pages(session, 1_000_000)
    assert session.perform(large(session))
    goes_on(session)


def test_a_refused_undo_can_be_tried_again(session):
    session.perform(large(session))
    session.saved_at = None
    turn = session.turns().undo
    pages(session, 1)
    with pytest.raises(KnownError) as caught:
        session.undo()
    assert caught.value.kind == "disk_full"
    assert session.turns().undo == turn
    pages(session, 1_000_000)
    assert session.undo()
    assert session.read.check() == []


def test_a_file_that_the_disk_fails_to_write_refuses_the_action_whole(tmp_path):
    path = projects.filled(tmp_path / "study.zhubi")
    body = """
import resource
from tests.storage.test_full_disk import goes_on, large, refused
session = Session.open(path, coder="coder-lead")
kind = refused(session, large(session))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.getrlimit(resource.RLIMIT_FSIZE)[1],) * 2)
goes_on(session)
session.close()
print(kind)
"""
    megabytes = path.stat().st_size / 1_000_000 + 0.02
    assert limited(path, body, megabytes=megabytes) in (["disk_failed"], ["disk_full"])
    session = Session.open(path)
    assert session.read.check() == []
    session.close()


def test_a_copy_that_finds_no_room_leaves_nothing_behind(tmp_path):
    path = projects.filled(tmp_path / "study.zhubi")
    body = """
session = Session.open(path)
session.save_copy(path.parent / "copy.zhubi")
"""
    assert limited(path, body, megabytes=0.3) in (["disk_failed"], ["disk_full"])
    assert not (tmp_path / "copy.zhubi").exists()
    assert not list(tmp_path.glob(".zhubi-*"))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        pytest.skip("only root mounts disks")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder) -> None:
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


def test_on_a_full_disk_the_action_is_refused_until_there_is_room(small_disk):
    session = projects.open_filled(small_disk)
    fill(small_disk)
    assert refused(session, small(session)) == "disk_full"
    assert refused(session, large(session)) == "disk_full"
    (small_disk / "filler").unlink()
    goes_on(session)
    session.close()


def test_a_project_on_a_full_disk_can_be_read(small_disk):
    path = projects.filled(small_disk / "study.zhubi")
    fill(small_disk)
    session = Session.open(path)
    assert len(session.read.articles()) == 3
    assert session.read_only is None or session.read_only.kind == "disk_full"
    session.close()
    (small_disk / "filler").unlink()
    assert [each.name for each in small_disk.iterdir()] == ["study.zhubi"]


def test_a_project_is_not_begun_on_a_full_disk(small_disk):
    fill(small_disk)
    with pytest.raises(KnownError) as caught:
        projects.empty(small_disk / "new.zhubi")
    assert caught.value.kind == "disk_full"
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


def test_a_due_check_on_a_full_disk_is_no_obstacle(small_disk):
    path = projects.filled(small_disk / "study.zhubi")
    project = open_project(path)
    project.connection.execute("UPDATE bookkeeping SET content = '2024-01-01T00:00:00.000Z'")
    project.close()
    fill(small_disk)
    session = Session.open(path)
    assert session.read.check() == []
    session.close()
