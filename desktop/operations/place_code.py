"""Place a code on a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Coding
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.snapshots import ArticleText
from desktop.core.spans import Span
from desktop.operations.finding import named, the_code, the_text
from desktop.operations.none_marks import drop_none_marks
from desktop.operations.operation import Operation, Scope
from desktop.operations.ranks import with_rank
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class PlaceCode(Operation):
    """Make a coding: this code on this span (code points) of the article's current text.

    Without a rank it gets the first one, or the second where an own coding has the first already.
    """

    name: ClassVar[str] = "place_code"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    span: Span
    code: str
    rank: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write the coding with the words it stands on; the same one twice is refused, a none-mark there goes."""
        code = the_code(writer, self.code)
        text = the_text(writer, self.article)
        coding = new_coding(writer, text, self.span, code=code.id, rank=self.rank)
        refuse_same(writer, coding)
        drop_none_marks(writer, coding)
        writer.facts = {"code": named(code), "words": excerpt(coding.words)}
        writer.put(with_rank(writer, coding))


def new_coding(
    writer: Writer, text: ArticleText, span: Span, *, code: str, rank: str | None = None, origin: str = "hand"
) -> Coding:
    """Return a coding of the one who acts, under the codebook's newest version.

    Raises KnownError span_outside or selection_empty for a span that is none.
    """
    span = on_words(text.text, span)
    return Coding(
        id=new_id(), coder=writer.actor, article=text.article.id, version=text.version.id, start=span.start,
        end=span.end, words=text.text[span.start : span.end], code=code, rank=rank, made=now(),
        codebook_version=version_now(writer), origin=origin,
    )  # fmt: skip


def on_words(text: str, span: Span) -> Span:
    """Return a span without white space at its edges; KnownError span_outside or selection_empty if it is none."""
    if not 0 <= span.start <= span.end <= len(text):
        raise KnownError("span_outside", length=len(text))
    words = text[span.start : span.end].strip()
    if not words:
        raise KnownError("selection_empty")
    # A coding stands on words: a blank line taken along at an edge would show nowhere but in the export.
    start = text.index(words, span.start)
    return Span(start, start + len(words))


def version_now(writer: Writer) -> str | None:
    """Return the codebook's version that a coding is made under now; None while the study has none."""
    newest = writer.project.codebooks.newest_version()
    return None if newest is None else newest.id


def refuse_same(writer: Writer, coding: Coding) -> None:
    """Raise KnownError coding_exists if the coder has this code on this very span already."""
    if writer.project.overlaps.same(coding) is not None:
        raise KnownError("coding_exists", words=excerpt(coding.words))


def excerpt(words: str) -> str:
    """Return the beginning of some words, fit for a menu line."""
    line = " ".join(words.split())
    return line if len(line) <= 12 else line[:11] + "…"
