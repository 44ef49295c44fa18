"""Begin a study: its title, its first coder, and its codebook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.ids import new_id
from desktop.core.snapshots import CodebookSet
from desktop.core.studies import Coder, CoderRole, Study
from desktop.operations.finding import cleaned
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class CreateStudy(Operation):
    """Write the study's head, the first coder as lead, and a codebook if one is given."""

    name: ClassVar[str] = "create_study"
    scope: ClassVar[Scope] = Scope.STUDY

    title: str
    coder: str
    coder_name: str
    codebook: CodebookSet | None = None

    def apply(self, writer: Writer) -> None:
        """Write study, coder and codebook; the one who acts is the coder made here."""
        name_key = new_id()
        writer.project.texts.keep_name(name_key, cleaned(self.coder_name))
        writer.put(Study(id=new_id(), title=cleaned(self.title), made=now()))
        writer.put(Coder(id=self.coder, name_key=name_key, role=CoderRole.LEAD, position=0))
        if self.codebook is not None:
            # The session knows this operation by its name, long before a study is made.
            from desktop.operations.versions import note_version

            put_codebook(writer, self.codebook)
            note_version(writer)


def put_codebook(writer: Writer, codebook: CodebookSet) -> None:
    """Write every part of a codebook, parents first."""
    writer.put(codebook.head)
    parts = (
        codebook.ranks, codebook.categories, codebook.codes, codebook.merged, codebook.attributes,
        codebook.sheets, codebook.variables, codebook.options,
    )  # fmt: skip
    for part in parts:
        for entity in part:
            writer.put(entity)
