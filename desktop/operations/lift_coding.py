"""Lift a coding: take a code off a passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.codings import Coding
from desktop.operations.finding import named, own_coding, the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class LiftCoding(Operation):
    """Remove one's own coding with the memo and the answers that hang on it."""

    name: ClassVar[str] = "lift_coding"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str

    def apply(self, writer: Writer) -> None:
        """Remove the coding; those that merging has put out of sight behind it would come to light otherwise."""
        coding = own_coding(writer, self.coding)
        for each in (*writer.project.codings.behind(coding), coding):
            lift(writer, each)
        writer.facts = {"code": named(the_code(writer, coding.code)), "words": excerpt(coding.words)}


def lift(writer: Writer, coding: Coding) -> None:
    """Remove what hangs on a coding, then the coding."""
    store = writer.project.codings
    for answer in store.attribute_values(coding.id):
        writer.remove(answer)
    for memo in store.memos_of(coding.id):
        writer.remove(memo)
    writer.remove(coding)
