"""Place many codes on passages of one article in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from desktop.core.clock import now
from desktop.core.codings import AttributeValue, Coding, Memo
from desktop.core.errors import KnownError
from desktop.core.ids import natural_id, new_id
from desktop.core.spans import Span
from desktop.operations.finding import the_code, the_text
from desktop.operations.none_marks import drop_none_marks
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, new_coding
from desktop.operations.ranks import with_rank
from desktop.storage.writer import Writer


class Placing(NamedTuple):
    """One code to place: where, which, its rank, a memo if there is something to say, and answers by attribute."""

    span: Span
    code: str
    rank: str | None = None
    memo: str = ""
    answers: tuple[tuple[str, tuple[int, ...]], ...] = ()


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
        own = writer.project.codings.of_article(self.article, coder=writer.actor)
        placed = {(coding.code, coding.span) for coding in own}
        for placing in self.placings:
            code = the_code(writer, placing.code).id
            coding = new_coding(writer, text, placing.span, code=code, rank=placing.rank)
            if (code, coding.span) in placed:
                raise KnownError("coding_exists", words=excerpt(coding.words))
            placed.add((code, coding.span))
            drop_none_marks(writer, coding)
            writer.put(with_rank(writer, coding))
            _put_what_hangs_on(writer, coding, placing)
        writer.facts = {"count": str(len(self.placings))}


def _put_what_hangs_on(writer: Writer, coding: Coding, placing: Placing) -> None:
    coder = writer.actor
    for attribute, numbers in placing.answers:
        identity = natural_id("attribute_value", coding.id, attribute)
        answer = AttributeValue(
            id=identity, coder=coder, coding=coding.id, attribute=attribute, numbers=numbers, text=""
        )
        writer.put(answer)
    if placing.memo:
        memo = Memo(id=new_id(), coder=coder, coding=coding.id, article=None, code=None, text=placing.memo, made=now())
        writer.put(memo)
