"""Edit the head of the codebook: its titles, the recording unit, the general rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Codebook
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.finding import cleaned
from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class EditCodebook(Operation):
    """Write the head as it is to be; a study that has none yet gets one."""

    name: ClassVar[str] = "edit_codebook"
    scope: ClassVar[Scope] = Scope.STUDY

    head: Codebook
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the head; KnownError name_empty without a title, closers_empty if no clause would end."""
        there = writer.project.codebooks.whole().head
        closers = "".join(dict.fromkeys("".join(self.head.clause_closers.split())))
        if not closers:
            raise KnownError("closers_empty")
        head = replace(
            self.head, id=there.id or self.head.id or new_id(), title_zh=cleaned(self.head.title_zh),
            title_en=" ".join(self.head.title_en.split()), clause_closers=closers,
        )  # fmt: skip
        writer.facts = {"code": [head.title_zh, head.title_en or head.title_zh]}
        writer.put(head)
        note_version(writer, self.reason)
