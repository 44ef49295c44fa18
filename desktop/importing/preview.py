"""Preview: what an import would make of files, as plain JSON values; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from desktop.core.drafts import ArticleDraft, PageDraft, Problem
from desktop.core.paragraphs import Role
from desktop.importing.batches import Refusal, iter_pages
from desktop.importing.bylines import authors
from desktop.importing.folders import text_files
from desktop.wording import explain, say

Json = dict[str, Any]


def preview(paths: Iterable[Path], encoding: str | None = None) -> Json:
    """Return what each file would bring, a refused one with its reason and no article."""
    results = iter_pages(text_files(paths), encoding=encoding)
    return {"files": [_refused(each) if isinstance(each, Refusal) else _page(each) for each in results]}


def describe(problem: Problem) -> str:
    """Return the sentence that tells a person about a problem of a file."""
    facts: dict[str, Any] = dict(problem.facts)
    return say(f"problem.{problem.kind}", **facts)


def _page(page: PageDraft) -> Json:
    return {
        "file": page.file_name,
        "sha256": page.sha256,
        "encoding": page.encoding,
        "page_texts": [page.raw_text],
        "repairs": [],
        "problems": [
            {"kind": problem.kind, "line": problem.line, "message": describe(problem)} for problem in page.problems
        ],
        "articles": [_article(article) for article in page.articles],
    }


def _refused(refusal: Refusal) -> Json:
    problem = {"kind": refusal.error.kind, "line": refusal.error.facts.get("line"), "message": explain(refusal.error)}
    return {
        "file": refusal.file_name, "sha256": None, "encoding": None, "page_texts": [], "repairs": [],
        "problems": [problem], "articles": [],
    }  # fmt: skip


def _article(article: ArticleDraft) -> Json:
    body = [article.text[each.start : each.end] for each in article.paragraphs if each.role is Role.BODY]
    return {
        "headline": article.headline,
        "kicker": None,
        "subtitle": None,
        "byline": article.byline,
        "authors": [author._asdict() for author in authors(article.byline or "")],
        "place": {"province": None, "city": None, "district": None, "town": []},
        "paragraphs": body,
        "headings": list(_headings(article)),
        "captions": [],
    }


def _headings(article: ArticleDraft) -> Iterator[Json]:
    """Return each heading with the body paragraph it stands before, counted from 0."""
    place = 0
    for start, end, role in article.paragraphs:
        if role is Role.HEADING:
            yield {"text": article.text[start:end].strip(), "before_paragraph": place}
        place += role is Role.BODY
