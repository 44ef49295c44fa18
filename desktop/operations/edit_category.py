"""Add, edit and move categories."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Category
from desktop.operations.entries import checked
from desktop.operations.finding import named, the_category
from desktop.operations.operation import Operation, Scope
from desktop.operations.ordering import moved_to
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddCategory(Operation):
    """Add a category behind those there are."""

    name: ClassVar[str] = "add_category"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    category: Category
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the category."""
        others = writer.project.codebooks.whole().categories
        last = max((each.position for each in others), default=-1)
        _put(writer, replace(self.category, position=last + 1), self.reason)


@dataclass(frozen=True, slots=True)
class EditCategory(Operation):
    """Rename, renumber, recolour or define a category."""

    name: ClassVar[str] = "edit_category"
    scope: ClassVar[Scope] = Scope.STUDY

    category: Category
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the category as it is to be."""
        if the_category(writer, self.category.id) != self.category:
            _put(writer, self.category, self.reason)
        writer.facts = {"code": named(self.category)}


@dataclass(frozen=True, slots=True)
class MoveCategory(Operation):
    """Move a category to another place in the codebook, counted from 0."""

    name: ClassVar[str] = "move_category"
    scope: ClassVar[Scope] = Scope.STUDY

    category: str
    place: int

    def apply(self, writer: Writer) -> None:
        """Write new positions where they change."""
        category = the_category(writer, self.category)
        order = moved_to(list(writer.project.codebooks.whole().categories), category, self.place)
        for position, each in enumerate(order):
            if each.position != position:
                writer.put(replace(each, position=position))
        writer.facts = {"code": named(category)}


def _put(writer: Writer, category: Category, reason: str) -> None:
    written = checked(category, writer.project.codebooks.whole().categories)
    writer.facts = {"code": named(written)}
    writer.put(written)
    note_version(writer, reason)
