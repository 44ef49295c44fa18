"""Versions of the codebook: a change of meaning makes one, and a coding knows the one it was made under."""

from dataclasses import replace

import pytest

from desktop.core.clock import now
from desktop.core.codebooks import CodebookVersion
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations import versions
from desktop.operations.clear_sheet import ClearSheet
from desktop.operations.code_in_vivo import AddCodeInVivo
from desktop.operations.edit_attribute import EditAttribute, RemoveAttribute
from desktop.operations.edit_code import EditCode, MoveCode
from desktop.operations.edit_variable import AddVariable, EditVariable, RemoveVariable
from desktop.operations.note_reason import NoteReason
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.run_test import StartRound
from desktop.operations.set_role import SetRole
from tests import projects, sheets
from tests.projects import CALL, CANAL, GRID, LEAD, LEDGER, OTHER, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def numbers(session):
    return [version.number for version in projects.inner(session).codebooks.versions()]


def edited(session, **changes):
    return EditCode(replace(session.read.codebook().code(TABLE), **changes))


def test_a_study_begins_with_its_first_version(session):
    assert numbers(session) == [1]


@pytest.mark.parametrize(
    "changes", [{"definition": "摆到门口"}, {"name_zh": "长桌"}, {"number": 77}, {"examples": ("一张桌子",)}]
)
def test_a_change_of_meaning_makes_a_version(session, changes):
    session.perform(edited(session, **changes))
    assert numbers(session) == [1, 2]
    session.undo()
    assert numbers(session) == [1]


@pytest.mark.parametrize("changes", [{"color": "#123456"}, {}])
def test_a_change_of_looks_makes_none(session, changes):
    session.perform(edited(session, **changes))
    assert numbers(session) == [1]


def test_moving_makes_a_version_only_into_another_category(session):
    session.perform(MoveCode(GRID, "category-1", 0))
    assert numbers(session) == [1]
    session.perform(MoveCode(GRID, "category-2", 0))
    assert numbers(session) == [1, 2]


def test_a_removed_code_makes_a_version(session):
    session.perform(RemoveCode(LEDGER))
    assert numbers(session) == [1, 2]


def test_a_coding_keeps_the_version_it_was_made_under(session):
    article = session.read.articles()[0].id
    first = session.perform(PlaceCode(article, Span(0, 3), CANAL))
    session.perform(edited(session, definition="新定义"))
    second = session.perform(PlaceCode(article, Span(0, 4), CANAL))
    by_id = {version.id: version.number for version in projects.inner(session).codebooks.versions()}

    def number(changes):
        return by_id[session.read.coding(next(iter(changes.of("coding")))).codebook_version]

    assert (number(first), number(second)) == (1, 2)
    assert number(session.perform(RecodeCoding(next(iter(first.of("coding"))), CALL))) == 2


def digest(session):
    return versions.digest_of(session.read.codebook(), session.read.codebooks.rulings())


def test_a_field_that_a_later_program_adds_changes_no_digest(session, monkeypatch):
    before, known = digest(session), versions.to_body
    monkeypatch.setattr(versions, "to_body", lambda each: {**known(each), "weight": None})
    assert digest(session) == before
    monkeypatch.setattr(versions, "to_body", lambda each: {**known(each), "weight": 2})
    assert digest(session) != before


def test_what_is_said_by_default_is_no_part_of_the_digest(session, monkeypatch):
    before, known = digest(session), versions.to_body
    silent = ("definition", "include", "examples", "keywords", "merged_into", "exclusive")
    monkeypatch.setattr(
        versions,
        "to_body",
        lambda each: {name: value for name, value in known(each).items() if value or name not in silent},
    )
    assert digest(session) == before
    session.perform(edited(session, include="有桌子的"))
    assert digest(session) != before


@pytest.fixture
def two_leads(session):
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    return session


def as_by(session, coder):
    session.choose_coder(coder)
    return session


def placed(session):
    changed = session.perform(PlaceCode(session.read.articles()[1].id, Span(0, 3), TABLE))
    return session.read.coding(next(iter(changed.of("coding"))))


def test_taking_back_what_came_before_anothers_change_makes_a_version_of_what_is_left(two_leads):
    session = two_leads
    session.perform(edited(session, definition="甲"))
    call = replace(session.read.codebook().code(CALL), definition="乙")
    as_by(session, OTHER).perform(EditCode(call))
    before = projects.state(session)
    as_by(session, LEAD).undo()
    newest = session.read.codebooks.versions()[-1]
    assert (newest.number, newest.snapshot) == (4, digest(session))
    assert session.read.codebooks.as_of(newest.id).codebook.code(TABLE).definition == ""
    session.redo()
    assert projects.state(session) == before
    session.undo()
    newest = session.read.codebooks.versions()[-1]
    assert (placed(session).codebook_version, newest.snapshot) == (newest.id, digest(session))


def test_a_number_is_never_given_twice(two_leads):
    """A coding made before the undo names the version that was taken back: the next one is another."""
    session = two_leads
    session.perform(edited(session, definition="甲"))
    as_by(session, OTHER)
    coding = placed(session)
    as_by(session, LEAD).undo()
    session.perform(edited(session, definition="乙"))
    assert numbers(session) == [1, 3]
    assert session.read.codebooks.made_under(coding).number == 2
    assert [change.number for change in session.read.codebooks.changes()] == [3, None, 2, 1]


def test_a_version_brought_back_is_listed_where_it_was_made(session):
    session.perform(edited(session, definition="甲"))
    session.undo()
    session.redo()
    assert numbers(session) == [1, 2]
    assert [change.number for change in session.read.codebooks.changes()] == [None, None, 2, 1]


def test_what_is_done_again_after_anothers_change_makes_a_version_of_both(two_leads):
    session = two_leads
    session.perform(edited(session, definition="甲"))
    session.undo()
    as_by(session, OTHER).perform(EditCode(replace(session.read.codebook().code(CALL), definition="乙"), "当面"))
    as_by(session, LEAD).redo()
    found = session.read.codebooks.versions()
    assert [each.number for each in found] == [1, 2, 3, 4]
    assert found[-1].snapshot == digest(session)
    assert placed(session).codebook_version == found[-1].id
    session.undo()
    for step, definition in ((session.undo, ""), (session.redo, "甲")):
        step()
        found = session.read.codebooks.versions()
        assert session.read.codebook().code(TABLE).definition == definition
        assert found[-1].snapshot == digest(session)
        assert len({each.number for each in found}) == len(found)


def test_a_version_whose_number_is_taken_by_now_does_not_come_back_beside_it(two_leads):
    """Only the uniting of copies makes one: here the other copy's version is written by hand."""
    session = two_leads
    session.perform(edited(session, definition="甲"))
    session.undo()
    other = CodebookVersion(id="version-other", number=2, snapshot="0" * 64, reason="当面", made=now())
    with projects.inner(session).action(name="edit_code", actor=OTHER) as run:
        run.writer.put(other)
    session.redo()
    found = session.read.codebooks.versions()
    assert [each.number for each in found] == [1, 2, 3]
    assert found[1] == other
    assert found[-1].snapshot == digest(session)


def test_taking_back_alone_makes_no_version(session):
    before = projects.state(session)
    session.perform(edited(session, definition="甲"))
    session.perform(edited(session, color="#112233"))
    session.undo()
    session.undo()
    assert projects.state(session) == before
    session.redo()
    session.redo()
    assert numbers(session) == [1, 2]


def test_a_reason_is_given_with_every_change_of_meaning(session):
    variable, attribute = sheets.of(sheets.PAGE), session.read.codebook().attributes[0]
    options = tuple(each for each in session.read.codebook().options if each.attribute == attribute.id)
    code = session.read.codebook().code(TABLE)
    changes = (
        AddVariable(variable, reason="一"), EditVariable(replace(variable, definition="报头"), reason="二"),
        RemoveVariable(variable.id, "三"), EditAttribute(replace(attribute, definition="谁"), options, "四"),
        RemoveAttribute(attribute.id, "五"), MoveCode(TABLE, "category-2", 0, "六"),
        AddCodeInVivo(replace(code, id="new", key="new", number=77, name_zh="新"), session.read.articles()[0].id, Span(0, 2), "七"),
        RemoveCode("new", "八"), AddVariable(variable), ClearSheet("九"),
    )  # fmt: skip
    for change in changes:
        session.perform(change)
    assert [each.reason for each in session.read.codebooks.versions()][-10:] == [*"一二三四五六七八", "", "九"]


def test_a_reason_can_be_written_later_while_a_test_runs_and_taken_back(session):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口")))
    version = session.read.codebooks.versions()[-1]
    session.perform(StartRound("第一轮"))
    assert not session.perform(NoteReason(version.id, " "))
    session.perform(NoteReason(version.id, "试编码时  分不清"))
    assert session.read.codebooks.versions()[-1] == replace(version, reason="试编码时 分不清")
    assert session.read.codebooks.changes()[0].reason == "试编码时 分不清"
    assert session.read.codebooks.as_of(version.id).proved
    session.undo()
    assert session.read.codebooks.versions()[-1] == version
    assert session.read.codebooks.changes()[0].reason == ""
    session.redo()
    assert session.read.codebooks.changes()[0].reason == "试编码时 分不清"


def test_a_reason_that_somebody_else_wrote_since_is_not_taken_back(session):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口")))
    version = session.read.codebooks.versions()[-1]
    session.perform(NoteReason(version.id, "甲"))
    session.perform(SetRole(OTHER, CoderRole.LEAD))
    session.choose_coder(OTHER)
    session.perform(NoteReason(version.id, "乙"))
    session.choose_coder(LEAD)
    session.undo()
    with pytest.raises(KnownError, match="undo_conflict"):
        session.undo()
    assert session.read.codebooks.versions()[-1].reason == "乙"


def test_a_version_that_was_taken_back_gets_no_reason(session):
    session.perform(EditCode(replace(session.read.codebook().code(TABLE), definition="摆到门口")))
    version = session.read.codebooks.versions()[-1]
    session.undo()
    with pytest.raises(KnownError, match="version_gone"):
        session.perform(NoteReason(version.id, "甲"))


def test_the_reason_of_a_change_of_looks_stays_with_it(session):
    session.perform(replace(edited(session, color="#123456"), reason="太像旁边的类目"))
    (newest, *_) = session.read.codebooks.changes()
    assert (newest.version, newest.reason) == (None, "太像旁边的类目")
    assert numbers(session) == [1]
    session.undo()
    assert session.read.codebooks.changes()[0].reason == ""
    session.redo()
    changes = session.read.codebooks.changes()
    assert [each.reason for each in changes if each.reason] == ["太像旁边的类目"]


def test_the_reason_of_another_order_stays_with_it(session):
    code = session.read.codebook().code(TABLE)
    session.perform(MoveCode(TABLE, code.category, 5, reason="常用的放上面"))
    assert session.read.codebooks.changes()[0].reason == "常用的放上面"
