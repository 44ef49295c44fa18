"""Projects to measure in, made through the same operations that people use."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from desktop.core.drafts import PageDraft
from desktop.core.snapshots import CodebookSet
from desktop.importing.codebook_yaml import read_codebook
from desktop.importing.plain_text import article_of
from desktop.operations.import_pages import ImportPages
from desktop.operations.pin_code import PinCode
from desktop.operations.place_codings import PlaceCodings, Placing
from desktop.places import resource
from desktop.session import Session
from desktop.session.beginning import begin_project
from tests.benchmarks import workload


def coded_project(path: Path, *, characters: int, codings: int) -> None:
    """Make a project with one long article under many codings, and a code pinned to 1."""
    begin_project(path, title="测速", coder_name="测速", codebook=_codebook())
    session = Session.open(path)
    try:
        text = "一篇很长的文章\n\n" + workload.long_text(characters)
        session.perform(ImportPages((draft(text, "long.txt"),)))
        article = session.read.articles()[0].id
        codes = [code.id for code in session.read.codebook().codes]
        length = len(session.read.text(article).text)
        placings = tuple(Placing(span, codes[number % len(codes)]) for number, span in workload.spans(codings, length))
        session.perform(PlaceCodings(article, placings))
        session.perform(PinCode(code=codes[0], digit=1))
    finally:
        session.close()


def wide_project(path: Path, *, articles: int, codings_each: int) -> None:
    """Make a project with many articles, a few codings on each, and a code pinned to 1."""
    begin_project(path, title="测速", coder_name="测速", codebook=_codebook())
    session = Session.open(path)
    try:
        drafts = (draft(text, f"{number}.txt") for number, text in enumerate(workload.articles(articles)))
        session.perform(ImportPages(tuple(drafts)))
        codes = [code.id for code in session.read.codebook().codes]
        for article in session.read.articles():
            length = len(session.read.text(article.id).text)
            spans = workload.spans(codings_each, length, codes=len(codes))
            session.perform(PlaceCodings(article.id, tuple(Placing(span, codes[code]) for code, span in spans)))
        session.perform(PinCode(code=codes[0], digit=1))
    finally:
        session.close()


def draft(text: str, name: str) -> PageDraft:
    """Return a text as a page that was read."""
    found = article_of(text)
    assert found is not None
    data = text.encode()
    return PageDraft(
        file_name=name, sha256=sha256(data).hexdigest(), encoding="utf-8", raw_bytes=data, raw_text=text,
        articles=(found[0],), problems=(),
    )  # fmt: skip


def _codebook() -> CodebookSet:
    return read_codebook(resource("codebooks/governance.yaml"))
