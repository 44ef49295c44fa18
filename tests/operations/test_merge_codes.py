"""Merged codes: their codings are read as codings of the code they were merged into, wherever codings are read."""

from dataclasses import replace

import pytest

from desktop.core.errors import KnownError
from desktop.core.questions import Answer
from desktop.core.retrieving import SegmentQuestion
from desktop.core.spans import Span
from desktop.exporting.codings_table import codings_table
from desktop.exporting.memos_table import memos_table
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.correct_text import CorrectText
from desktop.operations.edit_attribute import EditAttribute
from desktop.operations.edit_code import AddCode, EditCode
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.pin_code import PinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.write_memo import WriteMemo
from tests import projects
from tests.operations.samples import NEW_CODE
from tests.projects import CALL, CANAL, GRID, LEAD, LEDGER, OTHER, SEED, TABLE, VOICE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def codes(session, coder=LEAD):
    return [coding.code for coding in projects.codings_of(session, coder)]


def test_codings_are_those_of_the_other_code_and_come_back_by_undo(session):
    before = codes(session), codes(session, OTHER), session.read.counts_by_code(LEAD)
    session.perform(MergeCodes((TABLE,), CANAL))
    assert TABLE not in codes(session) + codes(session, OTHER)
    assert session.read.counts_by_code(LEAD) == {CANAL: 2, CALL: 1}
    assert session.read.counts_by_code(OTHER) == {CANAL: 2, GRID: 1, LEDGER: 1}
    session.undo()
    assert (codes(session), codes(session, OTHER), session.read.counts_by_code(LEAD)) == before


def test_nothing_of_a_coder_is_rewritten(session):
    before = projects.state(session)["coding"]
    session.perform(MergeCodes((TABLE, GRID), CANAL))
    assert projects.state(session)["coding"] == before


def test_a_merged_code_is_no_code_to_code_with(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    codebook = session.read.codebook()
    assert TABLE not in {code.id for code in codebook.codes}
    assert [code.id for code in codebook.merged] == [TABLE]
    assert codebook.heir_of(TABLE) == CANAL
    assert codebook.merged_into(codebook.code(CANAL)) == codebook.merged


def test_all_that_counts_uses_follows(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    first, second, third = (article.id for article in session.read.articles())
    used = {(LEAD, first): 1, (LEAD, third): 1, (OTHER, first): 1, (OTHER, second): 1}
    assert session.read.uses_of_codes({CANAL}) == used
    assert session.read.recent_codes(LEAD) == [CANAL, CALL]
    assert [(pin.digit, pin.code) for pin in session.read.pins(LEAD)] == [(1, CANAL)]
    assert session.read.count_in(session.read.articles()[0].id, coder=LEAD) == 2


def test_the_count_stays_right_while_one_codes_on(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    assert session.read.counts_by_code(LEAD)[CANAL] == 2
    session.perform(PlaceCode(session.read.articles()[1].id, Span(0, 3), CANAL))
    assert session.read.counts_by_code(LEAD)[CANAL] == 3
    coding = next(each for each in projects.codings_of(session, LEAD) if each.words == "折叠桌")
    session.perform(RecodeCoding(coding.id, SEED))
    assert session.read.counts_by_code(LEAD) == {CANAL: 2, CALL: 1, SEED: 1}


def test_the_same_code_on_the_same_words_is_refused_under_either_name(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    coding = next(each for each in projects.codings_of(session, LEAD) if each.words == "折叠桌")
    for code in (CANAL, TABLE):
        with pytest.raises(KnownError, match="coding_exists"):
            session.perform(PlaceCode(coding.article, coding.span, code))


def test_placing_a_merged_code_places_the_other(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    changes = session.perform(PlaceCode(session.read.articles()[1].id, Span(0, 3), TABLE))
    stored = projects.inner(session).codings.stored(next(iter(changes.of("coding"))))
    assert stored.code == CANAL


def test_a_resized_coding_stays_with_its_own_code_underneath(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    coding = next(each for each in projects.codings_of(session, LEAD) if each.words == "折叠桌")
    session.perform(ResizeCoding(coding.id, Span(coding.start - 1, coding.end)))
    assert projects.inner(session).codings.stored(coding.id).code == TABLE
    assert session.read.coding(coding.id).code == CANAL


def test_codes_are_merged_on_and_on(session):
    session.perform(MergeCodes((TABLE,), CALL))
    session.perform(MergeCodes((CALL,), CANAL))
    assert set(codes(session)) == {CANAL}
    assert {session.read.codebook().heir_of(each) for each in (TABLE, CALL, CANAL)} == {CANAL}


def test_a_merged_code_goes_by_its_heir_whatever_becomes_of_its_own_category(session):
    session.perform(MergeCodes((TABLE, CALL), CANAL))
    session.perform(RemoveCategory("category-1"))
    assert set(codes(session)) == {CANAL}
    session.undo()
    session.perform(RemoveCode(CANAL))
    assert codes(session) == []
    assert session.read.counts_by_code(LEAD) == {}
    assert session.read.count_in(session.read.articles()[0].id, coder=LEAD) == 0
    assert session.read.codebook().merged == ()
    session.undo()
    assert set(codes(session)) == {CANAL}
    session.perform(RemoveCategory("category-2"))
    assert codes(session) == []


def test_answers_to_the_merged_codes_attributes_are_kept_and_exported(session):
    session.perform(MergeCodes((GRID,), CANAL))
    table = codings_table(session.read.snapshot(session.study))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["attributes"] for row in rows if row["words"] == "网格员徐照明"] == ["voice=2"]
    assert {row["code_key"] for row in rows if row["words"] == "网格员徐照明"} == {CANAL}
    assert any(each.attribute == VOICE for each in session.read.snapshot(session.study).attribute_values)


@pytest.mark.parametrize(
    ("sources", "into", "kind"),
    [((TABLE,), TABLE, "merge_itself"), ((TABLE, CALL), CALL, "merge_itself"), (("code-none",), CALL, "code_gone"),
     ((TABLE,), "code-none", "code_gone")],
)  # fmt: skip
def test_what_cannot_be_merged_is_refused(session, sources, into, kind):
    before = projects.state(session)
    with pytest.raises(KnownError, match=kind):
        session.perform(MergeCodes(sources, into))
    assert projects.state(session) == before


def test_no_circle_can_come_about(session):
    session.perform(MergeCodes((TABLE,), CALL))
    for sources, into in (((CALL,), TABLE), ((TABLE,), CANAL)):
        with pytest.raises(KnownError, match="code_merged"):
            session.perform(MergeCodes(sources, into))


def test_the_number_of_a_merged_code_stays_taken(session):
    session.perform(MergeCodes((TABLE,), CALL))
    with pytest.raises(KnownError, match="number_taken"):
        session.perform(AddCode(replace(NEW_CODE, number=11)))
    session.perform(EditCode(replace(session.read.codebook().code(CALL), number=18)))


def test_a_pin_on_the_heir_replaces_the_one_that_followed(session):
    session.perform(MergeCodes((TABLE,), CANAL))
    session.perform(PinCode(CANAL, 5))
    assert [(pin.digit, pin.code) for pin in session.read.pins(LEAD)] == [(5, CANAL)]


@pytest.fixture
def doubled(session):
    """One passage of the lead coded with two codes that are one since they were merged; the older is on TABLE."""
    older = next(each for each in projects.codings_of(session, LEAD) if each.words == "折叠桌")
    younger = next(iter(session.perform(PlaceCode(older.article, older.span, CANAL)).of("coding")))
    session.perform(WriteMemo(younger, "换个角度"))
    session.perform(MergeCodes((TABLE,), CANAL))
    return session, older, younger


def everywhere(session, article):
    """How often the words of the sample are in sight, by every way that codings are read."""
    table = codings_table(session.read.snapshot(session.study))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    question = SegmentQuestion(codes=frozenset({CANAL}), coder=LEAD)
    found = [each for step in session.read.retrieval.segments(question, session.sight) for each in step.codings]
    return [
        len([each for each in session.read.codings(article, coder=LEAD) if each.words == "折叠桌"]),
        len([row for row in rows if row["words"] == "折叠桌" and row["coder"] == "闻一舟"]),
        len([each for each in found if each.words == "折叠桌"]),
        session.read.counts_by_code(LEAD).get(CANAL, 0) - 1,
        session.read.counts_by_article(LEAD)[article] - 1,
        session.read.count_in(article, coder=LEAD) - 1,
        session.progress.standing(article).codings - 1,
        sum(count for (who, _), count in session.read.uses_of_codes({CANAL}).items() if who == LEAD) - 1,
    ]


def test_a_passage_that_merging_coded_twice_is_in_sight_once(doubled):
    session, older, younger = doubled
    assert everywhere(session, older.article) == [1] * 8
    assert session.read.coding(older.id).code == CANAL
    assert session.read.coding(younger) is None
    session.undo()
    assert session.read.coding(younger).code == CANAL
    assert session.read.counts_by_code(LEAD) == {TABLE: 2, CALL: 1, CANAL: 1}
    session.redo()
    assert everywhere(session, older.article) == [1] * 8


def test_it_stays_once_in_a_corrected_text_and_after_coding_on(doubled):
    session, _, _ = doubled
    article = session.read.articles()[0]
    session.perform(CorrectText(article.id, projects.at(session, article, "社区"), "本社区"))
    assert everywhere(session, article.id) == [1] * 8
    session.perform(PlaceCode(article.id, Span(2, 4), SEED))
    assert [len(session.read.codings(article.id, coder=LEAD)), session.read.count_in(article.id, coder=LEAD)] == [3, 3]
    with pytest.raises(KnownError, match="coding_exists"):
        session.perform(PlaceCode(article.id, projects.at(session, article, "折叠桌"), CANAL))


def test_anothers_coding_of_the_same_words_is_none_of_it(doubled):
    session, older, _ = doubled
    others = [each for each in session.read.codings(older.article, coder=OTHER) if each.code == CANAL]
    session.choose_coder(OTHER)
    session.perform(PlaceCode(older.article, Span(older.start, older.end + 1), CANAL))
    assert len(session.read.codings(older.article, coder=OTHER)) == len(others) + 3


def test_lifting_or_recoding_it_means_what_lies_behind_as_well(doubled):
    session, older, _ = doubled
    before = projects.state(session)
    for change in (LiftCoding(older.id), RecodeCoding(older.id, SEED)):
        session.perform(change)
        assert [each.code for each in session.read.codings(older.article, coder=LEAD) if each.words == "折叠桌"] == (
            [] if isinstance(change, LiftCoding) else [SEED]
        )
        session.undo()
        assert projects.state(session) == before


def test_resizing_it_resizes_what_lies_behind(doubled):
    session, older, younger = doubled
    span = Span(older.start, older.end + 1)
    session.perform(ResizeCoding(older.id, span))
    assert everywhere(session, older.article)[3:] == [1] * 5
    stored = [projects.inner(session).codings.stored(each) for each in (older.id, younger)]
    assert [(each.code, each.span) for each in stored] == [(TABLE, span), (CANAL, span)]


def test_its_memo_stays_in_sight_with_the_one_that_does(doubled):
    session, _, _ = doubled
    assert "换个角度" in {line.memo.text for line in session.memos.all()}
    table = memos_table(session.read.snapshot(session.study))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["words"] for row in rows if row["memo"] == "换个角度"] == ["折叠桌"]


def test_what_lies_behind_asks_for_no_answers(session):
    session.perform(EditAttribute(replace(session.read.codebook().attributes[0], required=True),
                                  session.read.sheets.options(VOICE)))  # fmt: skip
    older = next(each for each in projects.codings_of(session, LEAD) if each.words == "折叠桌")
    younger = next(iter(session.perform(PlaceCode(older.article, older.span, GRID)).of("coding")))
    assert younger in session.read.sheets.asking_codings(older.article, coder=LEAD)
    session.perform(MergeCodes((TABLE,), GRID))
    assert list(session.read.sheets.asking_codings(older.article, coder=LEAD)) == [older.id]


def test_recoding_to_what_it_goes_by_already_does_nothing(session):
    session.perform(MergeCodes((TABLE,), GRID))
    session.choose_coder(OTHER)
    coding = next(each for each in projects.codings_of(session, OTHER) if each.words == "折叠桌")
    session.perform(AnswerAttribute(coding.id, VOICE, Answer((1,))))
    assert not session.perform(RecodeCoding(coding.id, GRID))
    assert session.read.sheets.attribute_answers(coding.id) == {VOICE: Answer((1,))}


def test_recoding_keeps_no_answer_that_the_other_code_does_not_ask(session):
    session.choose_coder(OTHER)
    coding = next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)
    assert session.read.sheets.attribute_answers(coding.id)
    session.perform(RecodeCoding(coding.id, SEED))
    assert session.read.sheets.attribute_answers(coding.id) == {}
