import pytest

from desktop.core.spans import Span
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_codes import RemoveCode
from desktop.session import Session
from tests import projects
from tests.projects import CALL, GRID, LEAD, TABLE


@pytest.fixture
def session(tmp_path):
    opened = Session.open(projects.filled(tmp_path / "study.zhubi"))
    yield opened
    opened.close()


def place(session, code):
    article = session.read.articles()[0].id
    session.perform(PlaceCode(article=article, span=Span(0, 4), code=code))
    return next(each for each in session.read.codings(article, coder=LEAD) if (each.start, each.end) == (0, 4))


def counted(session):
    """The counts as they are kept, and as they are looked up anew."""
    return session.read.counts_by_code(LEAD), projects.inner(session).codings.counts_by_code(LEAD)


@pytest.mark.parametrize(
    "work",
    [
        lambda s: place(s, GRID),
        lambda s: s.perform(LiftCoding(place(s, TABLE).id)),
        lambda s: s.perform(RecodeCoding(place(s, TABLE).id, CALL)),
        lambda s: (s.perform(RecodeCoding(place(s, TABLE).id, CALL)), s.undo()),
        lambda s: (place(s, TABLE), s.undo(), s.redo()),
        lambda s: (place(s, TABLE), s.perform(RemoveCode(TABLE))),
        lambda s: (place(s, TABLE), s.perform(RemoveCode(TABLE)), s.undo()),
    ],
    ids=["place", "lift", "recode", "recode undone", "place redone", "code removed", "code back"],
)
def test_counts_that_are_kept_stay_as_they_would_be_looked_up(session, work):
    session.read.counts_by_code(LEAD)
    work(session)
    kept, anew = counted(session)
    assert {code: count for code, count in kept.items() if count} == anew


def test_counts_are_each_coders_own(session):
    mine = session.read.counts_by_code(LEAD)
    theirs = session.read.counts_by_code(projects.OTHER)
    assert mine != theirs
    assert session.read.counts_by_code(LEAD) == mine
