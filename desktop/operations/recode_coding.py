"""Recode: give a coding another code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.operations.finding import named, own_coding, the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, refuse_same, version_now
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class RecodeCoding(Operation):
    """Put another code where one's own coding stands; answers to the old code's attributes go."""

    name: ClassVar[str] = "recode_coding"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    code: str

    def apply(self, writer: Writer) -> None:
        """Write the coding with the other code."""
        coding, code = own_coding(writer, self.coding), the_code(writer, self.code)
        if coding.code == code.id:
            return
        recoded = replace(coding, code=code.id, codebook_version=version_now(writer))
        refuse_same(writer, recoded)
        for answer in writer.project.codings.attribute_values(coding.id):
            writer.remove(answer)
        writer.facts = {"code": named(code), "words": excerpt(coding.words)}
        writer.put(recoded)
