"""Recode: give a coding another code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.operations.finding import named, own_coding, the_code
from desktop.operations.lift_coding import lift
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, refuse_same, version_now
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class RecodeCoding(Operation):
    """Put another code where one's own coding stands; answers to attributes that it does not ask go."""

    name: ClassVar[str] = "recode_coding"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    code: str

    def apply(self, writer: Writer) -> None:
        """Write the coding with the other code; one that goes by that code already, by merging too, is left alone."""
        coding, code, codings = own_coding(writer, self.coding), the_code(writer, self.code), writer.project.codings
        if codings.heir_of(coding.code) == code.id:
            return
        recoded = replace(coding, code=code.id, codebook_version=version_now(writer))
        refuse_same(writer, recoded)
        for answer in codings.attribute_values(coding.id):
            attribute = writer.project.sheets.attribute(answer.attribute)
            if attribute is None or codings.heir_of(attribute.code) != code.id:
                writer.remove(answer)
        for each in codings.behind(coding):
            lift(writer, each)
        writer.facts = {"code": named(code), "words": excerpt(coding.words)}
        writer.put(recoded)
