"""What a search looks at: texts with their headlines, and memos."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from desktop.core.articles import Article
from desktop.core.retrieving import PlainText
from desktop.session import Session
from desktop.text.find import find
from desktop.text.searching import search
from desktop.ui.retrieval.hit_rows import HitRow


def in_text(typed: str, articles: Mapping[str, Article], plain: PlainText) -> list[HitRow]:
    """Return the hits in an article: those in its headline as the lists have it, unless the text has it too."""
    headline = articles[plain.article].headline
    heading = [] if headline in plain.text else search(headline, typed)
    return [
        *(HitRow(plain.article, headline, "headline", None, *hit[1:]) for hit in heading),
        *(HitRow(plain.article, headline, "text", *hit) for hit in search(plain.text, typed)),
    ]


def in_memos(session: Session, typed: str, articles: Mapping[str, Article]) -> list[HitRow]:
    """Return the hits in memos that may be seen, on the articles looked into and on no article."""
    rows: list[HitRow] = []
    for memo, article in session.read.retrieval.memos(session.sight, partial(find, needle=typed)):
        if article is not None and article not in articles:
            continue
        coding = session.read.coding(memo.coding) if memo.coding else None
        source = articles[article].headline if article else ""
        span = coding.span if coding else None
        found = search(memo.text, typed)
        rows += [HitRow(article or "", source, "memo", span, *hit[1:], coding=memo.coding) for hit in found]
    return rows
