"""Texts that were corrected in two places: a version says which one it was made from, and codings follow that way."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.operations.add_coder import AddCoder
from desktop.operations.correct_text import CorrectText
from desktop.operations.import_pages import ImportPages
from desktop.operations.place_code import PlaceCode
from desktop.operations.set_role import SetRole
from desktop.session import Session
from desktop.storage import fold
from desktop.storage.checking import check
from tests import projects
from tests.projects import LEAD, OTHER, SEED


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


@pytest.fixture
def two(tmp_path):
    """Two copies of one project, that of the desk and that of the journey."""
    desk, journey = projects.filled(tmp_path / "desk.zhubi"), tmp_path / "journey.zhubi"
    shutil.copy(desk, journey)
    return desk, journey


@pytest.fixture
def leads(session):
    """Make the other coder a lead as well."""
    session.perform(SetRole(OTHER, CoderRole.LEAD))


def unite(path, other):
    """Bring into a project file what another copy of it holds besides."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS other", (str(other),))
        connection.execute("BEGIN")
        for name in ("revision", "long_text", "source_file", "coder_name"):
            connection.execute(f"INSERT OR IGNORE INTO main.{name} SELECT * FROM other.{name}")
        fold.rebuild(connection)
        connection.execute("COMMIT")


def correct(session: Session, old: str, new: str) -> None:
    article = session.read.articles()[0]
    session.perform(CorrectText(article.id, projects.at(session, article, old), new))


def at_work(path, *acts, coder=LEAD):
    """Open a copy, act there, and close it again."""
    session = Session.open(path, coder=coder)
    for act in acts:
        act(session)
    assert check(projects.inner(session)) == []
    session.close()


def correcting(old, new):
    return lambda session: correct(session, old, new)


def words(session: Session, coder: str = LEAD) -> list[str]:
    """Return a coder's codings in the first article, having checked that they stand on the words they quote."""
    article = session.read.articles()[0].id
    text = session.read.text(article).text
    found = session.read.codings(article, coder=coder)
    assert [each.words for each in found] == [text[each.start : each.end] for each in found]
    return [each.words for each in found]


def lost(session: Session) -> list[str]:
    return [each.words for each in session.read.texts.lost_codings(session.read.articles()[0].id)]


def test_a_version_says_which_one_it_was_made_from(session):
    here = session.read.articles()[0].id
    first = session.read.text(here).version
    correct(session, "樟树", "香樟树")
    second = session.read.text(here).version
    correct(session, "折叠桌", "圆桌")
    assert (first.former, second.former) == (None, first.id)
    assert session.read.text(here).version.former == second.id


def test_codings_follow_the_line_that_the_newest_text_comes_from(two):
    desk, journey = two
    at_work(journey, correcting("折叠桌", "折叠桌子"))
    at_work(desk, correcting("折叠桌", "这里的大号折叠桌"))
    at_work(journey, correcting("三天之内", "三日之内"))
    unite(*two)
    session = Session.open(desk, coder=LEAD)
    assert words(session) == ["折叠桌", "三日之内回话"]
    assert words(session, OTHER) == ["折叠桌", "蓝皮本", "网格员徐照明"]
    assert lost(session) == []
    newest, *_ = session.read.texts.editions(session.read.articles()[0].id)
    assert [(each.old, each.new) for each in newest.replaced] == [("天", "日")]
    session.close()


def test_codings_go_through_a_version_that_was_taken_back_elsewhere(tmp_path):
    desk, journey = projects.filled(tmp_path / "desk.zhubi"), tmp_path / "journey.zhubi"
    at_work(desk, correcting("樟树", "香樟树"))
    shutil.copy(desk, journey)
    at_work(desk, Session.undo)
    at_work(journey, correcting("三天之内", "三日之内"))
    unite(desk, journey)
    session = Session.open(desk, coder=LEAD)
    assert "香樟树" in session.read.text(session.read.articles()[0].id).text
    assert words(session) == ["折叠桌", "三日之内回话"]
    assert words(session, OTHER) == ["折叠桌", "蓝皮本", "网格员徐照明"]
    assert lost(session) == []
    assert check(projects.inner(session)) == []
    newest, first = session.read.texts.editions(session.read.articles()[0].id)
    assert [(each.old, each.new) for each in newest.replaced] == [("天", "日")]
    assert first.number == 1
    session.close()


@pytest.mark.usefixtures("leads")
def test_a_version_taken_back_is_not_taken_for_the_one_before(session):
    session.perform(AddCoder(coder="third", coder_name="沈芦生"))
    correct(session, "折叠桌", "折叠桌子")
    session.undo()
    session.choose_coder(OTHER)
    correct(session, "折叠桌", "这里的大号折叠桌")
    # The third one's coding holds the version that is taken back next.
    session.choose_coder("third")
    here = session.read.articles()[0]
    session.perform(PlaceCode(here.id, projects.at(session, here, "物业管家"), SEED))
    session.choose_coder(OTHER)
    session.undo()
    session.choose_coder(LEAD)
    session.redo()
    correct(session, "三天之内", "三日之内")
    assert words(session) == ["折叠桌", "三日之内回话"]
    assert words(session, "third") == ["物业管家"]
    assert lost(session) == []
    assert check(projects.inner(session)) == []


@pytest.mark.usefixtures("leads")
def test_a_redo_does_not_bring_back_a_version_that_another_one_covers(session):
    correct(session, "折叠桌", "折叠桌子")
    session.undo()
    session.choose_coder(OTHER)
    correct(session, "折叠桌", "这里的大号折叠桌")
    session.choose_coder(LEAD)
    before = projects.state(session)
    with pytest.raises(KnownError) as caught:
        session.redo()
    assert caught.value.kind == "undo_conflict"
    assert projects.state(session) == before
    session.choose_coder(OTHER)
    session.undo()
    session.choose_coder(LEAD)
    session.redo()
    assert "折叠桌子" in session.read.text(session.read.articles()[0].id).text


def test_a_correction_is_not_taken_back_beside_another_of_the_same_text(two):
    desk, journey = two
    at_work(journey, correcting("樟树", "香樟树"))
    at_work(desk, correcting("樟树", "柏树"))
    unite(*two)
    session = Session.open(desk, coder=LEAD)
    shown = session.read.text(session.read.articles()[0].id).text
    with pytest.raises(KnownError) as caught:
        session.undo()
    assert caught.value.kind == "undo_conflict"
    assert session.read.text(session.read.articles()[0].id).text == shown
    session.close()


def test_an_import_comes_back_with_what_was_corrected_elsewhere(tmp_path):
    desk, journey = projects.empty(tmp_path / "desk.zhubi"), tmp_path / "journey.zhubi"
    page = projects.page("渠.txt", "清渠\n\n村里的水渠修好了。\n")
    at_work(desk, lambda session: session.perform(ImportPages((page,))))
    shutil.copy(desk, journey)
    at_work(desk, Session.undo)
    at_work(journey, correcting("水渠", "老水渠"))
    unite(desk, journey)
    session = Session.open(desk, coder=LEAD)
    assert session.read.articles() == []
    session.redo()
    (article,) = session.read.articles()
    assert "老水渠" in session.read.text(article.id).text
    session.close()


def test_versions_that_name_no_former_one_go_by_their_numbers(session):
    for old, new in (("樟树", "香樟树"), ("折叠桌", "折叠圆桌"), ("三天之内", "三日之内")):
        correct(session, old, new)
    inner = projects.inner(session)
    inner.connection.execute("UPDATE text_version SET former = NULL")
    inner.carrying.forget()
    assert words(session) == ["折叠圆桌", "三日之内回话"]
    newest, *_ = session.read.texts.editions(session.read.articles()[0].id)
    assert [(each.old, each.new) for each in newest.replaced] == [("天", "日")]


def test_a_coding_placed_asks_nothing_of_other_articles_that_were_corrected(tmp_path):
    asked = []
    for count in (1, 6):
        session = Session.open(projects.empty(tmp_path / f"{count}.zhubi"), coder=LEAD)
        pages = tuple(projects.page(f"{each}.txt", f"修渠{each}\n\n第{each}段渠修好了。\n") for each in range(7))
        session.perform(ImportPages(pages))
        articles = session.read.articles()
        for article in articles[:count]:
            session.perform(CorrectText(article.id, projects.at(session, article, "修好"), "挖通"))
        session.read.counts_by_article(LEAD)
        statements = []
        projects.inner(session).connection.set_trace_callback(statements.append)
        session.perform(PlaceCode(articles[6].id, Span(0, 2), SEED))
        asked.append(len(statements))
        session.close()
    assert asked[0] == asked[1]
