"""The tables: frozen as shipped, strict, and one column for each field of each kind."""

import hashlib
import re
import sqlite3

import pytest

from desktop.core.kinds import fields, kinds
from desktop.core.spans import Span
from desktop.operations.suggest_code import SuggestCode
from desktop.storage import create_project, migrations, steps
from desktop.storage.connection import APPLICATION_ID, FORMAT
from tests import projects

# Seldom removed what they refer to: an index would cost at every coding placed.
FEW = {("coding", "rank"), ("coding", "codebook_version")}
# Columns of later steps, which stand behind the mark.
LATER = {("text_version", "former"), *(("suggestion", name) for name in ("article", "version", "start", "end"))}
BESIDE = {"revision", "long_text", "source_file", "coder_name", "bookkeeping"}


@pytest.fixture
def connection(tmp_path):
    project = create_project(tmp_path / "new.zhubi")
    yield project.connection
    project.close()


# A shipped step is never edited: files are out there that were made by it. A new step is a file of its own.
@pytest.mark.parametrize(
    ("step", "digest"),
    [
        ("0001_first", "8c7ad050534cc0b8a26fbf7f702b3adc745ad672147496fe326ebab1d50bd057"),
        ("0002_former", "cf7340d5e2e6f67bfe1cf7b4a4633c5342309beba35404e58111376abe7b4b91"),
        ("0003_place", "87d65532eba68d46dbb35a66f5dc8ec74fe6489c9736f2582f6f96ccf3952127"),
    ],
)
def test_each_step_is_as_it_was_shipped(project, step, digest):
    script = (project / f"desktop/storage/schema/{step}.sql").read_bytes()
    assert hashlib.sha256(script).hexdigest() == digest


def test_the_steps_are_known_by_these_names(project):
    assert [step.name for step in migrations.SCHEMA._migrations] == ["first", "former", "place"]
    assert steps.STEPS == ("first", "former", "place")
    files = sorted(each.stem for each in (project / "desktop/storage/schema").glob("*.sql"))
    assert files == [f"{number:04}_{name}" for number, name in enumerate(steps.STEPS, 1)]


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_has_its_fields_as_columns_in_order(connection, kind):
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
    first = [name for name in fields(kind) if (kind, name) not in LATER]
    later = [name for name in fields(kind) if (kind, name) in LATER]
    assert columns == [*first, "removed", *later]


def test_there_are_no_other_tables(connection):
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {name for name in tables if not name.startswith(("sqlite_", "_sqlite_"))} == {*kinds(), *BESIDE}


def test_every_table_is_strict(connection):
    rows = connection.execute("PRAGMA table_list").fetchall()
    assert {row[1] for row in rows if row[5] == 1} == {*kinds(), *BESIDE}


def test_every_reference_is_restricted_and_has_an_index(connection):
    for kind in kinds():
        indexed = {
            connection.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2]
            for index in connection.execute(f'PRAGMA index_list("{kind}")').fetchall()
        }
        for row in connection.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall():
            assert row[6] == "RESTRICT"
            assert row[4] == "id"
            assert row[3] in indexed or (kind, row[3]) in FEW, f"{kind}.{row[3]}"


def test_the_file_says_whose_it_is_and_what_it_takes_to_read_it(connection):
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID == 0x5A484249
    assert connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT == 1


def test_the_coding_of_a_place_that_is_none_is_refused_by_the_table(tmp_path):
    session = projects.open_filled(tmp_path)
    connection = projects.inner(session).connection
    for change in ('"end" = start', "start = -1", "words = ''", "origin = 'guess'", "removed = 2", "start = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE coding SET {change}")
    session.close()


def test_half_a_place_of_a_suggestion_is_refused_by_the_table(tmp_path):
    session = projects.open_filled(tmp_path)
    article = session.read.articles()[0]
    session.perform(SuggestCode("夜间值守", article=article.id, span=Span(3, 7)))
    connection = projects.inner(session).connection
    for change in ("article = NULL", "version = NULL", "start = NULL", '"end" = NULL', '"end" = start', "start = -1"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE suggestion SET {change}")
    connection.execute('UPDATE suggestion SET article = NULL, version = NULL, start = NULL, "end" = NULL')
    session.close()


@pytest.mark.parametrize("kind", ["code", "article", "text_version", "coder", "category"])
def test_nothing_that_codings_stand_on_can_be_deleted(tmp_path, kind):
    session = projects.open_filled(tmp_path)
    with pytest.raises(sqlite3.IntegrityError):
        projects.inner(session).connection.execute(f'DELETE FROM "{kind}"')
    assert len(projects.codings_of(session, projects.LEAD)) == 3
    session.close()


def test_the_decision_record_names_every_kind(project):
    record = (project / "resources/docs/decisions.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_]+", record))
    assert set(kinds()) <= named
