"""Give a coder another role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.core.studies import CoderRole
from desktop.operations.finding import the_coder
from desktop.operations.leading import keep_a_lead
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer
from desktop.wording import LANGUAGES, say


@dataclass(frozen=True, slots=True)
class SetRole(Operation):
    """Make somebody a coder, a lead or a reviewer; what they did so far stays theirs."""

    name: ClassVar[str] = "set_role"
    scope: ClassVar[Scope] = Scope.STUDY

    coder: str
    role: CoderRole

    def apply(self, writer: Writer) -> None:
        """Write the coder in the other role; KnownError lead_needed for the last lead, role_unfit for the consensus."""
        coder = the_coder(writer, self.coder)
        refuse_unfit(self.role)
        refuse_unfit(coder.role)
        writer.facts = {"role": role_named(self.role)}
        if coder.role is not self.role:
            writer.put(replace(coder, role=self.role))
            keep_a_lead(writer)


def refuse_unfit(role: CoderRole) -> None:
    """Raise KnownError role_unfit for the consensus, which is nobody's role."""
    if role is CoderRole.CONSENSUS:
        raise KnownError("role_unfit")


def role_named(role: CoderRole) -> list[str]:
    """Return a role's name in both languages, as the history keeps it."""
    return [say(f"role.{role}", language=language) for language in LANGUAGES]
