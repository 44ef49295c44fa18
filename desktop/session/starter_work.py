"""What the people of the starter study have done: codings, coding sheets, memos, doubts, and what was ruled."""

from __future__ import annotations

from typing import Any

from desktop.core.codebooks import Variable
from desktop.core.ids import new_id
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.core.questions import CHOICES, Answer
from desktop.core.snapshots import CodebookSet
from desktop.core.spans import Span
from desktop.operations.answer_queries import AnswerQueries
from desktop.operations.answer_sheet import AnswerSheet
from desktop.operations.flag_query import FlagQuery
from desktop.operations.mark_done import MarkDone
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.operations.write_memo_on import WriteMemoOn
from desktop.session.session import Session

_Entry = dict[str, Any]


def do_work(session: Session, source: _Entry, coders: dict[str, str]) -> None:
    """Do the work that the source tells of, each coder their own; the lead is at work again in the end."""
    rulings: list[tuple[str, _Entry]] = []
    for article, facts in zip(session.read.articles(), source["articles"], strict=True):
        for key, work in facts["work"].items():
            session.choose_coder(coders[key])
            rulings += _work_on(session, article.id, work)
    codes = {code.key: code.id for code in session.read.codebook().codes}
    for memo in (*source["code_memos"], *source["journal"]):
        session.choose_coder(coders[memo["coder"]])
        place = MemoPlace("code", codes[memo["code"]]) if "code" in memo else MemoPlace(STUDY, new_id())
        session.found(WriteMemoOn(place, memo["text"]))
    session.choose_coder(coders["lead"])
    for query, ruling in rulings:
        session.found(AnswerQueries((query,), ruling["text"], codes[ruling["code"]]))


def _work_on(session: Session, article: str, work: _Entry) -> list[tuple[str, _Entry]]:
    """Do one coder's work on an article and return the queries that the lead is to answer, each with the ruling."""
    _code(session, article, work.get("codings", []))
    _fill_sheet(session, article, work.get("sheet", {}))
    if "memo" in work:
        session.found(WriteMemoOn(MemoPlace("article", article), work["memo"]))
    flagged = [(_flag(session, article, query), query) for query in work.get("queries", [])]
    if work.get("done"):
        session.found(MarkDone(article))
    return [(identity, query["ruling"]) for identity, query in flagged if "ruling" in query]


def _code(session: Session, article: str, codings: list[_Entry]) -> None:
    found = session.read.text(article)
    if found is not None and codings:
        codebook = session.read.codebook()
        session.found(PlaceCodings(article, tuple(_placing(found.text, codebook, coding) for coding in codings)))


def _placing(text: str, codebook: CodebookSet, coding: _Entry) -> Placing:
    code = next(code for code in codebook.codes if code.key == coding["code"])
    asked = {attribute.key: attribute.id for attribute in codebook.attributes if attribute.code == code.id}
    return Placing(
        span=place_of(text, coding),
        code=code.id,
        rank=next(rank.id for rank in codebook.ranks if rank.key == coding["rank"]),
        memo=coding.get("memo", ""),
        answers=tuple((asked[key], (number,)) for key, number in coding.get("attributes", {}).items()),
    )


def _fill_sheet(session: Session, article: str, sheet: _Entry) -> None:
    variables = {variable.key: variable for variable in session.read.codebook().variables}
    answers = tuple((variables[key].id, _answer(variables[key], given)) for key, given in sheet.items())
    if answers:
        session.found(AnswerSheet(article, answers))


def _answer(variable: Variable, given: object) -> Answer:
    if variable.type not in CHOICES:
        return Answer(text=str(given))
    return Answer(numbers=tuple(given) if isinstance(given, list) else (given,))  # type: ignore[arg-type]


def _flag(session: Session, article: str, query: _Entry) -> str:
    """Flag a place, and the coding that stands there with the code that is named, and return the query."""
    text = session.read.text(article)
    assert text is not None
    span = place_of(text.text, query)
    codes = {code.id for code in session.read.codebook().codes if code.key == query.get("code")}
    codings = session.read.codings(article, coder=session.coder.id)
    coding = next((each.id for each in codings if each.span == span and each.code in codes), None)
    return next(iter(session.found(FlagQuery(article, span, coding, query["note"])).of("query")))


def place_of(text: str, quoted: _Entry) -> Span:
    """Return where the words of an entry stand in a text; `occurrence` says which of several places is meant."""
    start = -1
    for _ in range(quoted.get("occurrence", 1)):
        start = text.index(quoted["words"], start + 1)
    return Span(start, start + len(quoted["words"]))
