"""What coders did in an article follows its text through corrections, and comes back with their undoing."""

import random
from contextlib import suppress

import pytest

from desktop.core.errors import KnownError
from desktop.core.memo_places import MemoPlace, Target
from desktop.core.spans import Span
from desktop.exporting.codings_table import codings_table
from desktop.operations.correct_text import CorrectText
from desktop.operations.flag_query import FlagQuery
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_none import MarkNone
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session import Session
from desktop.storage.checking import check
from desktop.text.memo_links import address_of
from tests import projects
from tests.projects import CALL, CANAL, GRID, LEAD, OTHER, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def article(session: Session, number: int = 0) -> str:
    return session.read.articles()[number].id


def text(session: Session, number: int = 0) -> str:
    found = session.read.text(article(session, number))
    assert found is not None
    return found.text


def correct(session: Session, old: str, new: str, *, number: int = 0):
    which = session.read.articles()[number]
    return session.perform(CorrectText(which.id, projects.at(session, which, old), new))


def words(session: Session, coder: str = LEAD, number: int = 0) -> list[str]:
    """Return a coder's codings by the words at their places, having checked that these are the words they quote."""
    found = session.read.codings(article(session, number), coder=coder)
    assert [each.words for each in found] == [text(session, number)[each.start : each.end] for each in found]
    assert found == sorted(found, key=lambda each: (each.start, each.end, each.id))
    return [each.words for each in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("樟树", "香樟树", ["折叠桌", "三天之内回话"]),
        ("折叠桌", "折叠圆桌", ["折叠圆桌", "三天之内回话"]),
        ("折叠桌", "长凳", ["长凳", "三天之内回话"]),
        ("张折", "张旧折", ["折叠桌", "三天之内回话"]),
        ("桌。社", "桌子。社", ["折叠桌", "三天之内回话"]),
        ("三天之内", "五天\U0001f600之内", ["折叠桌", "五天\U0001f600之内回话"]),
        ("本报记者 白舟", "\U00020bb7", ["折叠桌", "三天之内回话"]),
    ],
)
def test_codings_stand_on_their_words(session, old, new, expected):
    before = projects.state(session)
    correct(session, old, new)
    assert words(session) == expected
    assert session.read.texts.lost_codings(article(session)) == []
    assert check(projects.inner(session)) == []
    session.undo()
    assert projects.state(session) == before
    assert words(session) == ["折叠桌", "三天之内回话"]
    session.redo()
    assert words(session) == expected


def test_what_cannot_be_carried_is_listed_with_its_old_words_and_counted_no_more(session):
    correct(session, "张折叠", "把")
    assert words(session) == ["三天之内回话"]
    lost = session.read.texts.lost_codings(article(session))
    assert sorted((each.coder, each.words) for each in lost) == [(LEAD, "折叠桌"), (OTHER, "折叠桌")]
    assert session.read.count_in(article(session), coder=LEAD) == 1
    assert session.read.counts_by_article(LEAD)[article(session)] == 1
    assert session.read.counts_by_code(LEAD)[TABLE] == 1
    assert session.read.coding(lost[0].id) is None
    session.undo()
    assert session.read.texts.lost_codings(article(session)) == []
    assert session.read.counts_by_article(LEAD)[article(session)] == 2
    assert session.read.counts_by_code(LEAD)[TABLE] == 2


def test_a_lost_coding_is_placed_again_or_lifted_by_its_coder(session):
    correct(session, "张折叠", "把")
    here = session.read.articles()[0]
    mine = next(each for each in session.read.texts.lost_codings(here.id) if each.coder == LEAD)
    session.perform(ResizeCoding(mine.id, projects.at(session, here, "把桌")))
    assert words(session) == ["把桌", "三天之内回话"]
    assert session.read.count_in(here.id, coder=LEAD) == 2
    session.choose_coder(OTHER)
    (theirs,) = session.read.texts.lost_codings(here.id)
    session.perform(LiftCoding(theirs.id))
    assert session.read.texts.lost_codings(here.id) == []
    session.undo()
    assert session.read.texts.lost_codings(here.id) == [theirs]


def test_the_same_code_on_the_same_carried_words_is_refused(session):
    correct(session, "樟树", "香樟树")
    here = session.read.articles()[0]
    for act in (
        PlaceCode(here.id, projects.at(session, here, "折叠桌"), TABLE),
        PlaceCodings(here.id, (Placing(projects.at(session, here, "折叠桌"), TABLE),)),
    ):
        with pytest.raises(KnownError) as error:
            session.perform(act)
        assert error.value.kind == "coding_exists"
    session.perform(PlaceCode(here.id, projects.at(session, here, "折叠桌"), SEED))
    assert words(session) == ["折叠桌", "折叠桌", "三天之内回话"]


def test_a_carried_coding_is_recoded_resized_and_lifted_as_any_other(session):
    correct(session, "樟树", "香樟树")
    here = session.read.articles()[0]
    coding = session.read.codings(here.id, coder=LEAD)[0]
    session.perform(RecodeCoding(coding.id, SEED))
    assert words(session) == ["折叠桌", "三天之内回话"]
    assert session.read.codings(here.id, coder=LEAD)[0].code == SEED
    session.perform(ResizeCoding(coding.id, projects.at(session, here, "一张折叠桌")))
    assert words(session) == ["一张折叠桌", "三天之内回话"]
    assert session.read.coding(coding.id).words == "一张折叠桌"
    session.perform(LiftCoding(coding.id))
    assert words(session) == ["三天之内回话"]


def test_what_was_coded_on_a_corrected_text_stays_on_its_words_when_the_correction_is_taken_back(session):
    correct(session, "樟树", "香樟树")
    here = session.read.articles()[0]
    session.choose_coder(OTHER)
    for passage in ("居民", "香樟树", "每天下午四点"):
        session.perform(PlaceCode(here.id, projects.at(session, here, passage), CANAL))
    session.choose_coder(LEAD)
    session.undo()
    assert {each.words for each in session.read.codings(here.id, coder=OTHER) if each.code == CANAL} == {
        "居民", "樟树", "每天下午四点",
    }  # fmt: skip
    assert session.read.texts.lost_codings(here.id) == []
    assert check(projects.inner(session)) == []
    session.redo()
    assert {each.words for each in session.read.codings(here.id, coder=OTHER) if each.code == CANAL} == {
        "居民", "香樟树", "每天下午四点",
    }  # fmt: skip


def test_none_marks_follow_as_well(session):
    here = session.read.articles()[0]
    session.perform(MarkNone(here.id, projects.at(session, here, "秦凤仙说")))
    correct(session, "樟树", "香樟树")
    version = session.read.text(here.id).version.id
    (mark,) = session.read.ways.none_marks(version, coder=LEAD)
    assert text(session)[mark.start : mark.end] == "秦凤仙说"
    session.perform(PlaceCode(here.id, projects.at(session, here, "秦凤仙"), GRID))
    assert session.read.ways.none_marks(version, coder=LEAD) == []


def test_an_export_quotes_the_newest_text_and_leaves_no_coding_out(session):
    correct(session, "张折叠", "把")
    correct(session, "三天之内", "五天之内")
    table = codings_table(session.read.snapshot(session.study))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    here = text(session)
    first = [row for row in rows if row["article_id"] == article(session)]
    assert [row["words"] for row in first] == ["蓝皮本", "五天之内回话", "网格员徐照明", "折叠桌", "折叠桌"]
    for row in first:
        if row["start"] is None:
            assert (row["words"], row["end"], row["context"]) == ("折叠桌", None, "")
        else:
            assert here[row["start"] : row["end"]] == row["words"]
            assert row["words"] in row["context"]
    assert len(rows) == 7


def test_a_word_that_misquotes_its_text_goes_on_to_be_found(session):
    connection = projects.inner(session).connection
    identity = session.read.codings(article(session), coder=LEAD)[0].id
    connection.execute("UPDATE coding SET words = '折叠凳' WHERE id = ?", (identity,))
    correct(session, "樟树", "香樟树")
    assert session.read.coding(identity).words == "折叠凳"
    assert [each.kind for each in session.read.misquoted(article(session))] == ["check_quote"]


def test_what_a_correction_would_do_is_known_before(session):
    here = session.read.articles()[0]
    losses = session.read.losses
    lost = losses.would_be(here.id, projects.at(session, here, "张折叠"), "把")
    assert [(each.kind, each.words) for each in lost] == [("coding", "折叠桌")] * 2
    assert losses.would_be(here.id, projects.at(session, here, "折叠桌"), "折叠圆桌") == []


def test_what_else_a_correction_leaves_behind_is_known_before_and_after(session):
    here = session.read.articles()[0]
    span = projects.at(session, here, "蓝皮本")
    session.perform(MarkNone(here.id, span))
    session.perform(FlagQuery(here.id, span))
    place = Target("place", here.id, session.read.text(here.id).version.id, span)
    session.perform(WriteMemoOn(MemoPlace("article", here.id), f"看[本子](zhubi:{address_of(place)})"))
    losses, words = session.read.losses, [("none_mark", "蓝皮本"), ("query", "蓝皮本"), ("memo", "本子")]
    edge = text(session)[span.start - 1 : span.start + 1]
    lost = losses.would_be(here.id, projects.at(session, here, edge), "红")
    assert [(each.kind, each.words) for each in lost if each.coder == LEAD] == words
    assert losses.others(here.id) == []
    correct(session, edge, "红")
    assert [(each.kind, each.words) for each in losses.others(here.id)] == words
    session.undo()
    assert losses.others(here.id) == []


def test_the_versions_of_a_text_tell_who_when_and_what(session):
    here = session.read.articles()[0]
    (first,) = session.read.texts.editions(here.id)
    assert (first.number, first.actor, first.replaced) == (1, LEAD, ())
    correct(session, "樟树", "香樟树")
    correct(session, "折叠桌", "圆桌")
    newest, middle, first = session.read.texts.editions(here.id)
    assert [each.number for each in (newest, middle, first)] == [3, 2, 1]
    (change,) = newest.replaced
    assert (change.old, change.new) == ("折叠", "圆")
    assert change.before.endswith("一张")
    assert change.after.startswith("桌。")
    assert [(each.old, each.new) for each in middle.replaced] == [("", "香")]


def test_the_raw_words_behind_a_passage(session):
    here = session.read.articles()[2]
    correct(session, "重新开张", "又开张", number=2)
    assert session.read.texts.raw_words(here.id, projects.at(session, here, "又开张")) == "重新开张"


def test_random_corrections_and_codings_agree_with_a_twin_that_follows_single_characters(session):
    rolled = random.Random(8)
    here = article(session, 2)
    for turn in range(60):
        now = text(session, 2)
        start = rolled.randrange(len(now) - 6)
        span = Span(start, start + rolled.randrange(1, 6))
        if turn % 3:
            _try(session, PlaceCode(here, span, rolled.choice([GRID, CALL, SEED])))
        else:
            replacement = "".join(rolled.choice("村渠\U00020bb7水\U0001f600") for _ in range(rolled.randrange(4)))
            _try(session, CorrectText(here, span, replacement))
        placed = session.read.codings(here, coder=LEAD)
        assert [each.words for each in placed] == [text(session, 2)[each.start : each.end] for each in placed]
        lost = [each for each in session.read.texts.lost_codings(here) if each.coder == LEAD]
        assert len(placed) == session.read.count_in(here, coder=LEAD) == session.read.counts_by_article(LEAD)[here]
        assert not {each.id for each in placed} & {each.id for each in lost}
    before = [(each.id, each.start, each.end, each.words) for each in placed]
    for _ in range(25):
        session.undo()
    for _ in range(25):
        session.redo()
    assert [(each.id, each.start, each.end, each.words) for each in session.read.codings(here, coder=LEAD)] == before
    assert check(projects.inner(session)) == []


def _try(session: Session, operation) -> None:
    with suppress(KnownError):
        session.perform(operation)
