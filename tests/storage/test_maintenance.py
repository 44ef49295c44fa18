"""Copies: made before risky work, checked before they count, never over a good one, and not without end."""

import sqlite3
from contextlib import closing, contextmanager

import pytest

from desktop.core.errors import KnownError
from desktop.operations import operation_types
from desktop.session import Session
from desktop.storage import maintenance, open_project
from desktop.wording import explain
from tests import projects
from tests.operations.samples import SAMPLES

RISKY = sorted(name for name, kind in operation_types().items() if kind.risky)


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


@contextmanager
def no_space_left(monkeypatch):
    """Let a copy stop half-way, as on a full disk."""

    def stopped(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(maintenance.os, "fsync", stopped)
        yield


def copies(home):
    return sorted((home / "data" / "backups").rglob("*.zhubi"))


def test_imports_and_removals_are_the_risky_ones():
    assert RISKY == [
        "clear_sheet", "import_pages", "read_codebook", "remove_articles", "remove_attribute", "remove_category", "remove_code",
        "remove_variable",
    ]  # fmt: skip


@pytest.mark.parametrize("name", RISKY)
def test_before_a_risky_operation_the_project_is_copied_as_it_was(session, zhubi_home, name):
    operation = SAMPLES[name](session)
    before = projects.revisions(session), projects.state(session)
    session.perform(operation)
    copy = copies(zhubi_home)[-1]
    assert name in copy.name
    assert projects.at_rest(copy) == before


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {*RISKY, "create_study"}))
def test_other_operations_make_no_copy(session, zhubi_home, name):
    session.perform(SAMPLES[name](session))
    assert copies(zhubi_home) == []


@pytest.mark.parametrize("name", [*RISKY, "add_code", "add_category", "add_coder"])
def test_before_taking_a_risky_operation_back_the_project_is_copied(session, zhubi_home, name):
    session.perform(SAMPLES[name](session))
    before, made = projects.revisions(session), len(copies(zhubi_home))
    session.undo()
    assert len(copies(zhubi_home)) == made + 1
    assert projects.at_rest(copies(zhubi_home)[-1])[0] == before


@pytest.mark.parametrize("name", RISKY)
def test_before_doing_a_risky_operation_again_the_project_is_copied(session, zhubi_home, name):
    session.perform(SAMPLES[name](session))
    session.undo()
    before, made = projects.revisions(session), len(copies(zhubi_home))
    session.redo()
    assert len(copies(zhubi_home)) == made + 1
    assert projects.at_rest(copies(zhubi_home)[-1])[0] == before


def test_taking_back_what_only_touches_own_work_makes_no_copy(session, zhubi_home):
    while session.turns().undo.name != "add_coder":
        session.undo()
        session.redo()
        session.undo()
    assert copies(zhubi_home) == []


def test_a_risky_operation_does_not_begin_without_its_copy(session, monkeypatch):
    before = projects.revisions(session)
    with no_space_left(monkeypatch), pytest.raises(KnownError):
        session.perform(SAMPLES["remove_code"](session))
    assert projects.revisions(session) == before
    assert session.perform(SAMPLES["remove_code"](session))


def test_a_copy_opens_and_is_whole(session, tmp_path):
    target = tmp_path / "copy.zhubi"
    session.save_copy(target)
    copy = Session.open(target)
    assert copy.read_only is None
    assert copy.read.check() == []
    assert projects.revisions(copy) == projects.revisions(session)
    copy.close()


def test_a_copy_holds_what_lies_beside_the_log_too(session, tmp_path):
    session.save_copy(tmp_path / "copy.zhubi")
    copy = open_project(tmp_path / "copy.zhubi", read_only=True)
    page = copy.articles.page(copy.articles.version(copy.articles.all()[0].id).page)
    assert copy.texts.fetch_file(page.sha256).decode() == copy.texts.fetch(page.raw_text)
    assert set(copy.studies.coder_names().values()) == {"闻一舟", "谷雨晴"}
    copy.close()


def test_a_copy_takes_the_place_of_the_one_there_was(session, tmp_path):
    target = tmp_path / "copy.zhubi"
    target.write_bytes(b"an older copy")
    session.save_copy(target)
    assert projects.at_rest(target)[0] == projects.revisions(session)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.zhubi", "study.zhubi", "study.zhubi.lock"]


@pytest.mark.parametrize("name", ["study.zhubi", "../{folder}/study.zhubi", "link.zhubi"])
def test_a_copy_onto_the_project_itself_is_refused(session, tmp_path, name):
    (tmp_path / "link.zhubi").symlink_to(session.path)
    before = projects.revisions(session)
    with pytest.raises(KnownError) as caught:
        session.save_copy(tmp_path / name.format(folder=tmp_path.name))
    assert caught.value.kind == "copy_onto_itself"
    assert projects.revisions(session) == before


def test_a_project_that_is_open_elsewhere_is_not_replaced_by_a_copy(session, tmp_path):
    other = Session.open(projects.filled(tmp_path / "other.zhubi"))
    with pytest.raises(KnownError) as caught:
        session.save_copy(other.path)
    assert caught.value.kind == "project_in_use"
    assert other.undo()
    other.close()
    session.save_copy(other.path)
    assert projects.at_rest(other.path)[0] == projects.revisions(session)


@pytest.mark.parametrize(("name", "kind"), [("none/copy.zhubi", "folder_missing"), ("folder", "file_is_folder")])
def test_a_copy_to_where_none_can_be_is_refused(session, tmp_path, name, kind):
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError) as caught:
        session.save_copy(tmp_path / name)
    assert caught.value.kind == kind
    assert not [each for each in tmp_path.rglob("*") if each.name.startswith(".zhubi-")]


def test_a_failing_copy_leaves_the_good_one(session, tmp_path, monkeypatch):
    target = tmp_path / "copy.zhubi"
    session.save_copy(target)
    good = target.read_bytes()
    session.undo()
    with no_space_left(monkeypatch), pytest.raises(KnownError) as caught:
        session.save_copy(target)
    assert caught.value.kind == "disk_full"
    assert target.read_bytes() == good
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.zhubi", "study.zhubi", "study.zhubi.lock"]


def test_a_copy_that_fails_its_check_leaves_the_good_one(session, tmp_path, monkeypatch):
    target = tmp_path / "copy.zhubi"
    session.save_copy(target)
    good = target.read_bytes()
    monkeypatch.setattr(maintenance, "check_database", lambda connection: ["row 7 missing from index"])
    with pytest.raises(KnownError):
        session.save_copy(target)
    assert target.read_bytes() == good


def test_a_damaged_project_replaces_no_copy(tmp_path, zhubi_home):
    session = projects.open_filled(tmp_path)
    session.perform(SAMPLES["remove_code"](session))
    kept = {copy: copy.read_bytes() for copy in copies(zhubi_home)}
    projects.inner(session).connection.execute("PRAGMA foreign_keys=OFF")
    projects.inner(session).connection.execute("DELETE FROM article")
    with pytest.raises(KnownError) as caught:
        session.perform(SAMPLES["remove_category"](session))
    assert caught.value.kind == "project_damaged_details"
    assert {copy: copy.read_bytes() for copy in copies(zhubi_home)} == kept
    session.close()


def test_the_oldest_copies_go_when_there_are_too_many(session, zhubi_home, monkeypatch):
    monkeypatch.setattr(maintenance, "KEPT_COPIES", 3)
    made = [projects.inner(session).back_up(f"step-{number}") for number in range(5)]
    assert copies(zhubi_home) == sorted(made[2:])


def test_copies_are_capped_in_size_but_the_last_one_stays(session, zhubi_home, monkeypatch):
    monkeypatch.setattr(maintenance, "KEPT_BYTES", int(session.path.stat().st_size * 2.5))
    made = [projects.inner(session).back_up(f"step-{number}") for number in range(4)]
    assert copies(zhubi_home) == sorted(made[2:])
    monkeypatch.setattr(maintenance, "KEPT_BYTES", 1)
    assert copies(zhubi_home)[1:] != [last := projects.inner(session).back_up("last")]
    assert copies(zhubi_home) == [last]


def test_copies_of_different_studies_do_not_push_each_other_out(session, tmp_path, zhubi_home, monkeypatch):
    monkeypatch.setattr(maintenance, "KEPT_COPIES", 1)
    other = open_project(projects.empty(tmp_path / "other.zhubi", title="另一项"))
    projects.inner(session).back_up("one")
    other.back_up("two")
    assert len(copies(zhubi_home)) == 2
    other.close()


def long_ago(path, *statements):
    """Let the last check be long ago, and do something behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("UPDATE bookkeeping SET content = '2024-01-01T00:00:00.000Z'", *statements):
            connection.execute(statement)
        connection.commit()


ALTERED = "UPDATE revision SET time = '2020-01-01T00:00:00.000Z' WHERE kind = 'coding'"


def test_a_log_that_was_altered_is_found_when_opening(session):
    session.close()
    long_ago(session.path, ALTERED)
    with pytest.raises(KnownError) as caught:
        open_project(session.path)
    assert caught.value.kind == "project_log_broken"
    assert session.path.name in explain(caught.value)
    assert not session.path.with_name("study.zhubi.lock").exists()


def test_a_project_with_an_altered_log_can_still_be_looked_into(session):
    session.close()
    long_ago(session.path, ALTERED)
    again = Session.open(session.path, read_only=True)
    assert {finding.kind for finding in again.read.check()} == {"check_chain"}
    again.close()


def test_the_log_is_gone_through_once_a_day_or_after_an_unclean_close(session, monkeypatch):
    session.close()
    checked = []
    monkeypatch.setattr(maintenance, "broken_chains", lambda revisions: checked.append(1) or [])
    open_project(session.path).close()
    assert checked == []
    session.path.with_name("study.zhubi.lock").write_text("left behind")
    for _ in range(2):
        open_project(session.path).close()
    assert checked == [1]


def test_a_file_is_checked_once_a_day(session, monkeypatch):
    session.close()
    checked = []
    monkeypatch.setattr(maintenance, "check_database", lambda connection: checked.append(1) or [])
    open_project(session.path).close()
    assert checked == []
    with closing(sqlite3.connect(session.path)) as connection:
        connection.execute("UPDATE bookkeeping SET content = '2024-01-01T00:00:00.000Z'")
        connection.commit()
    for _ in range(2):
        open_project(session.path).close()
    assert checked == [1]


def test_damage_found_when_opening_is_named(session):
    session.close()
    with closing(sqlite3.connect(session.path)) as connection:
        connection.execute("UPDATE bookkeeping SET content = '2024-01-01T00:00:00.000Z'")
        connection.execute("DELETE FROM article")
        connection.commit()
    with pytest.raises(KnownError) as caught:
        open_project(session.path)
    assert caught.value.kind == "project_damaged_details"
    assert not session.path.with_name("study.zhubi.lock").exists()


def test_a_backup_that_finds_no_room_names_the_backup_folder(session, zhubi_home, monkeypatch):
    with no_space_left(monkeypatch), pytest.raises(KnownError) as caught:
        session.perform(SAMPLES["remove_code"](session))
    assert caught.value.kind == "backup_disk_full"
    assert str(zhubi_home / "data" / "backups") in explain(caught.value)
    assert copies(zhubi_home) == []


def test_a_backup_folder_that_is_a_file_stops_the_risky_operation(session, zhubi_home):
    (zhubi_home / "data").mkdir(parents=True)
    (zhubi_home / "data" / "backups").write_text("")
    with pytest.raises(KnownError) as caught:
        session.perform(SAMPLES["remove_code"](session))
    assert caught.value.kind == "backup_impossible"
