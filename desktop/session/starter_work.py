"""What the coders of the starter study have done: codings, coding sheets, memos, doubts, and what was ruled."""

from __future__ import annotations

from typing import Any

from desktop.core.snapshots import CodebookSet
from desktop.core.spans import Span
from desktop.operations.mark_done import MarkDone
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.session.session import Session


def do_work(session: Session, source: dict[str, Any], coders: dict[str, str]) -> None:
    """Do the work that the source tells of, each coder their own; the lead is at work again in the end."""
    articles = session.read.articles()
    for article, facts in zip(articles, source["articles"], strict=True):
        for key, work in facts["work"].items():
            session.choose_coder(coders[key])
            _code(session, article.id, work.get("codings", []))
            if work.get("done"):
                session.found(MarkDone(article.id))
    session.choose_coder(coders["lead"])


def _code(session: Session, article: str, codings: list[dict[str, Any]]) -> None:
    found = session.read.text(article)
    if found is not None and codings:
        codebook = session.read.codebook()
        session.found(PlaceCodings(article, tuple(_placing(found.text, codebook, coding) for coding in codings)))


def _placing(text: str, codebook: CodebookSet, coding: dict[str, Any]) -> Placing:
    code = next(code for code in codebook.codes if code.key == coding["code"])
    asked = {attribute.key: attribute.id for attribute in codebook.attributes if attribute.code == code.id}
    return Placing(
        span=place_of(text, coding),
        code=code.id,
        rank=next(rank.id for rank in codebook.ranks if rank.key == coding["rank"]),
        memo=coding.get("memo", ""),
        answers=tuple((asked[key], (number,)) for key, number in coding.get("attributes", {}).items()),
    )


def place_of(text: str, quoted: dict[str, Any]) -> Span:
    """Return where the words of an entry stand in a text; `occurrence` says which of several places is meant."""
    start = -1
    for _ in range(quoted.get("occurrence", 1)):
        start = text.index(quoted["words"], start + 1)
    return Span(start, start + len(quoted["words"]))
