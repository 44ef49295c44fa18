"""Rename a coder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.ids import new_id
from desktop.operations.add_coder import refuse_taken
from desktop.operations.finding import cleaned, the_coder
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class RenameCoder(Operation):
    """Give a coder another name; the name lies beside the log under a new key."""

    name: ClassVar[str] = "rename_coder"
    scope: ClassVar[Scope] = Scope.STUDY

    coder: str
    coder_name: str

    def apply(self, writer: Writer) -> None:
        """Write the coder with the new name's key."""
        coder, name = the_coder(writer, self.coder), cleaned(self.coder_name)
        if writer.project.studies.coder_names().get(coder.id) == name:
            return
        refuse_taken(writer, name, but=self.coder)
        name_key = new_id()
        writer.project.texts.keep_name(name_key, name)
        writer.put(replace(coder, name_key=name_key))
