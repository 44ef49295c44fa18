"""Add, edit and move codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Code
from desktop.operations.entries import checked
from desktop.operations.finding import named, the_category, the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.ordering import moved_to
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddCode(Operation):
    """Add a code at the end of its category."""

    name: ClassVar[str] = "add_code"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    code: Code

    def apply(self, writer: Writer) -> None:
        """Write the code."""
        siblings = writer.project.codebooks.whole().codes_of(the_category(writer, self.code.category))
        _put(writer, replace(self.code, position=1 + max((each.position for each in siblings), default=-1)))


@dataclass(frozen=True, slots=True)
class EditCode(Operation):
    """Rename, renumber, recolour or define a code."""

    name: ClassVar[str] = "edit_code"
    scope: ClassVar[Scope] = Scope.STUDY

    code: Code

    def apply(self, writer: Writer) -> None:
        """Write the code as it is to be."""
        if the_code(writer, self.code.id) != self.code:
            _put(writer, self.code)
        writer.facts = {"code": named(self.code)}


@dataclass(frozen=True, slots=True)
class MoveCode(Operation):
    """Move a code to a place in a category, its own or another, counted from 0."""

    name: ClassVar[str] = "move_code"
    scope: ClassVar[Scope] = Scope.STUDY

    code: str
    category: str
    place: int

    def apply(self, writer: Writer) -> None:
        """Write the code's category and new positions where they change; codings stay with the code."""
        code, category = the_code(writer, self.code), the_category(writer, self.category)
        siblings = [each for each in writer.project.codebooks.whole().codes_of(category) if each.id != code.id]
        for position, each in enumerate(moved_to(siblings, code, self.place)):
            if each.position != position or each.category != category.id:
                writer.put(replace(each, position=position, category=category.id))
        writer.facts = {"code": named(code)}
        note_version(writer)


def _put(writer: Writer, code: Code) -> None:
    written = checked(code, writer.project.codebooks.whole().codes)
    writer.facts = {"code": named(written)}
    writer.put(written)
    note_version(writer)
