"""Add, edit, move and remove the variables of the coding sheet, each with its options and its condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Option, Sheet, Variable
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.sheets import waits_for_itself
from desktop.operations.operation import Operation, Scope
from desktop.operations.ordering import moved_to
from desktop.operations.questions import (
    checked_options,
    checked_question,
    pair,
    put_options,
    refuse_other_meaning,
    refuse_waiting,
    the_variable,
)
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddVariable(Operation):
    """Add a variable at the end of the coding sheet; a study without a sheet gets one."""

    name: ClassVar[str] = "add_variable"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    variable: Variable
    options: tuple[Option, ...] = ()
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the variable and its options."""
        variables = writer.project.sheets.variables()
        sheet = self.variable.sheet or _sheet(writer)
        place = 1 + max((each.position for each in variables if each.sheet == sheet), default=-1)
        fresh = replace(self.variable, sheet=sheet, position=place)
        _put(writer, fresh, self.options, None, variables)
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class EditVariable(Operation):
    """Write a variable as it is to be, with all its options; its place in the sheet stays.

    Raises KnownError type_answered or option_answered where answers there are would come to mean something else.
    """

    name: ClassVar[str] = "edit_variable"
    scope: ClassVar[Scope] = Scope.STUDY

    variable: Variable
    options: tuple[Option, ...] = ()
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write what differs."""
        known = the_variable(writer, self.variable.id)
        edited = replace(self.variable, sheet=known.sheet, position=known.position)
        _put(writer, edited, self.options, known, writer.project.sheets.variables())
        note_version(writer, self.reason)


@dataclass(frozen=True, slots=True)
class MoveVariable(Operation):
    """Move a variable to a place in its sheet, counted from 0."""

    name: ClassVar[str] = "move_variable"
    scope: ClassVar[Scope] = Scope.STUDY

    variable: str
    place: int

    def apply(self, writer: Writer) -> None:
        """Write new positions where they change."""
        variable = the_variable(writer, self.variable)
        siblings = [each for each in writer.project.sheets.variables() if each.sheet == variable.sheet]
        for position, each in enumerate(moved_to(siblings, variable, self.place)):
            if each.position != position:
                writer.put(replace(each, position=position))
        writer.facts = {"code": pair(variable)}
        note_version(writer)


@dataclass(frozen=True, slots=True)
class RemoveVariable(Operation):
    """Take a variable off the sheet with its options; answers to it go out of sight and come back with it.

    Variables that were asked only after certain answers to it are asked of every article from then on.
    """

    name: ClassVar[str] = "remove_variable"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    variable: str
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Remove the variable and the conditions that name it."""
        variable, sheets = the_variable(writer, self.variable), writer.project.sheets
        for each in sheets.variables():
            if each.ask_variable == variable.id:
                writer.put(replace(each, ask_variable=None, ask_any_of=()))
        for option in sheets.options(variable=variable.id):
            writer.remove(option)
        writer.remove(variable)
        writer.facts = {"code": pair(variable)}
        note_version(writer, self.reason)


def _sheet(writer: Writer) -> str:
    """Return the first coding sheet, made if there is none."""
    sheets = writer.project.sheets.sheets()
    if sheets:
        return sheets[0].id
    sheet = Sheet(id=new_id(), name_zh="编码表", name_en="Coding sheet")
    writer.put(sheet)
    return sheet.id


def _put(
    writer: Writer, variable: Variable, options: Sequence[Option], known: Variable | None, variables: list[Variable]
) -> None:
    written = checked_question(variable, variables, known=known)
    choices = checked_options(written, options)
    sheets = writer.project.sheets
    before = sheets.options(variable=written.id)
    if known is not None:
        refuse_other_meaning(written, known, choices, before, sheets.uses)
    _refuse_condition(writer, written, variables)
    refuse_waiting(written, choices, variables)
    writer.put(written)
    put_options(writer, choices, before)
    writer.facts = {"code": pair(written)}


def _refuse_condition(writer: Writer, variable: Variable, variables: list[Variable]) -> None:
    """Raise KnownError ask_unfit or ask_circle for a condition that names nothing, or comes back to itself."""
    if variable.ask_variable is None:
        return
    numbers = {option.number for option in writer.project.sheets.options(variable=variable.ask_variable)}
    if variable.ask_variable == variable.id or waits_for_itself(variables, variable):
        raise KnownError("ask_circle", name=variable.name_zh)
    if not variable.ask_any_of or not set(variable.ask_any_of) <= numbers:
        raise KnownError("ask_unfit")
