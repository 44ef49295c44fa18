"""What lies behind an older coding of one code: kept while codings come and go, and always as if read anew."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCode
from desktop.storage.doubles import Doubles
from tests import projects
from tests.projects import CALL, CANAL, LEAD, LEDGER, OTHER, SEED, TABLE

CODES = st.sampled_from([TABLE, CALL, CANAL, SEED])
SPANS = st.sampled_from([Span(0, 3), Span(0, 4), Span(1, 3)])
STEPS = st.one_of(
    st.tuples(st.just("place"), SPANS, CODES),
    st.tuples(st.just("merge"), CODES, CODES),
    st.tuples(st.sampled_from(["lift", "recode"]), st.integers(0, 5), CODES),
    st.tuples(st.sampled_from(["undo", "redo", "other", "remove"]), st.none(), CODES),
)


def take(session, step):
    """Take a step if it can be taken as things are."""
    kind, what, code = step
    article = session.read.articles()[1].id
    own = session.read.codings(article, coder=session.coder.id)
    if kind == "other":
        session.choose_coder(OTHER if session.coder.id == LEAD else LEAD)
    elif kind in ("undo", "redo"):
        session.undo() if kind == "undo" else session.redo()
    elif kind in ("lift", "recode") and own:
        coding = own[what % len(own)].id
        session.perform(LiftCoding(coding) if kind == "lift" else RecodeCoding(coding, code))
    elif kind == "place":
        session.perform(PlaceCode(article, what, code))
    elif kind == "merge":
        session.perform(MergeCodes((what,), code))
    elif kind == "remove":
        session.perform(RemoveCode(code))


def seen_plainly(project, coder):
    """Return the codings in sight, by going through all there are in order of age."""
    whole = project.codebooks.whole()
    live = {code.id for code in whole.codes + whole.merged}
    found = {}
    for coding in sorted(project.codings.every_stored(), key=lambda each: each.id):
        if coding.coder == coder and coding.code in live:
            heir = project.codings.heir_of(coding.code)
            found.setdefault((coding.article, coding.span, heir), coding.id)
    return set(found.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, max_size=14))
def test_however_codings_come_and_go_each_passage_is_in_sight_once(steps):
    with tempfile.TemporaryDirectory() as folder:
        session = projects.open_filled(Path(folder))
        project = projects.inner(session)
        for step in steps:
            with suppress(KnownError):
                take(session, step)
            for coder in (LEAD, OTHER):
                seen = [coding.id for coding in projects.codings_of(session, coder)]
                assert sorted(seen) == sorted(seen_plainly(project, coder))
                fresh = Doubles(project.connection, project.carrying)
                assert project.codings.doubles.behind(coder) == fresh.behind(coder)
                assert sum(project.codings.counts_by_code(coder).values()) == len(seen)
                counts = project.codings.counts_by_article(coder)
                assert sum(counts.values()) == len(seen)
                for article in session.read.articles():
                    assert project.codings.count_in(article.id, coder=coder) == counts.get(article.id, 0)
        session.close()


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def test_while_nothing_is_merged_no_coding_is_read(session):
    doubles, queries = projects.inner(session).codings.doubles, []
    projects.inner(session).connection.set_trace_callback(queries.append)
    assert doubles.behind(LEAD) == set()
    assert not [query for query in queries if "coding" in query]


def test_one_more_coding_is_looked_at_alone(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    assert session.read.counts_by_code(LEAD)
    queries = []
    projects.inner(session).connection.set_trace_callback(queries.append)
    session.perform(PlaceCode(session.read.articles()[1].id, Span(0, 3), CANAL))
    projects.inner(session).connection.set_trace_callback(None)
    read = [query for query in queries if query.startswith("SELECT id, coder, article, version, start")]
    assert len(read) == 1
    assert "id = '" in read[0]


def remove_and_stumble(project, coding):
    with project.action(name="lift_coding", actor=LEAD) as run:
        run.writer.remove(project.codings.stored(coding.id))
        assert project.codings.doubles.equal_to(coding) == []
        raise ZeroDivisionError


def test_what_was_refused_half_way_leaves_nothing_behind(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    project = projects.inner(session)
    known = session.read.counts_by_code(LEAD)
    coding = next(each for each in projects.codings_of(session, LEAD) if each.code == CANAL)
    with pytest.raises(ZeroDivisionError):
        remove_and_stumble(project, coding)
    assert project.codings.counts_by_code(LEAD) == known
    assert project.codings.doubles.equal_to(coding) == [coding.id]


def test_a_code_out_of_sight_hides_nothing(session):
    article = session.read.articles()[1].id
    session.perform(PlaceCode(article, Span(0, 3), TABLE))
    session.perform(PlaceCode(article, Span(0, 3), LEDGER))
    session.perform(MergeCodes((TABLE,), LEDGER))
    assert projects.inner(session).codings.count_in(article, coder=LEAD) == 1
    session.perform(RemoveCode(LEDGER))
    assert projects.inner(session).codings.doubles.behind(LEAD) == set()
    assert projects.inner(session).codings.count_in(article, coder=LEAD) == 0


def test_a_removed_article_takes_away_no_more_than_it_bears(session):
    article = session.read.articles()[1].id
    session.perform(PlaceCode(article, Span(0, 3), TABLE))
    session.perform(PlaceCode(article, Span(0, 3), LEDGER))
    session.perform(MergeCodes((TABLE,), LEDGER))
    before = session.read.counts_by_code(LEAD)
    assert before == {LEDGER: 3, CALL: 1}
    session.perform(RemoveArticles((article,)))
    assert session.read.counts_by_code(LEAD) == {LEDGER: 2, CALL: 1}
    session.undo()
    assert session.read.counts_by_code(LEAD) == before
