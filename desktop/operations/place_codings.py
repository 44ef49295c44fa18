"""Place many codes on passages of one article in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from desktop.core.clock import now
from desktop.core.codings import Memo
from desktop.core.ids import new_id
from desktop.core.spans import Span
from desktop.operations.finding import the_code, the_text
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import new_coding, refuse_same
from desktop.storage.writer import Writer


class Placing(NamedTuple):
    """One code to place: where, which, its rank, and a memo if there is something to say."""

    span: Span
    code: str
    rank: str | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCodings(Operation):
    """Make several codings in one article."""

    name: ClassVar[str] = "place_codings"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    placings: tuple[Placing, ...]

    def apply(self, writer: Writer) -> None:
        """Write all codings, or none if one cannot be made."""
        text = the_text(writer, self.article)
        for span, code, rank, memo in self.placings:
            coding = new_coding(text, span, the_code(writer, code).id, coder=writer.actor, rank=rank)
            refuse_same(writer, coding)
            writer.put(coding)
            if memo:
                note = Memo(
                    id=new_id(), coder=writer.actor, coding=coding.id, article=None, code=None, text=memo, made=now()
                )
                writer.put(note)
        writer.facts = {"count": str(len(self.placings))}
