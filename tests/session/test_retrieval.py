"""Looking coded segments up again over all articles, as the one who codes may see them."""

from __future__ import annotations

import pytest

from desktop.core.codebooks import Option, Variable
from desktop.core.questions import Answer
from desktop.core.relations import Relation
from desktop.core.retrieving import ArticleFilter, Join, SegmentQuestion, SheetFilter
from desktop.operations.answer_variable import AnswerVariable
from desktop.operations.auto_code import AutoCode, Passage
from desktop.operations.correct_text import CorrectText
from desktop.operations.edit_variable import AddVariable, EditVariable, RemoveVariable
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.place_code import PlaceCode
from desktop.operations.unblind import Unblind
from tests import projects, sheets
from tests.projects import CALL, GRID, LEAD, LEDGER, MAIN, OTHER, SEED, TABLE
from tests.sheets import KIND, OTHER_KIND, OUTCOME, TROUBLE


@pytest.fixture
def session(tmp_path):
    session = projects.open_filled(tmp_path)
    yield session
    session.close()


def words(session, *codes, **asked):
    question = SegmentQuestion(codes=frozenset(codes), **asked)
    return [
        coding.words for step in session.read.retrieval.segments(question, session.sight) for coding in step.codings
    ]


def place(session, article, text, code):
    span = projects.at(session, article, text)
    session.perform(PlaceCode(article=article.id, span=span, code=code))


def test_segments_of_a_code_come_from_all_articles_in_order(session):
    assert words(session, TABLE) == ["折叠桌", "\U00020bb7家面馆\U0001f600"]
    assert words(session, CALL, TABLE) == ["折叠桌", "三天之内回话", "\U00020bb7家面馆\U0001f600"]
    assert words(session) == []


def test_others_work_is_seen_only_when_it_may_be(session):
    assert words(session, GRID) == []
    session.perform(Unblind())
    assert words(session, GRID) == ["网格员徐照明"]
    assert words(session, TABLE, coder=OTHER) == ["折叠桌"]
    assert len(words(session, TABLE)) == 3


def test_the_work_is_narrowed_by_rank_origin_and_words(session):
    assert words(session, TABLE, rank=MAIN) == words(session, TABLE)
    assert words(session, TABLE, rank="") == []
    assert words(session, TABLE, words="折疊") == ["折叠桌"]
    assert words(session, TABLE, origin="auto") == []
    first = session.read.articles()[0]
    version = session.read.text(first.id).version.id
    span = projects.at(session, first, "樟树下")
    session.perform(AutoCode(TABLE, (Passage(first.id, version, span),)))
    assert words(session, TABLE, origin="auto") == ["樟树下"]


def test_articles_are_narrowed_by_newspaper_and_date(session):
    outlet = session.read.articles()[0].outlet
    assert words(session, TABLE, articles=ArticleFilter(outlet=outlet)) == ["折叠桌"]
    assert words(session, TABLE, articles=ArticleFilter(since="2024-05", until="2024-05")) == ["折叠桌"]
    assert words(session, TABLE, articles=ArticleFilter(since="2024-06")) == []
    assert words(session, TABLE, articles=ArticleFilter(until="2024")) == ["折叠桌"]


def test_two_codes_are_held_together(session):
    first = session.read.articles()[0]
    place(session, first, "一张折叠桌", SEED)
    place(session, first, "居民有事", LEDGER)
    both = {"others": frozenset({SEED}), "join": Join.AND}
    assert words(session, TABLE, relation=Relation.INSIDE, **both) == ["折叠桌"]
    assert words(session, TABLE, relation=Relation.CONTAINS, **both) == []
    assert words(session, TABLE, others=frozenset({SEED}), join=Join.NOT) == ["\U00020bb7家面馆\U0001f600"]
    assert words(session, CALL, others=frozenset({SEED}), join=Join.OR) == ["一张折叠桌", "三天之内回话"]
    near = {"others": frozenset({LEDGER}), "join": Join.AND, "relation": Relation.NEAR}
    assert words(session, TABLE, distance=3, **near) == []
    assert words(session, TABLE, distance=30, **near) == ["折叠桌"]


def test_sentences_and_paragraphs_are_those_of_the_text(session):
    first = session.read.articles()[0]
    place(session, first, "社区干部", LEDGER)
    asked = {"others": frozenset({LEDGER}), "join": Join.AND}
    assert words(session, CALL, relation=Relation.SENTENCE, **asked) == ["三天之内回话"]
    assert words(session, TABLE, relation=Relation.SENTENCE, **asked) == []
    assert words(session, TABLE, relation=Relation.PARAGRAPH, **asked) == ["折叠桌"]


def test_two_codes_of_two_coders_are_not_held_together(session):
    session.perform(Unblind())
    assert words(session, GRID, others=frozenset({CALL}), join=Join.AND, relation=Relation.PARAGRAPH) == []


def test_a_merged_code_counts_as_its_heir(session):
    session.perform(MergeCodes((CALL,), TABLE))
    assert words(session, TABLE) == ["折叠桌", "三天之内回话", "\U00020bb7家面馆\U0001f600"]


def test_an_answer_of_the_sheet_narrows_the_work_of_its_coder(session):
    variable = Variable(id="v", sheet="", key="genre", number=1, name_zh="体裁", name_en="Genre", type="one_of",
                        scale="nominal", required=False)  # fmt: skip
    options = tuple(Option(id=f"o{number}", variable="v", attribute=None, number=number, name_zh=name, name_en=name)
                    for number, name in ((1, "消息"), (2, "通讯")))  # fmt: skip
    session.perform(AddVariable(variable, options))
    session.perform(AnswerVariable(session.read.articles()[2].id, "v", Answer((2,))))
    assert words(session, TABLE, sheet=SheetFilter(variable="v", number=2)) == ["\U00020bb7家面馆\U0001f600"]
    assert words(session, TABLE, sheet=SheetFilter(variable="v", number=1)) == []


def test_a_corrected_text_is_searched_and_its_codings_stand_where_the_words_are_now(session):
    first = session.read.articles()[0]
    session.perform(CorrectText(first.id, projects.at(session, first, "每天下午"), "每日午后三"))
    question = SegmentQuestion(codes=frozenset({TABLE}))
    coding = next(step.codings[0] for step in session.read.retrieval.segments(question, session.sight))
    text = session.read.text(first.id).text
    assert text[coding.start : coding.end] == "折叠桌"
    [segment] = session.read.retrieval.described([coding])
    assert segment.before.startswith("每日午后三")


def test_a_segment_comes_with_its_sentences_and_its_source(session):
    question = SegmentQuestion(codes=frozenset({TABLE}))
    found = [coding for step in session.read.retrieval.segments(question, session.sight) for coding in step.codings]
    first, second = session.read.retrieval.described(found)
    assert (first.before, first.words) == ("每天下午四点，苇汀社区的樟树下总会支起一张", "折叠桌")
    assert first.after.startswith("。社区干部和物业管家")
    assert (first.outlet, first.date, first.has_memo) == ("苇汀日报", "2024-05-06", True)
    assert (second.outlet, second.date, second.has_memo) == ("", "", False)


def test_texts_come_block_by_block_in_the_order_asked_for(session, monkeypatch):
    monkeypatch.setattr("desktop.session.retrieval.BLOCK", 2)
    ids = [article.id for article in session.read.articles()][::-1]
    blocks = list(session.read.retrieval.texts(ids))
    assert [[plain.article for plain in block] for block in blocks] == [ids[:2], ids[2:]]
    assert blocks[0][0].text == session.read.text(ids[0]).text


def test_memos_of_others_are_read_only_when_they_may_be(session):
    first = session.read.articles()[0].id
    [(memo, article)] = session.read.retrieval.memos(session.sight, lambda _: True)
    assert (memo.text, article) == ("与第三段对照", first)
    session.perform(Unblind())
    assert len(session.read.retrieval.memos(session.sight, lambda _: True)) == 2
    assert len(session.read.retrieval.memos(session.sight, lambda text: "谁" in text)) == 1


def test_where_a_code_stands_is_told_for_one_coder(session):
    spans = session.read.retrieval.own_spans(TABLE, LEAD)
    assert [len(found) for found in spans.values()] == [1, 1]
    assert session.read.retrieval.own_spans(SEED, LEAD) == {}


def test_an_answer_counts_only_where_its_question_is_asked(session):
    sheets.add_sheet(session)
    first, _, third = (article.id for article in session.read.articles())
    for article in (first, third):
        session.perform(AnswerVariable(article, TROUBLE, Answer((1,))))
        session.perform(AnswerVariable(article, OUTCOME, Answer((2,))))
        session.perform(AnswerVariable(article, KIND, Answer((99,))))
        session.perform(AnswerVariable(article, OTHER_KIND, Answer(text="手记")))
    in_work = SheetFilter(variable=OUTCOME, number=2)
    assert len(words(session, TABLE, sheet=in_work)) == 2
    assert session.read.retrieval.written_answers(OTHER_KIND, session.sight) == ["手记"]
    session.perform(EditVariable(sheets.of(OUTCOME, ask_any_of=(2,)), sheets.OPTIONS[OUTCOME]))
    session.perform(EditVariable(sheets.of(OTHER_KIND, ask_any_of=(98,))))
    assert words(session, TABLE, sheet=in_work) == []
    assert session.read.retrieval.written_answers(OTHER_KIND, session.sight) == []
    session.perform(RemoveVariable(TROUBLE))
    assert len(words(session, TABLE, sheet=in_work)) == 2
    session.perform(RemoveVariable(OUTCOME))
    assert words(session, TABLE, sheet=in_work) == []


def test_written_answers_are_offered_only_where_the_work_may_be_seen(session):
    sheets.add_sheet(session)
    first = session.read.articles()[0].id
    session.choose_coder(OTHER)
    session.perform(AnswerVariable(first, KIND, Answer((99,))))
    session.perform(AnswerVariable(first, OTHER_KIND, Answer(text="夜谈")))
    offered = [session.read.retrieval.written_answers(OTHER_KIND, session.sight)]
    session.choose_coder(LEAD)
    offered.append(session.read.retrieval.written_answers(OTHER_KIND, session.sight))
    session.perform(Unblind())
    offered.append(session.read.retrieval.written_answers(OTHER_KIND, session.sight))
    assert offered == [["夜谈"], [], ["夜谈"]]
