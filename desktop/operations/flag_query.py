"""Flag a doubt, say what it is about, or withdraw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Query
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.spans import Span
from desktop.operations.finding import own_coding, the_text
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, on_words
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class FlagQuery(Operation):
    """Flag one's own coding, or else a span (code points) of the article's current text, as doubtful.

    A note that is written in the same `sitting` is undone together with the flag.
    """

    name: ClassVar[str] = "flag_query"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    span: Span
    coding: str | None = None
    note: str = ""
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the doubt; the same place twice is refused while the first one is open."""
        article, version, span = self._where(writer)
        query = Query(
            id=new_id(), coder=writer.actor, article=article, version=version, start=span.start, end=span.end,
            coding=self.coding, note=one_line(self.note), made=now(),
        )  # fmt: skip
        if _is_flagged(writer, query):
            raise KnownError("query_exists")
        writer.put(query)
        writer.facts = {"words": excerpt(writer.project.doubts.words(query)), **_sitting(self.sitting)}

    def _where(self, writer: Writer) -> tuple[str, str, Span]:
        """Return article, text version and span of what is doubted."""
        if self.coding is not None:
            coding = own_coding(writer, self.coding)
            return coding.article, coding.version, coding.span
        text = the_text(writer, self.article)
        return text.article.id, text.version.id, on_words(text.text, self.span)


@dataclass(frozen=True, slots=True)
class NoteQuery(Operation):
    """Write what one's own doubt is about; an empty note is a flag alone."""

    name: ClassVar[str] = "note_query"
    scope: ClassVar[Scope] = Scope.OWN

    query: str
    note: str
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the doubt with its note."""
        query = own_open_query(writer, self.query)
        writer.facts = {"words": excerpt(writer.project.doubts.words(query)), **_sitting(self.sitting)}
        if query.note != one_line(self.note):
            writer.put(replace(query, note=one_line(self.note)))


@dataclass(frozen=True, slots=True)
class WithdrawQuery(Operation):
    """Take one's own doubt back, as long as nobody has answered it."""

    name: ClassVar[str] = "withdraw_query"
    scope: ClassVar[Scope] = Scope.OWN

    query: str

    def apply(self, writer: Writer) -> None:
        """Remove the doubt."""
        query = own_open_query(writer, self.query)
        writer.facts = {"words": excerpt(writer.project.doubts.words(query))}
        writer.remove(query)


def own_open_query(writer: Writer, identity: str) -> Query:
    """Return an open doubt of the one who acts, or raise KnownError query_gone, not_your_query or query_answered."""
    query = writer.project.doubts.query(identity)
    if query is None:
        raise KnownError("query_gone")
    if query.coder != writer.actor:
        raise KnownError("not_your_query")
    if writer.project.doubts.ruling_on(query=identity) is not None:
        raise KnownError("query_answered")
    return query


def one_line(note: str) -> str:
    """Return a note as it may be kept: one line, half pairs replaced."""
    return " ".join(note.encode("utf-8", "replace").decode().split())


def _is_flagged(writer: Writer, query: Query) -> bool:
    """Tell whether the place of a new doubt has an open one of the same coder: the coding, or else the words."""
    found = writer.project.doubts.queries(coder=query.coder, article=query.article, only_open=True)
    if query.coding:
        return any(each.coding == query.coding for each in found)
    # In a text that was corrected since, where the words stand now.
    bare = writer.project.carrying.carried([each for each in found if not each.coding])
    return (query.start, query.end) in {(each.start, each.end) for each in bare}


def _sitting(sitting: str) -> dict[str, str | list[str]]:
    return {"sitting": sitting} if sitting else {}
