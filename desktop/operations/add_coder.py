"""Add a coder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.studies import Coder, CoderRole
from desktop.operations.finding import cleaned
from desktop.operations.operation import Operation, Scope
from desktop.operations.set_role import refuse_unfit
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddCoder(Operation):
    """Add a person who codes; names are unique among the living."""

    name: ClassVar[str] = "add_coder"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    coder: str
    coder_name: str
    role: CoderRole = CoderRole.CODER

    def apply(self, writer: Writer) -> None:
        """Write the coder behind those there are; KnownError coder_name_taken or role_unfit."""
        refuse_unfit(self.role)
        name = cleaned(self.coder_name)
        refuse_taken(writer, name)
        name_key = new_id()
        writer.project.texts.keep_name(name_key, name)
        position = 1 + max((coder.position for coder in writer.project.studies.coders()), default=-1)
        writer.put(Coder(id=self.coder, name_key=name_key, role=self.role, position=position))


def refuse_taken(writer: Writer, name: str, *, but: str = "") -> None:
    """Raise KnownError coder_name_taken if another coder has this name."""
    for coder, taken in writer.project.studies.coder_names().items():
        if taken == name and coder != but:
            raise KnownError("coder_name_taken", name=name)
