"""The log: streams without gaps, chained, each naming what it continues."""

import json
import shutil

import pytest

from desktop.core.errors import KnownError
from desktop.core.revisions import Revision
from desktop.core.spans import Span
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.rename_coder import RenameCoder
from desktop.session import Session
from desktop.storage.chains import broken_chains
from desktop.storage.checking import check
from tests import projects
from tests.projects import LEAD, OTHER, SEED


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def place(session, start):
    return session.perform(PlaceCode(article=session.read.articles()[0].id, span=Span(start, start + 2), code=SEED))


def starts(session) -> list[Revision]:
    return [Revision(*row) for row in projects.revisions(session) if row[1] == 0]


def half_refused(session):
    article = session.read.articles()[0].id
    return PlaceCodings(article=article, placings=(Placing(Span(60, 63), SEED), Placing(Span(9, 10**6), SEED)))


def broken(session) -> bool:
    return {finding.kind for finding in broken_chains(projects.inner(session).log.all_revisions())} == {"check_chain"}


ALTERED = {"sequence": 900, "lamport": 901, "body": '{"other":1}', "change": None, "hash": "0" * 64}


@pytest.mark.parametrize("place_in_log", [0, 5, 20, -1], ids=["first", "early", "middle", "last"])
@pytest.mark.parametrize("column", Revision._fields)
def test_an_edited_column_breaks_the_chain(session, column, place_in_log):
    row = Revision(*projects.revisions(session)[place_in_log])
    value = ALTERED.get(column, "other")
    connection = projects.inner(session).connection
    connection.execute("PRAGMA ignore_check_constraints=ON")
    connection.execute(
        f"UPDATE revision SET {column} = ? WHERE stream = ? AND sequence = ?",
        ("del" if column == "change" else value, row.stream, row.sequence),
    )
    assert broken(session)


def test_a_single_byte_of_a_body_breaks_the_chain(session):
    row = next(Revision(*row) for row in projects.revisions(session) if row[8] == "coding")
    body = row.body.replace('"start":', '"start": ', 1)
    projects.inner(session).connection.execute(
        "UPDATE revision SET body = ? WHERE stream = ? AND sequence = ?", (body, row.stream, row.sequence)
    )
    assert broken(session)


def test_two_swapped_steps_break_the_chain(session):
    stream = starts(session)[0].stream
    connection = projects.inner(session).connection
    for old, new in ((3, 99), (4, 3), (99, 4)):
        connection.execute("UPDATE revision SET sequence = ? WHERE stream = ? AND sequence = ?", (new, stream, old))
    assert broken(session)


@pytest.mark.parametrize("which", [0, 3, -1], ids=["first", "middle", "last"])
def test_a_missing_revision_breaks_the_chain_of_a_stream_that_was_continued(session, which):
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    stream = starts(session)[0].stream
    sequences = [row[1] for row in projects.revisions(session) if row[0] == stream]
    projects.inner(session).connection.execute(
        "DELETE FROM revision WHERE stream = ? AND sequence = ?", (stream, sequences[which])
    )
    assert broken(session)


def test_a_missing_stream_is_missed_by_the_one_that_continues_it(session):
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    projects.inner(session).connection.execute("DELETE FROM revision WHERE stream = ?", (starts(session)[0].stream,))
    assert broken(session)


def test_a_missing_last_step_shows_in_the_tables(session):
    place(session, 30)
    stream, sequence = next(row[:2] for row in reversed(projects.revisions(session)) if row[8] == "coding")
    projects.inner(session).connection.execute(
        "DELETE FROM revision WHERE stream = ? AND sequence >= ?", (stream, sequence)
    )
    assert [finding.facts["table"] for finding in check(projects.inner(session))] == ["coding"]


def test_every_opening_and_coder_writes_streams_of_its_own(session):
    before = len(starts(session))
    place(session, 30)
    place(session, 40)
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    session.choose_coder(OTHER)
    place(session, 50)
    new = starts(session)[before:]
    assert [(start.actor, json.loads(start.body)["scope"]) for start in new] == [
        (LEAD, "own"), (LEAD, "study"), (OTHER, "own"),
    ]  # fmt: skip
    assert len({json.loads(start.body)["opening"] for start in new}) == 1


def test_a_stream_names_the_heads_it_continues(session):
    log = {(row[0], row[1]): row[-1] for row in projects.revisions(session)}
    place(session, 30)
    continued = json.loads(starts(session)[-1].body)["continues"]
    assert continued
    assert all(log[stream, sequence] == digest for stream, sequence, digest in continued)


def continued_by_the_last(session):
    whose = {start.stream: (start.coder, start.actor) for start in starts(session)}
    return {whose[stream] for stream, *_ in json.loads(starts(session)[-1].body)["continues"]}


def test_own_work_continues_the_study_and_own_work_but_no_others(session):
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    for coder in (OTHER, LEAD):
        session.choose_coder(coder)
        place(session, 30)
        assert continued_by_the_last(session) == {(None, LEAD), (coder, coder)}


def test_the_study_continues_the_study_alone_whoever_continued_it_too(session):
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    assert continued_by_the_last(session) == {(None, LEAD)}


@pytest.mark.parametrize("kept", [None, LEAD, OTHER], ids=["study", "lead", "other"])
def test_the_study_and_one_coders_work_hold_together_without_the_rest(session, kept):
    for coder in (LEAD, OTHER):
        session.choose_coder(coder)
        place(session, 30)
    session.choose_coder(LEAD)
    session.perform(RenameCoder(coder=OTHER, coder_name="谷雨"))
    projects.inner(session).connection.execute(
        "DELETE FROM revision WHERE coder IS NOT NULL AND actor IS NOT ?", (kept,)
    )
    assert broken_chains(projects.inner(session).log.all_revisions()) == []


def test_a_body_that_cannot_be_read_is_a_finding(session):
    projects.inner(session).connection.execute("UPDATE revision SET body = '{' WHERE sequence < 2 AND body NOT NULL")
    assert {finding.kind for finding in check(projects.inner(session))} == {"check_chain"}


def test_a_copy_opened_twice_grows_two_streams_from_one_head(tmp_path):
    one = projects.filled(tmp_path / "one.zhubi")
    other = shutil.copy(one, tmp_path / "other.zhubi")
    heads, streams = [], []
    for path in (one, other):
        session = Session.open(path, coder=LEAD)
        place(session, 30)
        last = starts(session)[-1]
        heads.append(json.loads(last.body)["continues"])
        streams.append(last.stream)
        session.close()
    assert heads[0] == heads[1]
    assert streams[0] != streams[1]


def test_actions_of_merged_copies_are_all_listed_though_their_counters_agree(session):
    connection = projects.inner(session).connection
    for number in range(25):
        place(session, 40 + number)
    rows = [row for row in projects.revisions(session) if row[8] == "action"][-25:]
    for row in rows:
        for name in ("one", "two"):
            twin = Revision(*row)._replace(stream=name + row[0], action=name + row[3], entity=name + row[9])
            connection.execute(f"INSERT INTO revision VALUES ({', '.join('?' * 13)})", twin)
    found = [action.id for action in projects.inner(session).log.actions_newest_first(LEAD)]
    written = [row[9] for row in projects.revisions(session) if row[8] == "action" and row[5] == LEAD]
    assert sorted(found) == sorted(written)


def test_the_counter_goes_on_from_the_greatest(session):
    greatest = max(row[2] for row in projects.revisions(session))
    place(session, 30)
    assert [row[2] for row in projects.revisions(session)][-3:] == [greatest + 1, greatest + 2, greatest + 3]


def test_a_failed_action_leaves_no_hole_in_its_stream(session):
    place(session, 30)
    before = projects.revisions(session)
    with pytest.raises(KnownError), projects.inner(session).action(name="place_codings", actor=LEAD) as run:
        half_refused(session).apply(run.writer)
    assert projects.revisions(session) == before
    place(session, 40)
    assert check(projects.inner(session)) == []


def test_names_can_be_erased_without_breaking_the_chain(session):
    projects.inner(session).connection.execute("DELETE FROM coder_name")
    assert check(projects.inner(session)) == []
    assert session.read.coder_names() == {}
    assert [coder.id for coder in session.read.coders()] == [LEAD, OTHER]
    place(session, 30)
    assert check(projects.inner(session)) == []
