"""The fold: one state from a set of revisions, whatever way they came."""

import itertools
import random
import shutil
from dataclasses import replace

import pytest

from desktop.core.articles import ReprintGroup
from desktop.core.codings import Coding, Memo
from desktop.core.kinds import to_body
from desktop.core.revisions import dump
from desktop.core.spans import Span
from desktop.core.studies import Coder, CoderRole
from desktop.operations.edit_code import EditCode
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.place_code import PlaceCode
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.session import Session
from desktop.storage import fold
from desktop.storage.checking import check
from tests import projects
from tests.projects import CANAL, GRID, LEAD, OTHER, SEED, TABLE

_INSERT = f"INSERT OR IGNORE INTO revision VALUES ({', '.join('?' * 13)})"


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def rows_of(session, kind, identity):
    return [row for row in projects.state(session)[kind] if row[0] == identity]


def removed(session, kind, identity):
    return [row[-1] for row in rows_of(session, kind, identity)]


def rebuild(session):
    connection = projects.inner(session).connection
    connection.execute("BEGIN")
    fold.rebuild(connection)
    connection.execute("COMMIT")


def write(session, *, put=(), remove=(), actor=LEAD):
    with projects.inner(session).action(name="place_code", actor=actor) as run:
        for entity in put:
            run.writer.put(entity)
        for entity in remove:
            run.writer.remove(entity)


def test_a_removed_code_that_others_used_stays_as_a_tombstone(session):
    session.perform(RemoveCode(GRID))
    assert removed(session, "code", GRID) == [1]
    assert check(projects.inner(session)) == []


def test_codings_of_a_removed_code_are_unseen_and_come_back_with_it(session):
    seen = projects.codings_of(session, OTHER)
    session.perform(RemoveCode(GRID))
    assert [each.code for each in projects.codings_of(session, OTHER)] == [
        each.code for each in seen if each.code != GRID
    ]
    assert sum(session.read.uses_of_codes({GRID}).values()) == 1
    session.undo()
    assert projects.codings_of(session, OTHER) == seen
    assert removed(session, "code", GRID) == [0]


def test_an_unused_code_leaves_no_tombstone(session):
    session.perform(RemoveCode(SEED))
    assert rows_of(session, "code", SEED) == []


def test_the_last_coding_of_a_removed_code_takes_the_tombstone_with_it(session):
    coding = next(each for each in projects.codings_of(session, OTHER) if each.code == CANAL)
    session.perform(RemoveCode(CANAL))
    write(session, remove=[coding], actor=OTHER)
    assert rows_of(session, "code", CANAL) == []
    assert check(projects.inner(session)) == []


def test_undoing_a_placing_lets_the_tombstone_go_and_redoing_it_brings_it_back(session):
    article = session.read.articles()[0].id
    session.choose_coder(OTHER)
    session.perform(PlaceCode(article=article, span=Span(40, 42), code=SEED))
    session.choose_coder(LEAD)
    session.perform(RemoveCode(SEED))
    buried = projects.state(session)
    session.choose_coder(OTHER)
    session.undo()
    assert rows_of(session, "code", SEED) == []
    session.redo()
    assert projects.state(session) == buried
    assert check(projects.inner(session)) == []
    session.choose_coder(LEAD)
    session.undo()
    assert SEED in {each.code for each in projects.codings_of(session, OTHER)}


def test_a_removed_category_hides_its_codes_and_brings_them_back(session):
    before = projects.state(session)
    session.perform(RemoveCategory("category-1"))
    assert {each.code for each in projects.codings_of(session, OTHER)} <= {"code-21", "code-22", "code-23"}
    assert removed(session, "category", "category-1") == [1]
    session.undo()
    assert projects.state(session) == before


def test_a_removed_article_keeps_the_codings_of_others_unseen(session):
    article = session.read.articles()[0].id
    seen = projects.codings_of(session, OTHER)
    session.perform(RemoveArticles((article,)))
    assert projects.codings_of(session, OTHER) == [each for each in seen if each.article != article]
    assert session.read.counts_by_article(OTHER).keys() == {session.read.articles()[0].id}
    session.undo()
    assert projects.codings_of(session, OTHER) == seen


def test_two_things_that_hold_each_other_go_together(session):
    article = session.read.articles()[2]
    group = ReprintGroup(id="group", kept=None, note="")
    grouped = replace(article, reprint_group=group.id)
    write(session, put=[group, grouped])
    session.perform(RemoveArticles((article.id,)))
    codings = [each for each in projects.state(session)["coding"] if each[2] == article.id]
    assert len(codings) == 1
    assert removed(session, "article", article.id) == [1]
    write(session, remove=[group])
    assert removed(session, "reprint_group", "group") == [1]
    assert check(projects.inner(session)) == []
    lifted = Coding(
        **dict(
            zip(
                ("id", "coder", "article", "version", "start", "end", "words", "code", "rank", "made"),
                codings[0],
                strict=False,
            )
        )
    )
    write(session, remove=[lifted])
    assert rows_of(session, "article", article.id) == rows_of(session, "reprint_group", "group") == []
    assert check(projects.inner(session)) == []


def diverged(folder):
    """Two copies of one project, each worked on by itself, in ways that touch the same things."""
    paths = [projects.filled(folder / "one.zhubi"), folder / "other.zhubi"]
    shutil.copy(*paths)
    one, other = Session.open(paths[0], coder=LEAD), Session.open(paths[1], coder=OTHER)
    code = one.read.codebook().code(TABLE)
    article = one.read.articles()[0].id
    one.perform(EditCode(replace(code, name_zh="长桌")))
    one.perform(RemoveCode(GRID))
    one.perform(RemoveArticles((one.read.articles()[1].id,)))
    one.perform(LiftCoding(projects.codings_of(one, LEAD)[0].id))
    other.perform(PlaceCode(article=article, span=Span(60, 66), code=GRID))
    other.perform(PlaceCode(article=other.read.articles()[1].id, span=Span(30, 33), code=CANAL))
    other.perform(LiftCoding(projects.codings_of(other, OTHER)[0].id))
    other.choose_coder(LEAD)
    other.perform(EditCode(replace(code, name_zh="方桌", number=41)))
    other.undo()
    other.perform(PlaceCode(article=article, span=Span(70, 72), code=TABLE))
    return one, other


def unite(session, found):
    """Take over revisions of another copy in this order, and what lies beside the log."""
    projects.inner(session).connection.executemany(_INSERT, found)
    rebuild(session)


def test_diverged_copies_make_one_state_whichever_takes_over_the_other(tmp_path):
    one, other = diverged(tmp_path)
    logs = projects.revisions(one), projects.revisions(other)
    unite(one, logs[1])
    unite(other, logs[0])
    assert projects.revisions(one) == projects.revisions(other)
    assert projects.state(one) == projects.state(other)
    for session in (one, other):
        assert check(projects.inner(session)) == []
        session.close()


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_does_not_matter(tmp_path, seed):
    one, other = diverged(tmp_path)
    chance = random.Random(seed)
    arriving = projects.revisions(other)
    chance.shuffle(arriving)
    states = []
    for session, found in ((one, arriving), (other, projects.revisions(one))):
        unite(session, found)
        states.append(projects.state(session))
        session.close()
    assert states[0] == states[1]


def test_a_copy_that_took_over_the_other_can_be_worked_on(tmp_path):
    one, other = diverged(tmp_path)
    unite(one, projects.revisions(other))
    other.close()
    one.close()
    again = Session.open(one.path, coder=OTHER)
    again.perform(PlaceCode(article=again.read.articles()[0].id, span=Span(80, 83), code=TABLE))
    assert check(projects.inner(again)) == []
    again.close()


def test_a_coding_on_a_code_that_was_removed_elsewhere_is_kept_unseen(tmp_path):
    one, other = diverged(tmp_path)
    unite(one, projects.revisions(other))
    assert [row[7] for row in projects.state(one)["coding"] if row[4] == 60] == [GRID]
    assert GRID not in {each.code for each in projects.codings_of(one, OTHER)}
    one.close()
    other.close()


def forged(session, entity, *, coder, actor, body="full", change="put"):
    """Write a revision into the log that the program itself would never write."""
    log = projects.inner(session).log
    content = dump(to_body(entity)) if body == "full" and change == "put" else None
    connection = projects.inner(session).connection
    connection.execute("BEGIN")
    log.append(
        action="forged", name="place_code", actor=actor, coder=coder, kind=entity.KIND, entity=entity.id, body=content
    )
    fold.rebuild(connection)
    connection.execute("COMMIT")


def test_nobodys_own_work_is_changed_by_another_in_the_log(session):
    before = projects.state(session)
    coding = projects.codings_of(session, OTHER)[0]
    forged(session, replace(coding, code=CANAL), coder=LEAD, actor=LEAD)
    forged(session, replace(coding, code=CANAL), coder=OTHER, actor=LEAD)
    forged(session, replace(coding, coder=LEAD), coder=LEAD, actor=LEAD)
    forged(session, coding, coder=LEAD, actor=LEAD, change="del")
    assert projects.state(session) == before


def test_the_lead_writes_for_the_consensus(session):
    consensus = Coder(id="consensus", name_key="key", role=CoderRole.CONSENSUS, position=9)
    coding = replace(projects.codings_of(session, LEAD)[0], id="agreed", coder="consensus", origin="adjudication")
    write(session, put=[consensus])
    write(session, put=[coding])
    assert session.read.coding("agreed") == coding
    assert check(projects.inner(session)) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_what_is_removed_together_goes_together_in_any_order(session, order):
    coding = next(each for each in projects.codings_of(session, OTHER) if each.code == CANAL)
    memo = Memo(id="memo-new", coder=OTHER, coding=coding.id, article=None, code=None, text="渠", made=coding.made)
    write(session, put=[memo], actor=OTHER)
    code = session.read.codebook().code(CANAL)
    things = [memo, coding, code]
    write(session, remove=[things[place] for place in order], actor=OTHER)
    for thing in things:
        assert rows_of(session, thing.KIND, thing.id) == []
    assert check(projects.inner(session)) == []


def applied(session, identity, entity, *, coder, actor):
    """Write a revision as the program's own writer would, by whoever it is."""
    with projects.inner(session).action(name="place_code", actor=actor) as run:
        body = None if entity is None else dump(to_body(entity))
        run.writer.put_body("coding", identity, body, coder=coder)


def test_writing_and_rebuilding_agree_on_what_counts(session):
    coding = projects.codings_of(session, OTHER)[0]
    before = projects.state(session)["coding"]
    applied(session, coding.id, replace(coding, code=CANAL), coder=LEAD, actor=LEAD)
    applied(session, coding.id, replace(coding, code=CANAL), coder=OTHER, actor=LEAD)
    applied(session, coding.id, replace(coding, coder=LEAD), coder=LEAD, actor=LEAD)
    applied(session, coding.id, None, coder=LEAD, actor=LEAD)
    assert projects.state(session)["coding"] == before
    assert check(projects.inner(session)) == []


@pytest.mark.parametrize("writer", [LEAD, OTHER])
def test_for_the_consensus_only_a_lead_writes(session, writer):
    agreed = replace(projects.codings_of(session, LEAD)[0], id="agreed", coder="consensus", origin="adjudication")
    write(session, put=[Coder(id="consensus", name_key="key", role=CoderRole.CONSENSUS, position=9)])
    applied(session, agreed.id, agreed, coder="consensus", actor=writer)
    assert session.read.coding("agreed") == (agreed if writer == LEAD else None)
    assert check(projects.inner(session)) == []


def test_what_a_former_lead_settled_stays_settled(session):
    agreed = replace(projects.codings_of(session, LEAD)[0], id="agreed", coder="consensus", origin="adjudication")
    write(session, put=[Coder(id="consensus", name_key="key", role=CoderRole.CONSENSUS, position=9)])
    applied(session, agreed.id, agreed, coder="consensus", actor=LEAD)
    write(session, put=[replace(session.coder, role=CoderRole.CODER)])
    assert session.read.coding("agreed") == agreed
    assert check(projects.inner(session)) == []


def test_a_step_for_the_study_that_names_a_coder_counts_for_nobody(session):
    code = session.read.codebook().code(TABLE)
    before = projects.state(session)
    forged(session, replace(code, name_zh="长桌"), coder=LEAD, actor=LEAD)
    assert projects.state(session) == before


def test_two_things_that_hold_each_other_come_back_as_tombstones_for_what_refers_to_them(session):
    article = session.read.articles()[2]
    version = projects.inner(session).articles.version(article.id)
    held = replace(article, id="held", reprint_group="group")
    write(
        session, put=[held, ReprintGroup(id="group", kept="held", note=""), replace(version, id="text", article="held")]
    )
    coding = replace(projects.codings_of(session, LEAD)[0], id="late", article="held", version="text", coder=OTHER)
    write(session, remove=[replace(version, id="text", article="held")])
    connection = projects.inner(session).connection
    write(session, remove=[ReprintGroup(id="group", kept="held", note=""), held])
    # What nothing else refers to may stay or go; here it is gone, as in a copy that never saw it.
    connection.execute("BEGIN")
    connection.execute("PRAGMA defer_foreign_keys=ON")
    for kind, identity in (("reprint_group", "group"), ("article", "held")):
        connection.execute(f"DELETE FROM {kind} WHERE id = ?", (identity,))
    connection.execute("COMMIT")
    write(session, put=[coding], actor=OTHER)
    assert removed(session, "article", "held") == removed(session, "reprint_group", "group") == [1]
    assert session.read.coding("late") is None
