"""Add, edit, move and remove the attributes of a code: what is asked of each of its codings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Attribute, Option
from desktop.operations.finding import the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.ordering import moved_to
from desktop.operations.questions import (
    checked_options,
    checked_question,
    pair,
    put_options,
    refuse_other_meaning,
    the_attribute,
)
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddAttribute(Operation):
    """Add an attribute behind those its code has."""

    name: ClassVar[str] = "add_attribute"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    attribute: Attribute
    options: tuple[Option, ...] = ()
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the attribute and its options."""
        code = the_code(writer, self.attribute.code)
        place = 1 + max((each.position for each in writer.project.sheets.attributes(code.id)), default=-1)
        _put(writer, replace(self.attribute, position=place), self.options, None)
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class EditAttribute(Operation):
    """Write an attribute as it is to be, with all its options; its code and its place stay.

    Raises KnownError type_answered or option_answered where answers there are would come to mean something else.
    """

    name: ClassVar[str] = "edit_attribute"
    scope: ClassVar[Scope] = Scope.STUDY

    attribute: Attribute
    options: tuple[Option, ...] = ()
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write what differs."""
        known = the_attribute(writer, self.attribute.id)
        _put(writer, replace(self.attribute, code=known.code, position=known.position), self.options, known)
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class MoveAttribute(Operation):
    """Move an attribute to a place among those of its code, counted from 0."""

    name: ClassVar[str] = "move_attribute"
    scope: ClassVar[Scope] = Scope.STUDY

    attribute: str
    place: int

    def apply(self, writer: Writer) -> None:
        """Write new positions where they change."""
        attribute = the_attribute(writer, self.attribute)
        siblings = writer.project.sheets.attributes(attribute.code)
        for position, each in enumerate(moved_to(siblings, attribute, self.place)):
            if each.position != position:
                writer.put(replace(each, position=position))
        writer.facts = {"code": pair(attribute)}
        note_version(writer)


@dataclass(frozen=True, slots=True)
class RemoveAttribute(Operation):
    """Ask an attribute no longer; answers to it go out of sight and come back with it."""

    name: ClassVar[str] = "remove_attribute"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    attribute: str
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Remove the options, then the attribute."""
        attribute = the_attribute(writer, self.attribute)
        for option in writer.project.sheets.options(attribute=attribute.id):
            writer.remove(option)
        writer.remove(attribute)
        writer.facts = {"code": pair(attribute)}
        note_version(writer, self.reason)


def _put(writer: Writer, attribute: Attribute, options: Sequence[Option], known: Attribute | None) -> None:
    sheets = writer.project.sheets
    written = checked_question(attribute, sheets.attributes(attribute.code), known=known)
    choices = checked_options(written, options)
    before = sheets.options(attribute=written.id)
    if known is not None:
        refuse_other_meaning(written, known, choices, before, sheets.uses)
    writer.put(written)
    put_options(writer, choices, before)
    writer.facts = {"code": pair(written)}
