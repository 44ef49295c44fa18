"""A disk that is full, fails or is read-only: what cannot be written is refused as a whole and said."""

import os
import subprocess
import sys

import pytest

from desktop.__main__ import main
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.session import Session
from desktop.session.beginning import begin_project
from desktop.storage import open_project
from desktop.wording import explain
from tests import projects
from tests.projects import CANAL, SEED
from tests.storage.unprivileged import limited


def large(session) -> PlaceCodings:
    """An operation that needs some hundred kilobytes."""
    article = session.read.articles()[0].id
    text = session.read.text(article).text
    spans = [Span(start, start + length) for start in range(33, 60) for length in range(3, 10)]
    # Blanks at the ends of a passage fall away, and two passages would be one.
    placings = (
        Placing(span, code)
        for code in (SEED, CANAL)
        for span in spans
        if text[slice(*span)] == text[slice(*span)].strip()
    )
    return PlaceCodings(article=article, placings=tuple(placings))


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


def begun_on(folder) -> str:
    with pytest.raises(KnownError) as caught:
        begin_project(folder / "new.zhubi", title="渡口研究", coder_name="闻一舟", codebook=projects.codebook())
    return caught.value.kind


def test_that_there_is_no_room_for_a_new_project_is_said(small_disk):
    fill(small_disk)
    assert begun_on(small_disk) == "no_room_for_new"
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


def test_that_there_is_no_room_for_the_codebook_of_a_new_project_is_said(small_disk):
    fill(small_disk)
    empty = small_disk / "filler"
    os.truncate(empty, empty.stat().st_size - 690_000)
    assert begun_on(small_disk) == "no_room_for_new"
    assert [each.name for each in small_disk.iterdir()] == ["filler"]


@pytest.fixture
def read_only_disk(small_disk):
    """A disk with a project on it that nothing more can be written to."""
    projects.filled(small_disk / "study.zhubi")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    return small_disk


def answer(capsys, *arguments):
    capsys.readouterr()
    code = main([*map(str, arguments)])
    return code, capsys.readouterr().err


def test_a_project_on_a_read_only_disk_is_read_and_that_is_said(read_only_disk):
    session = Session.open(read_only_disk / "study.zhubi")
    assert session.read_only.kind == "project_read_only"
    assert "study.zhubi" in explain(session.read_only)
    assert session.read.check() == []
    session.close()


def test_nothing_is_imported_on_a_read_only_disk(read_only_disk, capsys, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("渡口添灯\n\n渡口的灯修好了，夜里过河的人多起来。\n", encoding="utf-8")
    before = (read_only_disk / "study.zhubi").read_bytes()
    code, told = answer(capsys, "import", read_only_disk / "study.zhubi", page)
    assert code == 1
    assert told.count("\n") == 1
    assert "study.zhubi" in told
    assert (read_only_disk / "study.zhubi").read_bytes() == before


def test_no_project_is_begun_on_a_read_only_disk(read_only_disk, capsys):
    code, told = answer(capsys, "new", read_only_disk / "new.zhubi")
    assert code == 1
    assert told == f"zhubi: {explain(KnownError('place_read_only', file='new.zhubi', folder=read_only_disk))}\n"
    assert [each.name for each in read_only_disk.iterdir()] == ["study.zhubi"]


def test_no_copy_is_written_to_a_read_only_disk(read_only_disk, tmp_path):
    session = projects.open_filled(tmp_path)
    with pytest.raises(KnownError) as caught:
        session.save_copy(read_only_disk / "copy.zhubi")
    assert caught.value.kind == "place_read_only"
    session.close()
