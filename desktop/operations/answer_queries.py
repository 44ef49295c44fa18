"""Answer doubts by a ruling (规则补充), correct one, or take one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codebooks import Ruling
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.finding import the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AnswerQueries(Operation):
    """Answer one or several doubts with the same words, as an addition to the rules of a code, or of none."""

    name: ClassVar[str] = "answer_queries"
    scope: ClassVar[Scope] = Scope.STUDY

    queries: tuple[str, ...]
    text: str
    code: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write a ruling for each doubt, all of the same time, by which they are known as one answer."""
        refuse_while_testing(writer)
        text, made = ruling_text(self.text), now()
        code = the_code(writer, self.code).id if self.code else None
        for identity in self.queries:
            query = writer.project.doubts.query(identity)
            if query is None:
                raise KnownError("query_gone")
            if writer.project.doubts.ruling_on(query=identity) is not None:
                raise KnownError("query_answered")
            writer.put(Ruling(id=new_id(), code=code, query=identity, suggestion=None, text=text, made=made))
            writer.note_articles({query.article})
        writer.facts = {"count": str(len(self.queries)), "words": excerpt(text)}
        note_version(writer, text)


@dataclass(frozen=True, slots=True)
class EditRuling(Operation):
    """Put other words to a ruling, or another code; what was answered by it at the same time follows."""

    name: ClassVar[str] = "edit_ruling"
    scope: ClassVar[Scope] = Scope.STUDY

    ruling: str
    text: str
    code: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write the ruling as it is to read; its date stays."""
        refuse_while_testing(writer)
        ruling, text = the_ruling(writer, self.ruling), ruling_text(self.text)
        code = the_code(writer, self.code).id if self.code else None
        for each in writer.project.doubts.made_with(ruling):
            writer.put(replace(each, text=text, code=code))
        writer.facts = {"words": excerpt(text)}
        note_version(writer, text)


@dataclass(frozen=True, slots=True)
class RemoveRuling(Operation):
    """Take a ruling back: what it answered is open again."""

    name: ClassVar[str] = "remove_ruling"
    scope: ClassVar[Scope] = Scope.STUDY

    ruling: str

    def apply(self, writer: Writer) -> None:
        """Remove the ruling and those made with it."""
        refuse_while_testing(writer)
        ruling = the_ruling(writer, self.ruling)
        for each in writer.project.doubts.made_with(ruling):
            writer.remove(each)
        writer.facts = {"words": excerpt(ruling.text)}
        note_version(writer)


def refuse_while_testing(writer: Writer) -> None:
    """Raise KnownError test_running while a reliability test runs: answers wait until it has ended."""
    test = writer.project.doubts.running_test()
    if test is not None:
        raise KnownError("test_running", name=test.name)


def the_ruling(writer: Writer, identity: str) -> Ruling:
    """Return a ruling, or raise KnownError ruling_gone."""
    ruling = writer.project.doubts.ruling(identity)
    if ruling is None:
        raise KnownError("ruling_gone")
    return ruling


def ruling_text(text: str) -> str:
    """Return what is ruled as it may be kept, or raise KnownError ruling_empty."""
    kept = text.encode("utf-8", "replace").decode().strip()
    if not kept:
        raise KnownError("ruling_empty")
    return kept
