"""What operations make of what they are given: words, dates, names, orders."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.edit_article import EditArticle, read_date
from desktop.operations.edit_code import AddCode, EditCode, MoveCode
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.ordering import moved_to
from desktop.operations.place_code import PlaceCode, excerpt
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.write_memo import WriteMemo
from tests import projects
from tests.operations.samples import NEW_CODE, richest
from tests.projects import CALL, GRID, LEAD, MAIN, OTHER, SEED, TABLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


@given(st.data())
def test_a_coding_quotes_the_words_at_its_place(data):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        session = projects.open_filled(Path(folder))
        article = data.draw(st.sampled_from(session.read.articles()))
        text = session.read.text(article.id).text
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if text[start:end].strip():
            session.perform(PlaceCode(article=article.id, span=Span(start, end), code=SEED))
            (coding,) = [each for each in projects.codings_of(session, LEAD) if each.code == SEED]
            assert coding.words == text[coding.start : coding.end] == text[start:end].strip()
            assert start <= coding.start < coding.end <= end
            assert session.read.misquoted(article.id) == []
        session.close()


def test_positions_count_code_points_beyond_the_basic_plane_too(session):
    article = session.read.articles()[2]
    text = session.read.text(article.id).text
    span = projects.at(session, article, "\U0001f600\U0001f600两间包厢")
    session.perform(PlaceCode(article=article.id, span=span, code=SEED))
    coding = next(each for each in projects.codings_of(session, LEAD) if each.code == SEED)
    assert coding.end - coding.start == 6
    assert text[coding.start : coding.end] == coding.words == "\U0001f600\U0001f600两间包厢"


def test_a_resized_coding_keeps_what_it_is_and_quotes_anew(session):
    before = projects.codings_of(session, LEAD)[0]
    session.perform(ResizeCoding(coding=before.id, span=Span(before.start, before.end + 2)))
    after = session.read.coding(before.id)
    assert after.words.startswith(before.words)
    assert len(after.words) == len(before.words) + 2
    assert replace(after, end=before.end, words=before.words) == before


def test_a_recoded_coding_loses_the_answers_of_the_old_code_and_keeps_its_memo(session):
    session.choose_coder(OTHER)
    coding = richest(session)
    session.perform(RecodeCoding(coding=coding.id, code=CALL))
    assert session.read.coding(coding.id) == replace(coding, code=CALL)
    assert projects.rows(session).get("attribute_value") is None
    assert session.read.memos(coding.article, coder=OTHER)[coding.id].text == "谁在记"


def test_a_lifted_coding_takes_what_hangs_on_it_along(session):
    session.choose_coder(OTHER)
    coding = richest(session)
    session.perform(LiftCoding(coding.id))
    rows = projects.state(session)
    assert rows["attribute_value"] == []
    assert [row for row in rows["memo"] if row[1] == OTHER] == []
    assert coding.id not in {row[0] for row in rows["coding"]}


def test_an_emptied_memo_is_gone(session):
    coding = projects.codings_of(session, LEAD)[0]
    session.perform(WriteMemo(coding=coding.id, text=" \n "))
    assert session.read.memos(coding.article, coder=LEAD) == {}
    assert not session.perform(WriteMemo(coding=coding.id, text=""))


def test_a_memo_changes_in_place(session):
    coding = projects.codings_of(session, LEAD)[0]
    before = session.read.memos(coding.article, coder=LEAD)[coding.id]
    session.perform(WriteMemo(coding=coding.id, text="  渠口\n再量 "))
    assert session.read.memos(coding.article, coder=LEAD)[coding.id] == replace(before, text="渠口\n再量")


def test_half_a_pair_from_outside_is_written_as_the_replacement_character(session):
    code = session.read.codebook().code(TABLE)
    session.perform(EditCode(replace(code, definition="摆\ud83d桌", keywords=("\udc00",))))
    found = session.read.codebook().code(TABLE)
    assert (found.definition, found.keywords) == ("摆\ufffd桌", ("\ufffd",))
    session.perform(EditArticle(article=session.read.articles()[0].id, headline="桌\ud83d子", outlet="\udfff报"))
    assert session.read.check() == []


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024-03-05", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024年3月5日", "2024-03-05"),
        ("2024. 03 .05", "2024-03-05"), (" 2024年12月31日 ", "2024-12-31"), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(written, date):
    assert read_date(written) == date


@pytest.mark.parametrize(
    "written", ["2024", "3月5日", "2024-13-01", "2024-02-30", "05/03/2024", "二〇二四年三月五日", "0000-01-01"]
)
def test_what_is_no_date_is_refused_with_what_was_written(written):
    with pytest.raises(KnownError) as caught:
        read_date(f" {written} ")
    assert (caught.value.kind, caught.value.facts) == ("date_unclear", {"written": written})


def test_an_articles_newspaper_is_made_once(session):
    for article in session.read.articles():
        session.perform(EditArticle(article=article.id, headline="甲", outlet=" 渡口  晚报 "))
    names = [outlet.name for outlet in session.read.outlets()]
    assert names.count("渡口 晚报") == 1


@given(st.lists(st.integers(), unique=True, max_size=6), st.integers(), st.integers(-2, 8))
def test_a_moved_thing_stands_where_it_was_put(things, thing, place):
    moved = moved_to(things, thing, place)
    assert sorted(moved) == sorted({*things, thing})
    assert moved.index(thing) == max(0, min(place, len(moved) - 1))
    assert [each for each in moved if each != thing] == [each for each in things if each != thing]


def order(session, category="category-1"):
    book = session.read.codebook()
    return [code.id for code in book.codes if code.category == category]


@pytest.mark.parametrize(("place", "expected"), [(0, 0), (1, 1), (2, 2), (9, 2), (-1, 0)])
def test_a_code_moves_inside_its_category(session, place, expected):
    session.perform(MoveCode(code=TABLE, category="category-1", place=place))
    assert order(session).index(TABLE) == expected


def test_a_code_moves_to_another_category_with_its_codings(session):
    before = session.read.counts_by_code(OTHER)
    session.perform(MoveCode(code=GRID, category="category-2", place=1))
    assert order(session, "category-2").index(GRID) == 1
    assert GRID not in order(session)
    assert session.read.counts_by_code(OTHER) == before


def test_moving_to_where_it_stands_is_nothing_to_undo(session):
    assert not session.perform(MoveCode(code=TABLE, category="category-1", place=0))


def test_a_new_code_stands_last(session):
    session.perform(AddCode(NEW_CODE))
    assert order(session, "category-2")[-1] == NEW_CODE.id


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("折叠桌", "折叠桌"),
        ("一二三四五六七八九十甲乙", "一二三四五六七八九十甲乙"),
        ("一二三四五六七八九十甲乙丙", "一二三四五六七八九十甲…"),
        ("渠\n口", "渠 口"),
    ],
)
def test_a_menu_line_shows_the_beginning(words, short):
    assert excerpt(words) == short


def test_a_rank_is_kept(session):
    assert projects.codings_of(session, LEAD)[0].rank == MAIN
