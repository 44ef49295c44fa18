"""Take all variables off the coding sheet, as a study does that codes passages alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class ClearSheet(Operation):
    """Remove every variable with its options; answers go out of sight and come back with them."""

    name: ClassVar[str] = "clear_sheet"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Remove the variables."""
        sheets = writer.project.sheets
        variables = sheets.variables()
        for variable in variables:
            for option in sheets.options(variable=variable.id):
                writer.remove(option)
            writer.remove(variable)
        writer.facts = {"count": str(len(variables))}
        note_version(writer, self.reason)
