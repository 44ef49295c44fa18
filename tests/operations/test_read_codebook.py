"""A codebook read into an open project: what is the same keeps its codings, what the file lacks stays unless ticked."""

from dataclasses import replace

import pytest

from desktop.core.adopting import adopt
from desktop.core.errors import KnownError
from desktop.exporting.codebook_yaml import codebook_text
from desktop.importing.codebook_yaml import parse_codebook, read_codebook
from desktop.operations.edit_code import MoveCode
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.read_codebook import ReadCodebook
from desktop.operations.remove_codes import RemoveCode
from desktop.places import resource
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEAD, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def file(session, **changes):
    """The project's own codebook as a file would bring it: everything under new identities."""
    text = codebook_text(session.read.codebook())
    for old, new in changes.items():
        text = text.replace(*new) if isinstance(new, tuple) else text.replace(old, new)
    return parse_codebook(text, "file.yaml")


def adopted(session, read):
    return adopt(session.read.codebook(), read)


def names(things):
    return [thing.name_zh for thing in things]


def test_reading_back_what_was_exported_changes_nothing(session):
    found = adopted(session, file(session))
    assert found.new == found.changed == found.missing == ()
    before = projects.state(session)
    assert not session.perform(ReadCodebook(file(session)))
    assert projects.state(session) == before


def test_a_gap_in_the_count_of_places_is_no_change(session):
    session.perform(ReadCodebook(file(session)))
    session.perform(RemoveCode(CALL))
    assert adopted(session, file(session)).changed == ()
    read = file(session)
    session.perform(MoveCode(GRID, "category-1", 0))
    assert {new.id for _, new in adopted(session, read).changed} == {TABLE, GRID}


def test_a_code_is_known_by_its_key_and_else_by_number_and_name(session):
    read = file(session, a=("id: code-11\n", "id: table\n"), b=("zh: 上门回话", "zh: 回话"))
    found = adopted(session, read)
    assert {new.id: (new.key, new.name_zh) for _, new in found.changed if new.KIND == "code"} == {
        TABLE: ("table", "便民桌"),
        CALL: ("code-12", "回话"),
    }
    session.perform(ReadCodebook(read))
    assert {coding.code for coding in projects.codings_of(session, LEAD)} == {TABLE, CALL}


def test_what_the_file_lacks_stays_unless_it_is_to_go(session):
    read = parse_codebook("format: codebook/1\ncategories: []\n", "empty")
    missing = adopted(session, read).missing
    assert {thing.KIND for thing in missing} == {"rank", "category", "code", "attribute", "option"}
    session.perform(ReadCodebook(read))
    assert len(session.read.codebook().codes) == 6
    session.perform(ReadCodebook(read, without_missing=True, reason="从头来过"))
    assert session.read.codebook().codes == session.read.codebook().options == ()
    assert session.read.codebooks.versions()[-1].reason == "从头来过"
    session.undo()
    assert len(session.read.codebook().codes) == 6


def test_a_file_without_a_head_leaves_the_head_alone(session):
    before = session.read.codebook().head
    session.perform(ReadCodebook(parse_codebook("format: codebook/1\ncategories: []\n", "bare"), without_missing=True))
    assert session.read.codebook().head == before
    session.perform(ReadCodebook(parse_codebook("format: codebook/1\ntitle_zh: 新名\ncategories: []\n", "named")))
    assert session.read.codebook().head.title_zh == "新名"
    assert session.read.codebook().head.id == before.id


def test_into_a_project_begun_empty_it_just_fills(tmp_path):
    begin_project(tmp_path / "new.zhubi", title="新研究", coder_name="闻一舟", codebook=None)
    session = Session.open(tmp_path / "new.zhubi")
    governance = read_codebook(resource("codebooks/governance.yaml"))
    found = adopt(session.read.codebook(), governance)
    assert (found.changed, found.unchanged, found.missing) == ((), (), ())
    session.perform(ReadCodebook(governance))
    assert codebook_text(session.read.codebook()) == codebook_text(governance)
    again = adopt(session.read.codebook(), read_codebook(resource("codebooks/governance.yaml")))
    assert (again.new, again.changed, again.missing) == ((), (), ())
    session.close()


def test_a_code_moves_to_the_category_the_file_puts_it_in(session):
    text = codebook_text(session.read.codebook())
    seed = text[text.index("  - id: code-22") : text.index("  - id: code-23")]
    text = text.replace(seed, "").replace("  - id: code-12", f"{seed}  - id: code-12")
    session.perform(ReadCodebook(parse_codebook(text, "moved")))
    code = session.read.codebook().code(SEED)
    assert (code.category, code.position) == ("category-1", 1)


@pytest.mark.parametrize("kept", [False, True])
def test_a_number_that_something_kept_has_is_refused(session, kept):
    read = file(session, a=("id: code-11\n    number: 11\n    zh: 便民桌", "id: lamp\n    number: 11\n    zh: 修灯"))
    before = projects.state(session)
    if kept:
        with pytest.raises(KnownError, match="number_clash"):
            session.perform(ReadCodebook(read))
        assert projects.state(session) == before
    else:
        session.perform(ReadCodebook(read, without_missing=True))
        assert [code.key for code in session.read.codebook().codes if code.number == 11] == ["lamp"]


def test_merged_codes_that_the_file_does_not_name_stay_merged(session):
    bare = codebook_text(session.read.codebook())
    session.perform(MergeCodes((GRID,), CANAL))
    grid = bare[bare.index("  - id: code-13") : bare.index("- id: field")]
    read = parse_codebook(bare.replace(grid, ""), "without")
    assert adopted(session, read).missing == ()
    session.perform(ReadCodebook(read, without_missing=True))
    assert session.read.codebook().heir_of(GRID) == CANAL
    assert session.read.codebook().attributes


def test_a_file_written_before_the_merging_takes_it_back(session):
    read = file(session)
    session.perform(MergeCodes((GRID,), CANAL))
    session.perform(ReadCodebook(read))
    assert session.read.codebook().merged == ()


def test_merging_in_a_circle_is_refused(session):
    session.perform(MergeCodes((TABLE,), CALL))
    table = replace(session.read.codebook().code(TABLE), merged_into=None)
    read = file(session)
    heir = next(code for code in (*read.codes, *read.merged) if code.key == "code-12")
    other = next(code for code in (*read.codes, *read.merged) if code.key == "code-21")
    assert table.key == "code-11"
    codes = tuple(code for code in read.codes if code.id != heir.id)
    circle = replace(
        read, codes=codes, merged=(replace(heir, merged_into=other.id), replace(other, merged_into=heir.id))
    )
    with pytest.raises(KnownError, match="merge_circle"):
        session.perform(ReadCodebook(circle))


def test_only_the_lead_reads_a_codebook_in(session):
    session.choose_coder(projects.OTHER)
    with pytest.raises(KnownError, match="lead_only"):
        session.perform(ReadCodebook(file(session)))
