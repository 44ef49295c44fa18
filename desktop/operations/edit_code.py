"""Add, edit and move codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Code
from desktop.operations.entries import checked
from desktop.operations.finding import named, the_category, the_entry
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
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the code."""
        siblings = writer.project.codebooks.whole().codes_of(the_category(writer, self.code.category))
        last = max((each.position for each in siblings), default=-1)
        _put(writer, replace(self.code, position=last + 1), self.reason)


@dataclass(frozen=True, slots=True)
class EditCode(Operation):
    """Rename, renumber, recolour or define a code."""

    name: ClassVar[str] = "edit_code"
    scope: ClassVar[Scope] = Scope.STUDY

    code: Code
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the code as it is to be."""
        if the_entry(writer, self.code.id) != self.code:
            _put(writer, self.code, self.reason)
        writer.facts = {"code": named(self.code)}


@dataclass(frozen=True, slots=True)
class MoveCode(Operation):
    """Move a code to a place in a category, its own or another, counted from 0."""

    name: ClassVar[str] = "move_code"
    scope: ClassVar[Scope] = Scope.STUDY

    code: str
    category: str
    place: int
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the code's category and new positions where they change; codings stay with the code."""
        _move(writer, [the_entry(writer, self.code)], self.category, self.place)
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class MoveCodes(Operation):
    """Move several codes, in their order, to a place in a category, counted from 0 without them."""

    name: ClassVar[str] = "move_codes"
    scope: ClassVar[Scope] = Scope.STUDY

    codes: tuple[str, ...]
    category: str
    place: int
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the codes' category and new positions where they change."""
        _move(writer, [the_entry(writer, code) for code in self.codes], self.category, self.place)
        writer.facts = {"count": str(len(self.codes))}
        note_version(writer, self.reason)


def _move(writer: Writer, codes: list[Code], into: str, place: int) -> None:
    category, moving = the_category(writer, into), {code.id for code in codes}
    order = [each for each in writer.project.codebooks.whole().codes_of(category) if each.id not in moving]
    for offset, code in enumerate(codes):
        order = moved_to(order, code, max(0, place) + offset)
    for position, each in enumerate(order):
        if each.position != position or each.category != category.id:
            writer.put(replace(each, position=position, category=category.id))
    writer.facts = {"code": named(codes[0])} if codes else {}


def _put(writer: Writer, code: Code, reason: str) -> None:
    codebook = writer.project.codebooks.whole()
    # The number of a merged code stays its own: in older work and on paper it means that code.
    written = checked(code, codebook.codes + codebook.merged)
    writer.facts = {"code": named(written)}
    writer.put(written)
    note_version(writer, reason)
