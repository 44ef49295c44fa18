"""Opening and making project files: how the connection is set, and what is refused by name."""

import sqlite3
from contextlib import closing

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.answer_suggestion import DeclineSuggestion
from desktop.operations.correct_text import CorrectText
from desktop.session import Session
from desktop.storage import create_project, open_project, steps
from desktop.storage.checking import check
from desktop.wording import explain
from tests import projects

SETTINGS = {
    "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "fullfsync": 1, "trusted_schema": 0,
    "cell_size_check": 1,
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    return projects.filled(tmp_path / "study.zhubi")


def refusal(open_it, path) -> str:
    """The kind of the refusal; there is a sentence for it, and the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError) as caught:
        open_it(path)
    assert path.name in explain(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.kind


def with_bytes(path, start, content):
    whole = bytearray(path.read_bytes())
    whole[start : start + len(content)] = content
    path.write_bytes(whole)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("make", [create_project, lambda path: open_project(projects.filled(path))])
def test_the_connection_is_set_for_safety(tmp_path, setting, make):
    project = make(tmp_path / "study.zhubi")
    assert project.connection.execute(f"PRAGMA {setting}").fetchone()[0] == SETTINGS[setting]
    project.close()


def test_a_setting_that_does_not_take_is_refused(path, monkeypatch):
    from desktop.storage import connection

    monkeypatch.setattr(connection, "_PRAGMAS", (("foreign_keys", "OFF", 1),))
    with pytest.raises(KnownError) as caught:
        open_project(path)
    assert caught.value.kind == "database_library"


def test_a_file_of_another_journal_mode_is_brought_back(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    project = open_project(path)
    assert project.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    project.close()
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]


def test_a_closed_project_is_one_file(path):
    open_project(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("open_it", [open_project, Session.open], ids=["project", "session"])
class TestRefusedIs:
    def test_a_missing_file(self, tmp_path, open_it):
        assert refusal(open_it, tmp_path / "none.zhubi") == "file_missing"

    def test_a_folder(self, tmp_path, open_it):
        assert refusal(open_it, tmp_path) == "file_is_folder"

    def test_an_empty_file(self, path, open_it):
        path.write_bytes(b"")
        assert refusal(open_it, path) == "project_empty"

    def test_a_pdf(self, path, open_it):
        path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
        assert refusal(open_it, path) == "not_a_project"

    def test_a_short_file(self, path, open_it):
        path.write_bytes(b"SQLite format 3\0")
        assert refusal(open_it, path) == "not_a_project"

    def test_a_database_of_another_program(self, tmp_path, open_it):
        path = tmp_path / "bookmarks.zhubi"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE revision (x)")
        assert refusal(open_it, path) == "other_database"

    def test_a_newer_file(self, path, open_it):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version=2")
        assert refusal(open_it, path) == "project_newer"

    def test_a_file_without_tables(self, tmp_path, open_it):
        path = tmp_path / "killed.zhubi"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA application_id={0x5A484249}")
        assert refusal(open_it, path) == "project_unfinished"

    @pytest.mark.parametrize(
        ("start", "kinds"),
        [
            (0, {"not_a_project"}),
            (16, {"not_a_project", "project_damaged"}),  # page size
            (18, {"not_a_project", "project_damaged", "project_unreadable"}),  # format
            (56, {"not_a_project", "project_damaged", "project_newer"}),  # encoding and version
            (68, {"other_database"}),
        ],
    )
    def test_a_damaged_header(self, path, open_it, start, kinds):
        with_bytes(path, start, b"\xee" * 6)
        assert refusal(open_it, path) in kinds


def test_a_step_of_a_later_program_opens_to_read_and_says_so(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('zhubi', 'rings', 'x')"
        )
        connection.commit()
    session = Session.open(path)
    assert session.read_only.kind == "project_later_steps"
    assert session.read_only.facts["steps"] == "rings"
    assert len(session.read.articles()) == 3
    with pytest.raises(KnownError):
        session.undo()
    session.close()
    assert not path.with_name(path.name + ".lock").exists()


def test_a_file_asked_for_to_read_is_not_written_to(path):
    before = path.read_bytes()
    session = Session.open(path, read_only=True)
    assert session.read_only.kind == "opened_read_only"
    assert session.read.check() == []
    with pytest.raises(KnownError) as caught:
        session.undo()
    assert caught.value.kind == "opened_read_only"
    with pytest.raises(sqlite3.OperationalError):
        projects.inner(session).connection.execute("DELETE FROM pin")
    session.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [False, True])
def test_a_half_written_step_is_taken_back_at_the_next_opening(path, read_only):
    before = projects.at_rest(path)
    projects.interrupted(path)
    session = Session.open(path, read_only=read_only)
    assert session.read.check() == []
    session.close()
    assert projects.at_rest(path) == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_project_is_whole_and_empty(tmp_path):
    project = create_project(tmp_path / "new.zhubi")
    assert check(project) == []
    assert projects.rows(project) == {}
    assert project.studies.study() is None
    project.close()


def test_a_file_that_is_there_is_not_made_anew(path):
    assert refusal(create_project, path) == "file_exists"


def test_a_link_that_leads_nowhere_is_left_where_it_is(tmp_path):
    link = tmp_path / "link.zhubi"
    link.symlink_to(tmp_path / "elsewhere" / "study.zhubi")
    with pytest.raises(KnownError) as caught:
        create_project(link)
    assert caught.value.kind == "file_exists"
    assert link.is_symlink()


def test_a_project_in_a_folder_that_is_missing_is_refused(tmp_path):
    with pytest.raises(KnownError) as caught:
        create_project(tmp_path / "none" / "new.zhubi")
    assert caught.value.kind == "folder_missing"


def test_a_making_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    from desktop.storage import migrations

    monkeypatch.setattr(migrations.SCHEMA, "apply", lambda database: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        create_project(tmp_path / "new.zhubi")
    assert list(tmp_path.iterdir()) == []


def test_a_project_with_a_name_that_uri_would_read_otherwise_opens(tmp_path):
    path = tmp_path / "100%?mode=ro#朱笔 &.zhubi"
    create_project(path).close()
    assert path.exists()
    open_project(path).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def shape(project):
    """Every table with its columns, and every index with what it is on."""
    connection = project.connection
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    columns = {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in names}
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
    return columns, sorted(indexes)


def old_project(project, tmp_path, step):
    """Return a copy of a project file that was left by a program that knew this step as the last one."""
    path = tmp_path / f"{step}.zhubi"
    path.write_bytes((project / f"tests/old_projects/{step}.zhubi").read_bytes())
    return path


@pytest.mark.parametrize("step", ["first", "former"])
def test_an_old_project_comes_to_have_the_tables_of_a_new_one(project, tmp_path, step):
    path = old_project(project, tmp_path, step)
    old, new = open_project(path), create_project(tmp_path / "new.zhubi")
    assert shape(old) == shape(new)
    old.close()
    new.close()


def test_an_old_project_opens_and_reads_as_it_did(project, tmp_path):
    session = Session.open(old_project(project, tmp_path, "first"))
    assert session.read_only is None
    assert session.read.check() == []
    assert session.study.title == "渡口研究"
    assert {kind: count for kind, count in projects.rows(session).items() if kind in ("coding", "memo", "article")} == {
        "coding": 7, "memo": 2, "article": 3,
    }  # fmt: skip
    assert [action.name for action in session.history(limit=2)] == ["mark_done", "pin_code"]
    while session.undo():
        pass
    assert session.read.check() == []
    session.close()


def test_an_old_project_is_copied_before_it_takes_a_step_and_folds_to_the_same(project, tmp_path, zhubi_home):
    session = Session.open(old_project(project, tmp_path, "first"))
    (copy,) = zhubi_home.rglob("*-migration.zhubi")
    with closing(sqlite3.connect(copy)) as before:
        assert steps.taken(before) == ["first"]
        assert [row[1] for row in before.execute("PRAGMA table_info(text_version)")][-1] == "removed"
    assert steps.taken(projects.inner(session).connection) == ["first", "former", "place"]
    kept = projects.state(session)
    article = session.read.articles()[0]
    session.perform(CorrectText(article.id, Span(0, 1), "新"))
    session.undo()
    assert projects.state(session) == kept
    assert session.read.check() == []
    session.close()


def test_suggestions_from_before_they_kept_their_place_read_as_they_did(project, tmp_path, zhubi_home):
    session = Session.open(old_project(project, tmp_path, "former"))
    (copy,) = zhubi_home.rglob("*-migration.zhubi")
    with closing(sqlite3.connect(copy)) as before:
        assert steps.taken(before) == ["first", "former"]
        assert [row[1] for row in before.execute("PRAGMA table_info(suggestion)")][-1] == "removed"
    doubts, sight = session.read.doubts, session.sight
    (waiting,) = (each for each in doubts.asked(sight) if each.kind == "suggestion")
    (answered,) = doubts.asked(sight, is_open=False)
    for each, words in ((waiting, "三天之内回话"), (answered, "夜里也有人")):
        assert (each.words, each.article, each.version, each.span) == (words, None, None, None)
        assert doubts.passage(each) is None
    assert doubts.code_answered(answered).name_zh == "修闸"
    assert doubts.code_to_place(answered) is None
    assert session.read.check() == []
    kept = projects.state(session)
    session.perform(DeclineSuggestion(waiting.id, "归入已有类目"))
    session.undo()
    assert projects.state(session) == kept
    session.close()


def test_a_program_that_does_not_know_the_newest_step_opens_to_read(tmp_path, monkeypatch):
    path = projects.filled(tmp_path / "new.zhubi")
    monkeypatch.setattr(steps, "STEPS", steps.STEPS[:2])
    session = Session.open(path)
    assert session.read_only.kind == "project_later_steps"
    assert session.read_only.facts["steps"] == "place"
    assert len(session.read.articles()) == 3
    session.close()
