"""The open project: who may do what, whose actions are undone, and who is told."""

from dataclasses import replace

import pytest

from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations import Scope, operation_types
from desktop.operations.edit_code import EditCode
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.revert_action import UndoAction
from desktop.operations.write_memo import WriteMemo
from desktop.session import Session
from desktop.storage import create_project
from tests import projects
from tests.operations.samples import SAMPLES
from tests.projects import CANAL, GRID, LEAD, OTHER, SEED, TABLE

STUDY = sorted(name for name, kind in operation_types().items() if kind.scope is Scope.STUDY)


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def place(session, start, code=SEED):
    return session.perform(PlaceCode(article=session.read.articles()[0].id, span=Span(start, start + 2), code=code))


@pytest.mark.parametrize("name", STUDY)
def test_only_the_lead_changes_the_study(session, name):
    operation = SAMPLES[name](session)
    session.choose_coder(OTHER)
    before = projects.revisions(session)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert caught.value.kind == "lead_only"
    assert projects.revisions(session) == before


def test_a_coder_codes_for_himself_and_not_for_the_study(session):
    session.choose_coder(OTHER)
    assert not session.may_change_study()
    place(session, 30)
    assert {each.coder for each in projects.codings_of(session, OTHER)} == {OTHER}
    session.choose_coder(LEAD)
    assert session.may_change_study()


@pytest.mark.parametrize("name", ["lift_coding", "recode_coding", "resize_coding", "write_memo"])
def test_nobody_touches_the_coding_of_another(session, name):
    operation = SAMPLES[name](session)
    session.choose_coder(LEAD if session.coder.id == OTHER else OTHER)
    with pytest.raises(KnownError) as caught:
        session.perform(operation)
    assert caught.value.kind == "not_your_coding"


def test_undo_takes_back_the_last_action_of_the_one_who_codes(session):
    place(session, 30)
    session.choose_coder(OTHER)
    place(session, 40)
    session.choose_coder(LEAD)
    session.undo()
    starts = {coder: {each.start for each in projects.codings_of(session, coder)} for coder in (LEAD, OTHER)}
    assert 30 not in starts[LEAD]
    assert 40 in starts[OTHER]


def test_redo_belongs_to_the_one_who_undid(session):
    place(session, 30)
    session.undo()
    session.choose_coder(OTHER)
    assert session.turns().redo is None
    session.choose_coder(LEAD)
    assert session.redo()
    assert 30 in {each.start for each in projects.codings_of(session, LEAD)}


def test_everything_of_one_coder_can_be_undone_and_done_again_after_reopening(session):
    full = projects.state(session)
    session.close()
    again = Session.open(session.path, coder=OTHER)
    steps = 0
    while again.undo():
        steps += 1
    assert steps == 4
    assert projects.codings_of(again, OTHER) == []
    assert again.turns().undo is None
    again.close()
    again = Session.open(session.path, coder=OTHER)
    while again.redo():
        steps -= 1
    assert steps == 0
    assert projects.state(again) == full
    again.close()


def test_the_lead_undoes_down_to_the_beginning_of_the_study(session):
    while session.undo():
        pass
    assert session.read.articles() == []
    assert session.study.title == "渡口研究"
    assert [coder.id for coder in session.read.coders()] == [LEAD]
    assert not session.undo()
    while session.redo():
        pass
    assert len(session.read.articles()) == 3


def test_undo_is_refused_where_someone_changed_the_same_since(session):
    session.perform(PinCode(code=TABLE, digit=7))
    action = session.turns().undo
    session.perform(PinCode(code=GRID, digit=7))
    before = projects.revisions(session)
    with pytest.raises(KnownError) as caught:
        session.perform(UndoAction(action))
    assert caught.value.kind == "undo_conflict"
    assert projects.revisions(session) == before


def test_undoing_and_redoing_a_memo_names_its_article(session):
    article = session.read.articles()[2].id
    coding = session.read.codings(article, coder=LEAD)[0]
    session.perform(WriteMemo(coding=coding.id, text="面馆"))
    assert session.undo().articles == {article}
    assert session.redo().articles == {article}


@pytest.mark.parametrize(
    "again",
    [
        lambda session: PinCode(code=TABLE, digit=1),
        lambda session: MarkDone(session.read.articles()[0].id),
    ],
    ids=["pin", "done"],
)
def test_saying_what_is_so_already_leaves_nothing_to_undo(session, again):
    before = projects.revisions(session)
    assert not session.perform(again(session))
    assert projects.revisions(session) == before


def test_an_edit_that_differs_only_in_blanks_leaves_nothing_to_undo(session):
    code = session.read.codebook().code(TABLE)
    assert not session.perform(EditCode(replace(code, name_zh=f"  {code.name_zh} ")))
    undone = session.turns().undo
    assert session.undo()
    assert session.turns().undo != undone


def test_each_listener_hears_of_each_change_whoever_started_it(session):
    heard = []
    session.listen(heard.append)
    place(session, 30)
    session.undo()
    session.redo()
    assert [changes.touches("coding") for changes in heard] == [True, True, True]
    assert all(changes.articles == {session.read.articles()[0].id} for changes in heard)


def test_nothing_is_announced_when_nothing_was_done(session):
    heard = []
    session.listen(heard.append)
    with pytest.raises(KnownError):
        place(session, 10**6)
    session.redo()
    assert heard == []


def test_what_was_saved_last_is_timed_after_it_is_durable(session):
    assert session.saved_at is None
    begun = now()
    place(session, 30)
    assert begun <= session.saved_at <= now()


def test_a_refused_action_is_not_timed_as_saved(session):
    with pytest.raises(KnownError):
        place(session, 10**6)
    assert session.saved_at is None


def test_the_texts_kept_in_memory_follow_an_undo(session):
    article = session.read.articles()[1]
    assert session.read.text(article.id).outlet_name == "榆埂周报"
    while session.turns().undo.name != "edit_article":
        session.undo()
    session.undo()
    assert session.read.text(article.id).outlet_name is None


def test_the_codebook_kept_in_memory_follows_a_removal(session):
    assert session.read.codebook().code(GRID)
    session.perform(RemoveCode(GRID))
    assert session.read.codebook().code(GRID) is None
    assert session.read.codebook().attributes == ()
    session.undo()
    assert session.read.codebook().code(GRID)


def test_the_history_is_everyones_newest_first(session):
    names = [(action.name, action.actor) for action in session.history(limit=3)]
    assert names == [("mark_done", OTHER), ("pin_code", OTHER), ("place_code", OTHER)]


def test_an_unknown_coder_is_not_chosen(session):
    with pytest.raises(KnownError) as caught:
        session.choose_coder("nobody")
    assert caught.value.kind == "coder_gone"
    assert session.coder.id == LEAD


def test_opening_for_an_unknown_coder_opens_for_the_first(session):
    session.close()
    again = Session.open(session.path, coder="nobody")
    assert again.coder.id == LEAD
    again.close()


def test_choosing_a_coder_is_announced_but_not_written(session):
    heard, before = [], projects.revisions(session)
    session.listen(heard.append)
    session.choose_coder(OTHER)
    assert heard[0].of("coder") == {OTHER}
    assert projects.revisions(session) == before


def test_a_file_without_a_study_says_so(tmp_path):
    create_project(tmp_path / "empty.zhubi").close()
    with pytest.raises(KnownError) as caught:
        Session.open(tmp_path / "empty.zhubi")
    assert caught.value.kind == "project_unfinished"
    assert not (tmp_path / "empty.zhubi.lock").exists()


def test_the_history_holds_no_coders_name(session):
    session.perform(RenameCoder(coder=OTHER, coder_name="谷小满"))
    assert not [row for row in projects.revisions(session) if "谷小满" in str(row) or "谷雨晴" in str(row)]


def test_the_last_codes_used_come_first(session):
    place(session, 30, CANAL)
    place(session, 40, SEED)
    assert session.read.recent_codes(LEAD)[:2] == [SEED, CANAL]


def test_recoding_uses_a_code_too_until_it_is_undone(session):
    place(session, 30, CANAL)
    place(session, 40, SEED)
    coding = next(each for each in projects.codings_of(session, LEAD) if each.start == 30)
    session.perform(RecodeCoding(coding=coding.id, code=GRID))
    assert session.read.recent_codes(LEAD)[:2] == [GRID, SEED]
    session.undo()
    assert session.read.recent_codes(LEAD)[:2] == [SEED, CANAL]
    session.redo()
    assert session.read.recent_codes(LEAD)[:2] == [GRID, SEED]


def test_a_removed_code_takes_no_place_among_the_last_used(session):
    place(session, 30, CANAL)
    place(session, 40, SEED)
    session.perform(RemoveCode(SEED))
    assert session.read.recent_codes(LEAD, limit=1) == [CANAL]


def test_codings_on_removed_articles_are_no_uses_of_a_code(session):
    before = sum(session.read.uses_of_codes({TABLE}).values())
    session.perform(RemoveArticles((session.read.articles()[2].id,)))
    assert sum(session.read.uses_of_codes({TABLE}).values()) == before - 1


def test_counts_agree_with_the_codings_listed(session):
    session.perform(RemoveCode(GRID))
    for coder in (LEAD, OTHER):
        listed = projects.codings_of(session, coder)
        assert sum(session.read.counts_by_article(coder).values()) == len(listed)
        assert session.read.counts_by_code(coder) == {
            code: sum(each.code == code for each in listed) for code in {each.code for each in listed}
        }


def test_a_lifted_coding_is_gone_for_its_coder(session):
    coding = projects.codings_of(session, LEAD)[0]
    session.perform(LiftCoding(coding.id))
    assert session.read.coding(coding.id) is None
    with pytest.raises(KnownError) as caught:
        session.perform(LiftCoding(coding.id))
    assert caught.value.kind == "coding_gone"
