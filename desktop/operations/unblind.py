"""Unblind the study: show the coders each other's codings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.rounds import Unblinding
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Unblind(Operation):
    """Let everyone see everyone's work from now on, in the whole study."""

    name: ClassVar[str] = "unblind"
    scope: ClassVar[Scope] = Scope.STUDY

    def apply(self, writer: Writer) -> None:
        """Write that the study is unblinded; nothing happens if it is. KnownError test_blind while a test runs."""
        refuse_to_open(writer)
        if not writer.project.work.is_unblinded():
            writer.put(Unblinding(id=new_id(), round=None, made=now()))


def refuse_to_open(writer: Writer) -> None:
    """Raise KnownError test_blind while a reliability test runs: coders who see each other leave nothing to measure."""
    test = writer.project.doubts.running_test()
    if test is not None:
        raise KnownError("test_blind", name=test.name)
