"""`zhubi search`: where the articles, and memos, have some words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from desktop.cli.calls import Command
from desktop.cli.guard import DONE
from desktop.cli.progress import Progress
from desktop.cli.reading import opened_for_reading
from desktop.cli.streams import complain, tell, tell_json
from desktop.cli.values import FILE, Words
from desktop.core.articles import Article
from desktop.core.codings import Memo
from desktop.core.errors import KnownError
from desktop.core.retrieving import ArticleFilter
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.session.sight import Sight
    from desktop.text.searching import Hit


class _Found(NamedTuple):
    article: Article
    outlet: str | None
    text: str
    hit: Hit


class _Noted(NamedTuple):
    """A hit in a memo, with the text as people read it."""

    memo: Memo
    coder: str
    place: str
    text: str
    hit: Hit


def command() -> Command:
    """Return the command."""
    return Command(
        "search",
        search,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Argument(["query"], metavar="QUERY", type=Words()),
        click.Option(["--coder"], metavar="NAME", help=say("cli.option_search_coder")),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json")),
    )


def search(project: Path, query: str, coder: str | None, *, as_json: bool) -> int:
    """List every place of the words; that there is none is no failure, and is said on standard error."""
    with opened_for_reading(project) as session:
        if coder is not None:
            session.choose_coder(_coder(session, coder))
        found = list(_found(session, query))
        noted = list(_noted(session, query, session.sight if coder is not None else None))
    if as_json:
        tell_json(_as_json(query, found, noted))
    else:
        for line in (*map(_line, found), *map(_memo_line, noted)):
            tell(line)
    if not (found or noted):
        complain(say("cli.search_nothing", query=query))
    return DONE


def _found(session: Session, query: str) -> Iterator[_Found]:
    from desktop.text.searching import search as search_text

    reading = session.read.retrieval
    articles = {article.id: article for article in reading.articles(ArticleFilter())}
    outlets = {outlet.id: outlet.name for outlet in session.read.outlets()}
    done = 0
    with Progress(say("cli.searching")) as progress:
        for block in reading.texts(articles):
            for plain in block:
                article = articles[plain.article]
                for hit in search_text(plain.text, query):
                    yield _Found(article, outlets.get(article.outlet or ""), plain.text, hit)
            done += len(block)
            progress.show(done, len(articles))


def _coder(session: Session, name: str) -> str:
    """Return who is called so, or raise KnownError coder_unknown."""
    names = session.read.coder_names()
    for identity, known in names.items():
        if known == name.strip():
            return identity
    raise KnownError("coder_unknown", name=name, names="、".join(names.values()))


def _noted(session: Session, query: str, sight: Sight | None) -> Iterator[_Noted]:
    """Return the hits in memos that may be seen, in everybody's without a sight."""
    from desktop.text.memo_links import without_addresses
    from desktop.text.searching import search as search_text

    names, codebook = session.read.coder_names(), session.read.codebook()
    headlines = {article.id: article.headline for article in session.read.articles()}
    reading = session.read.retrieval
    for memo, article in reading.memos(sight, lambda text: search_text(without_addresses(text), query)):
        code = codebook.code(codebook.heir_of(memo.code)) if memo.code else None
        place = f"{code.number} {code.name_zh}" if code is not None else headlines.get(article or "", "")
        text = without_addresses(memo.text)
        for hit in search_text(text, query):
            yield _Noted(memo, names.get(memo.coder, ""), place or say("memos.journal"), text, hit)


def _memo_line(noted: _Noted) -> str:
    hit = noted.hit
    who = noted.coder or say("cli.nameless")
    return f"{say('cli.search_memo', coder=who, place=noted.place)}  {hit.before}【{hit.words}】{hit.after}"


def _line(found: _Found) -> str:
    hit = found.hit
    place = f"{found.article.headline}  {hit.span.start}-{hit.span.end}"
    return f"{place}  {hit.before}【{hit.words}】{hit.after}"


def _as_json(query: str, found: list[_Found], noted: list[_Noted]) -> dict[str, Any]:
    return {
        "query": query,
        "hits": [
            {
                "article": each.article.id,
                "headline": each.article.headline,
                "newspaper": each.outlet,
                "date": each.article.date,
                "start": each.hit.span.start,
                "end": each.hit.span.end,
                "words": each.text[each.hit.span.start : each.hit.span.end],
                "before": each.hit.before,
                "after": each.hit.after,
            }
            for each in found
        ],
        "articles": len({each.article.id for each in found}),
        "memos": [
            {
                "memo": each.memo.id,
                "coder": each.coder or None,
                "place": each.place,
                "start": each.hit.span.start,
                "end": each.hit.span.end,
                "words": each.text[each.hit.span.start : each.hit.span.end],
                "before": each.hit.before,
                "after": each.hit.after,
            }
            for each in noted
        ],
    }
