"""Edit the head of the codebook: its titles, the recording unit, the general rules, the ranks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Codebook, Rank
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.finding import cleaned
from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class EditCodebook(Operation):
    """Write the head as it is to be; a study that has none yet gets one.

    `ranks` are all there are to be, in order; None leaves them as they are. What was coded with one that is not among
    them stays, without a rank to be seen.
    """

    name: ClassVar[str] = "edit_codebook"
    scope: ClassVar[Scope] = Scope.STUDY

    head: Codebook
    reason: str = ""
    ranks: tuple[Rank, ...] | None = None

    def apply(self, writer: Writer) -> None:
        """Write the head; KnownError name_empty without a title or a rank's name, closers_empty, name_double."""
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
        if self.ranks is not None:
            _put_ranks(writer, self.ranks)
        note_version(writer, self.reason)


def _put_ranks(writer: Writer, ranks: tuple[Rank, ...]) -> None:
    wanted = [
        replace(rank, name_zh=cleaned(rank.name_zh), name_en=" ".join(rank.name_en.split()), position=position)
        for position, rank in enumerate(ranks)
    ]
    names = [rank.name_zh for rank in wanted]
    double = next((name for name in names if names.count(name) > 1), None)
    if double is not None:
        raise KnownError("rank_double", name=double)
    there, kept = {rank.id: rank for rank in writer.project.codebooks.ranks()}, {rank.id for rank in wanted}
    for rank in there.values():
        if rank.id not in kept:
            writer.remove(rank)
    for rank in wanted:
        if there.get(rank.id) != rank:
            writer.put(rank)
