"""What is taken away at the end of an action is found without looking through what stays."""

from __future__ import annotations

import pytest

from desktop.core.kinds import kinds
from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.place_codings import PlaceCodings, Placing
from tests import projects
from tests.projects import CANAL, GRID, LEAD, SEED, inner


@pytest.fixture
def session(tmp_path):
    found = projects.open_filled(tmp_path)
    yield found
    found.close()


def test_lifting_a_coding_looks_through_no_table(session):
    connection = inner(session).connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    session.perform(LiftCoding(projects.codings_of(session, LEAD)[0].id))
    connection.set_trace_callback(None)
    sweeping = [query for query in asked if "removed = 1" in query and query.startswith(("DELETE", "SELECT '"))]
    assert sweeping
    for query in sweeping:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()]
        scans = [step for step in steps if step.startswith("SCAN") and step.split()[1] in kinds()]
        assert all("_removed" in step for step in scans)


def test_a_code_used_long_ago_is_among_the_last_used_where_there_are_few(session):
    article = session.read.articles()[0].id
    length = len(session.read.text(article).text)
    session.perform(PlaceCodings(article, (Placing(Span(0, 3), CANAL), Placing(Span(0, 4), GRID))))
    before = session.read.recent_codes(LEAD)
    spans = [Span(start, end) for start in range(25) for end in range(start + 2, length) if end - start < 40]
    text = session.read.text(article).text
    placings = tuple(Placing(span, SEED) for span in spans if text[slice(*span)].strip() == text[slice(*span)])
    assert len(placings) > 500
    session.perform(PlaceCodings(article, placings))
    assert session.read.recent_codes(LEAD) == [SEED, *(code for code in before if code != SEED)]
