"""One sample of every operation, made for the filled project; an operation without a sample fails the suite."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.core.codebooks import Attribute, Category, Code, Rank
from desktop.core.memo_places import MemoPlace
from desktop.core.questions import Answer
from desktop.core.spans import Span
from desktop.core.studies import CoderRole
from desktop.importing.codebook_yaml import parse_codebook
from desktop.operations.add_coder import AddCoder
from desktop.operations.answer_attribute import AnswerAttribute
from desktop.operations.answer_queries import AnswerQueries, EditRuling, RemoveRuling
from desktop.operations.answer_sheet import AnswerSheet
from desktop.operations.answer_suggestion import AcceptSuggestion, DeclineSuggestion
from desktop.operations.answer_variable import AnswerForMany, AnswerVariable, ClearForMany
from desktop.operations.auto_code import AutoCode, Passage
from desktop.operations.clear_sheet import ClearSheet
from desktop.operations.code_in_vivo import AddCodeInVivo
from desktop.operations.correct_text import CorrectText
from desktop.operations.create_study import CreateStudy
from desktop.operations.draw_spot_check import DrawSpotCheck
from desktop.operations.edit_article import EditArticle
from desktop.operations.edit_articles import EditArticles
from desktop.operations.edit_attribute import AddAttribute, EditAttribute, MoveAttribute, RemoveAttribute
from desktop.operations.edit_category import AddCategory, EditCategory, MoveCategory
from desktop.operations.edit_code import AddCode, EditCode, MoveCode, MoveCodes
from desktop.operations.edit_codebook import EditCodebook
from desktop.operations.edit_variable import AddVariable, EditVariable, MoveVariable, RemoveVariable
from desktop.operations.flag_query import FlagQuery, NoteQuery, WithdrawQuery
from desktop.operations.import_pages import ImportPages
from desktop.operations.lift_coding import LiftCoding
from desktop.operations.mark_done import MarkDone, ReopenArticle
from desktop.operations.mark_none import ClearNone, MarkNone
from desktop.operations.merge_codes import MergeCodes
from desktop.operations.note_reason import NoteReason
from desktop.operations.operation import Operation
from desktop.operations.pin_code import PinCode, UnpinCode
from desktop.operations.place_code import PlaceCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.read_codebook import ReadCodebook
from desktop.operations.recode_coding import RecodeCoding
from desktop.operations.remove_articles import RemoveArticles
from desktop.operations.remove_codes import RemoveCategory, RemoveCode
from desktop.operations.rename_coder import RenameCoder
from desktop.operations.resize_coding import ResizeCoding
from desktop.operations.retire_coder import RetireCoder, UnretireCoder
from desktop.operations.return_article import ReturnArticle
from desktop.operations.revert_action import RedoAction, UndoAction
from desktop.operations.run_test import EndRound, StartRound
from desktop.operations.set_rank import SetRank
from desktop.operations.set_role import SetRole
from desktop.operations.suggest_code import SuggestCode, WithdrawSuggestion
from desktop.operations.unblind import Unblind
from desktop.operations.write_memo import WriteMemo
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session import Session
from tests import projects, sheets
from tests.projects import CALL, CANAL, GRID, LEAD, MAIN, OTHER, SEED, TABLE, VOICE
from tests.texts import QUOTED_PARAGRAPH, SIMPLIFIED_SNIPPETS

Sample = Callable[[Session], Operation]


def auto_code(session: Session) -> Operation:
    """A word in two articles, one passage of it coded so already."""
    first, _, third = session.read.articles()
    places = ((first, "折叠桌"), (first, "桌子"), (third, "桌子"))
    found = ((each.id, version_of(session, each.id), projects.at(session, each, words)) for each, words in places)
    return AutoCode(code=TABLE, passages=tuple(Passage(*place) for place in found))


def clear_for_many(session: Session) -> Operation:
    """A variable answered in some of the articles."""
    articles = EVERY_ARTICLE(session)
    session.perform(AnswerForMany(articles[:2], sheets.KIND, Answer((1,))))
    return ClearForMany(articles, sheets.KIND)


def note_reason(session: Session) -> Operation:
    """A version that was made without a reason."""
    session.perform(AddCode(NEW_CODE))
    return NoteReason(session.read.codebooks.versions()[-1].id, "试编码时发现漏了")


def import_pages(session: Session) -> Operation:
    """Two pages, one of a newspaper that the study does not know yet."""
    return ImportPages(
        (
            projects.page("dukou.txt", QUOTED_PARAGRAPH, outlet="渡口晚报"),
            projects.page("jiangbian.txt", SIMPLIFIED_SNIPPETS[0], outlet="苇汀日报"),
        )
    )


def place_codings(session: Session) -> Operation:
    """Two codings, one with a memo and an answer."""
    placings = (Placing(Span(3, 9), GRID, MAIN, "备查", ((VOICE, (1, 9)),)), Placing(Span(12, 15), SEED))
    return PlaceCodings(article=first(session), placings=placings)


def lift_coding(session: Session) -> Operation:
    """A coding that has a memo and an answer."""
    session.choose_coder(OTHER)
    return LiftCoding(richest(session).id)


def recode_coding(session: Session) -> Operation:
    """A coding whose answer goes with its code."""
    session.choose_coder(OTHER)
    return RecodeCoding(coding=richest(session).id, code=CALL)


def resize_coding(session: Session) -> Operation:
    """A coding that grows by two characters."""
    coding = projects.codings_of(session, LEAD)[0]
    return ResizeCoding(coding=coding.id, span=Span(coding.start - 1, coding.end + 1))


def undo(session: Session) -> Operation:
    """Taking back a lifted coding."""
    session.perform(LiftCoding(projects.codings_of(session, LEAD)[0].id))
    assert session.turns().undo is not None
    return UndoAction(session.turns().undo)


def redo(session: Session) -> Operation:
    """Lifting a coding once more."""
    session.perform(LiftCoding(projects.codings_of(session, LEAD)[0].id))
    session.undo()
    assert session.turns().redo is not None
    return RedoAction(session.turns().redo)


def edit_code(session: Session) -> Operation:
    """A code with another name, colour and definition."""
    code = session.read.codebook().code(TABLE)
    assert code is not None
    return EditCode(replace(code, name_zh="便民长桌", color="#aa3311", definition="摆出来办事的桌子", number=31))


def edit_codebook(session: Session) -> Operation:
    """A head with another title, unit and rules, and one more rank."""
    head = session.read.codebook().head
    ranks = (*session.read.codebook().ranks, Rank(id="rank-new", key="third", number=9, name_zh="再次", name_en=""))
    head = replace(head, title_zh="渡口手册", recording_unit="sentence", general_rules=("先看做法。",))
    return EditCodebook(head, ranks=ranks)


def read_codebook(session: Session) -> Operation:
    """A codebook that knows some of what is there, brings something new, and lacks the rest."""
    return ReadCodebook(parse_codebook(READ, "read.yaml"), without_missing=True, reason="换新手册")


def edit_category(session: Session) -> Operation:
    """A category with another name and number."""
    return EditCategory(replace(session.read.codebook().categories[0], name_zh="家门口", number=7))


def flagged(session: Session) -> str:
    """Flag a coding of the one who codes and return the doubt."""
    coding = projects.codings_of(session, session.coder.id)[0]
    changes = session.perform(FlagQuery(coding.article, coding.span, coding.id, "算不算便民桌？"))
    return next(iter(changes.of("query")))


def suggested(session: Session) -> str:
    """Suggest a code and return the suggestion."""
    operation = SuggestCode("夜间值守", category="category-1", article=first(session), span=Span(3, 7))
    return next(iter(session.perform(operation).of("suggestion")))


def ruled(session: Session) -> str:
    """Answer a doubt and return the ruling."""
    return next(iter(session.perform(AnswerQueries((flagged(session),), "摆在门外的才算", TABLE)).of("ruling")))


def started(session: Session) -> str:
    """Start a reliability test and return it."""
    return next(iter(session.perform(StartRound("信度检验 1")).of("round")))


def clear_none(session: Session) -> Operation:
    """Two marks taken off by one span."""
    article = session.read.articles()[1].id
    for span in (Span(0, 3), Span(3, 5)):
        session.perform(MarkNone(article, span))
    return ClearNone(article, Span(2, 4))


def with_sheet(sample: Sample) -> Sample:
    """Return a sample for a study that has a coding sheet, with an answer to a question and to what hangs on it."""

    def made(session: Session) -> Operation:
        sheets.add_sheet(session)
        session.perform(AnswerVariable(first(session), sheets.KIND, Answer((99,))))
        session.perform(AnswerVariable(first(session), sheets.OTHER_KIND, Answer(text="手记")))
        return sample(session)

    return made


def answer_attribute(session: Session) -> Operation:
    """Another answer than the one there is."""
    session.choose_coder(OTHER)
    return AnswerAttribute(richest(session).id, VOICE, Answer((9,)))


def edit_attribute(session: Session) -> Operation:
    """An attribute with another name and one option more."""
    attribute = session.read.sheets.attributes(GRID)[0]
    more = sheets.options(VOICE, (3, "商户"), attribute=True)
    choices = (*session.read.sheets.options(VOICE), *more)
    return EditAttribute(replace(attribute, name_zh="说话的人"), choices)


def move_attribute(session: Session) -> Operation:
    """The second of two attributes, to the front."""
    session.perform(AddAttribute(NEW_ATTRIBUTE))
    return MoveAttribute(NEW_ATTRIBUTE.id, 0)


def version_of(session: Session, article: str) -> str:
    """Return an article's newest text version."""
    found = session.read.text(article)
    assert found is not None
    return found.version.id


def first(session: Session) -> str:
    """Return the first article."""
    return session.read.articles()[0].id


def richest(session: Session):
    """Return the coding that has a memo and an answer."""
    return next(each for each in projects.codings_of(session, OTHER) if each.code == GRID)


def unretire_coder(session: Session) -> Operation:
    """Bringing back a coder who was retired."""
    session.perform(AddCoder(coder="coder-new", coder_name="孟小舟"))
    session.perform(RetireCoder("coder-new"))
    return UnretireCoder("coder-new")


READ = """\
format: codebook/1
id: small
title_zh: 新手册
categories:
- id: door
  number: 1
  zh: 门口的事
  codes:
  - {id: code-12, number: 12, zh: 上门回话, definition: 当面说}
  - {id: lamp, number: 14, zh: 修灯}
"""
NEW_CATEGORY = Category(id="category-new", key="water", number=3, name_zh="水上的事", name_en="", color="#993311")
NEW_CODE = Code(id="code-new", category="category-2", key="gate", number=24, name_zh="修闸", name_en="Sluice")
NEW_ATTRIBUTE = Attribute(
    id="attribute-new",
    code=GRID,
    key="note",
    number=2,
    name_zh="记在哪里",
    name_en="Where",
    type="text",
    required=False,
)
EVERY_ARTICLE = lambda session: tuple(article.id for article in session.read.articles())  # noqa: E731

SAMPLES: dict[str, Sample] = {
    "add_attribute": lambda session: AddAttribute(NEW_ATTRIBUTE),
    "accept_suggestion": lambda session: AcceptSuggestion(suggested(session), NEW_CODE, "按建议新设"),
    "add_category": lambda session: AddCategory(NEW_CATEGORY),
    "add_code": lambda session: AddCode(NEW_CODE),
    "add_coder": lambda session: AddCoder(coder="coder-new", coder_name="孟小舟"),
    "answer_queries": lambda session: AnswerQueries((flagged(session),), "摆在门外的才算", TABLE),
    "auto_code": auto_code,
    "code_in_vivo": lambda session: AddCodeInVivo(NEW_CODE, first(session), Span(0, 4)),
    "clear_none": clear_none,
    "correct_text": lambda session: CorrectText(article=first(session), span=Span(3, 4), replacement="小区"),
    "add_variable": lambda session: AddVariable(sheets.of(sheets.KIND), sheets.OPTIONS[sheets.KIND]),
    "answer_attribute": answer_attribute,
    "answer_for_many": with_sheet(lambda session: AnswerForMany(EVERY_ARTICLE(session), sheets.KIND, Answer((1,)))),
    "answer_sheet": with_sheet(
        lambda session: AnswerSheet(
            first(session),
            ((sheets.KIND, Answer((1,))), (sheets.PAGE, Answer(text="3")), (sheets.SOURCES, Answer((2,)))),
        )
    ),
    "answer_variable": with_sheet(lambda session: AnswerVariable(first(session), sheets.KIND, Answer((1,)))),
    "clear_for_many": with_sheet(clear_for_many),
    "clear_sheet": with_sheet(lambda session: ClearSheet()),
    "create_study": lambda session: CreateStudy(
        title="渡口研究", coder=LEAD, coder_name="闻一舟", codebook=projects.codebook()
    ),
    "decline_suggestion": lambda session: DeclineSuggestion(suggested(session), "用“网格记事”", GRID),
    "draw_spot_check": lambda session: DrawSpotCheck(reviewer=LEAD, count=2, seed=7),
    "edit_article": lambda session: EditArticle(
        article=first(session), headline="三百天的桌子", outlet="新纸", date="2024/1/9", page_number="03"
    ),
    "edit_articles": lambda session: EditArticles(
        tuple(each.id for each in session.read.articles()), outlet="渡口晚报", date="2024年6月1日"
    ),
    "edit_attribute": edit_attribute,
    "edit_category": edit_category,
    "edit_code": edit_code,
    "edit_variable": with_sheet(
        lambda session: EditVariable(sheets.of(sheets.SOURCES, name_zh="谁说的"), sheets.OPTIONS[sheets.SOURCES][:2])
    ),
    "edit_ruling": lambda session: EditRuling(ruled(session), "有人坐班的才算", CALL),
    "end_round": lambda session: EndRound(started(session)),
    "flag_query": lambda session: FlagQuery(first(session), Span(0, 4), note="标题算不算？"),
    "import_pages": import_pages,
    "lift_coding": lift_coding,
    "edit_codebook": edit_codebook,
    "merge_codes": lambda session: MergeCodes((TABLE, CANAL), GRID, "说的是一回事"),
    "move_codes": lambda session: MoveCodes((CANAL, TABLE), "category-1", 1),
    "read_codebook": read_codebook,
    "mark_done": lambda session: MarkDone(session.read.articles()[2].id),
    "mark_none": lambda session: MarkNone(session.read.articles()[1].id, Span(0, 3)),
    "move_attribute": move_attribute,
    "move_category": lambda session: MoveCategory(category="category-2", place=0),
    "move_code": lambda session: MoveCode(code=GRID, category="category-2", place=1),
    "note_reason": note_reason,
    "note_query": lambda session: NoteQuery(flagged(session), "再问一句"),
    "move_variable": with_sheet(lambda session: MoveVariable(sheets.SOURCES, 0)),
    "pin_code": lambda session: PinCode(code=TABLE, digit=4),
    "place_code": lambda session: PlaceCode(article=first(session), span=Span(0, 4), code=SEED, rank=MAIN),
    "place_codings": place_codings,
    "recode_coding": recode_coding,
    "redo": redo,
    "remove_articles": lambda session: RemoveArticles((first(session), session.read.articles()[2].id)),
    "remove_attribute": lambda session: RemoveAttribute(VOICE),
    "remove_category": lambda session: RemoveCategory("category-1"),
    "remove_code": lambda session: RemoveCode(GRID),
    "remove_ruling": lambda session: RemoveRuling(ruled(session)),
    "remove_variable": with_sheet(lambda session: RemoveVariable(sheets.KIND)),
    "rename_coder": lambda session: RenameCoder(coder=OTHER, coder_name="谷雨"),
    "reopen_article": lambda session: ReopenArticle(first(session)),
    "resize_coding": resize_coding,
    "retire_coder": lambda session: RetireCoder(OTHER),
    "return_article": lambda session: ReturnArticle(
        article=session.read.articles()[1].id, coder=OTHER, remark="第二段的修渠再看一遍"
    ),
    "set_role": lambda session: SetRole(coder=OTHER, role=CoderRole.REVIEWER),
    "start_round": lambda session: StartRound("信度检验 1"),
    "suggest_code": lambda session: SuggestCode("夜间值守", article=first(session), span=Span(3, 7)),
    "unblind": lambda session: Unblind(),
    "set_rank": lambda session: SetRank(projects.codings_of(session, LEAD)[0].id, "rank-secondary"),
    "undo": undo,
    "unretire_coder": unretire_coder,
    "unpin_code": lambda session: UnpinCode(TABLE),
    "withdraw_query": lambda session: WithdrawQuery(flagged(session)),
    "withdraw_suggestion": lambda session: WithdrawSuggestion(suggested(session)),
    "write_memo_on": lambda session: WriteMemoOn(MemoPlace("article", first(session)), "题目和正文对不上"),
    "write_memo": lambda session: WriteMemo(coding=projects.codings_of(session, LEAD)[1].id, text="再读一遍"),
}
