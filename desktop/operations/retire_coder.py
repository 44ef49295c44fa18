"""Retire a coder, or bring one back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.operations.finding import the_coder
from desktop.operations.leading import keep_a_lead
from desktop.operations.operation import Operation, Scope
from desktop.operations.set_role import refuse_unfit
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class RetireCoder(Operation):
    """Let somebody code no more: they cannot be chosen and nothing waits for them, while their work stays."""

    name: ClassVar[str] = "retire_coder"
    scope: ClassVar[Scope] = Scope.STUDY

    coder: str

    def apply(self, writer: Writer) -> None:
        """Write the coder as retired; KnownError retire_oneself, lead_needed or role_unfit where that cannot be."""
        coder = the_coder(writer, self.coder)
        refuse_unfit(coder.role)
        if coder.id == writer.actor:
            raise KnownError("retire_oneself")
        if not coder.retired:
            writer.put(replace(coder, retired=True))
            keep_a_lead(writer)


@dataclass(frozen=True, slots=True)
class UnretireCoder(Operation):
    """Let a retired coder code again."""

    name: ClassVar[str] = "unretire_coder"
    scope: ClassVar[Scope] = Scope.STUDY

    coder: str

    def apply(self, writer: Writer) -> None:
        """Write the coder as active."""
        coder = the_coder(writer, self.coder)
        if coder.retired:
            writer.put(replace(coder, retired=False))
