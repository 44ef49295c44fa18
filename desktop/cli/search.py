"""`zhubi search`: where the articles have some words."""

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
from desktop.core.retrieving import ArticleFilter
from desktop.wording import say

if TYPE_CHECKING:
    from desktop.session import Session
    from desktop.text.searching import Hit


class _Found(NamedTuple):
    article: Article
    outlet: str | None
    text: str
    hit: Hit


def command() -> Command:
    """Return the command."""
    return Command(
        "search",
        search,
        click.Argument(["project"], metavar="PROJECT", type=FILE),
        click.Argument(["query"], metavar="QUERY", type=Words()),
        click.Option(["--json", "as_json"], is_flag=True, help=say("cli.option_json")),
    )


def search(project: Path, query: str, *, as_json: bool) -> int:
    """List every place of the words; that there is none is no failure, and is said on standard error."""
    with opened_for_reading(project) as session:
        found = list(_found(session, query))
    if as_json:
        tell_json(_as_json(query, found))
    else:
        for each in found:
            tell(_line(each))
    if not found:
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


def _line(found: _Found) -> str:
    hit = found.hit
    place = f"{found.article.headline}  {hit.span.start}-{hit.span.end}"
    return f"{place}  {hit.before}【{hit.words}】{hit.after}"


def _as_json(query: str, found: list[_Found]) -> dict[str, Any]:
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
    }
