"""Start and end a reliability test by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.rounds import RELIABILITY_TEST, Round
from desktop.operations.finding import cleaned
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import version_now
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class StartRound(Operation):
    """Start a reliability test over all articles, by all active coders, under the newest codebook.

    While it runs, doubts gather but are not answered, and a changed codebook makes it void.
    """

    name: ClassVar[str] = "start_round"
    scope: ClassVar[Scope] = Scope.STUDY

    round_name: str

    def apply(self, writer: Writer) -> None:
        """Write the round; two tests at a time are refused."""
        running = writer.project.doubts.running_test()
        if running is not None:
            raise KnownError("test_runs_already", name=running.name)
        name = cleaned(self.round_name)
        writer.facts = {"words": name}
        writer.put(
            Round(
                id=new_id(), name=name, stage=RELIABILITY_TEST, seed=0, articles=(), coders=(),
                codebook_version=version_now(writer), thresholds=(), started=now(), ended=None, voided=None,
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EndRound(Operation):
    """End a round; `void` says that it does not count, for its coders did not code by the same codebook."""

    name: ClassVar[str] = "end_round"
    scope: ClassVar[Scope] = Scope.STUDY

    round: str
    void: bool = False

    def apply(self, writer: Writer) -> None:
        """Write when the round ended."""
        found = writer.project.doubts.round(self.round)
        if found is None or found.ended is not None:
            raise KnownError("test_ended")
        time = now()
        writer.facts = {"words": found.name}
        writer.put(replace(found, ended=time, voided=time if self.void else None))
