"""Say afterwards why the codebook was changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class NoteReason(Operation):
    """Write the reason of a version of the codebook, or another one; what the version holds stays as it is."""

    name: ClassVar[str] = "note_reason"
    scope: ClassVar[Scope] = Scope.STUDY

    version: str
    reason: str

    def apply(self, writer: Writer) -> None:
        """Write the version with its reason; KnownError version_gone for one that was taken back."""
        versions = {each.id: each for each in writer.project.codebooks.versions()}
        if self.version not in versions:
            raise KnownError("version_gone")
        version, reason = versions[self.version], " ".join(self.reason.split())
        writer.facts = {"number": str(version.number)}
        if reason != version.reason:
            writer.put(replace(version, reason=reason))
