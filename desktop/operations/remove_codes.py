"""Remove a code or a whole category; codings with it go out of sight and come back with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.codebooks import Code
from desktop.core.snapshots import CodebookSet
from desktop.operations.finding import named, the_category, the_entry
from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class RemoveCode(Operation):
    """Take a code out of the codebook, with its attributes and their options."""

    name: ClassVar[str] = "remove_code"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    code: str
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Remove what belongs to the code, then the code; codings of it keep their place in the log."""
        code = the_entry(writer, self.code)
        take_away(writer, writer.project.codebooks.whole(), code)
        writer.facts = {"code": named(code)}
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class RemoveCategory(Operation):
    """Take a category out of the codebook with all its codes."""

    name: ClassVar[str] = "remove_category"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    category: str
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Remove the codes, then the category."""
        category, codebook = the_category(writer, self.category), writer.project.codebooks.whole()
        for code in codebook.codes_of(category):
            take_away(writer, codebook, code)
        writer.remove(category)
        writer.facts = {"code": named(category)}
        note_version(writer, self.reason)


def take_away(writer: Writer, codebook: CodebookSet, code: Code) -> None:
    """Remove a code with its attributes and their options."""
    attributes = [each for each in codebook.attributes if each.code == code.id]
    owners = {each.id for each in attributes}
    for option in codebook.options:
        if option.attribute in owners:
            writer.remove(option)
    for attribute in attributes:
        writer.remove(attribute)
    writer.remove(code)
