"""Set the rank of a coding: main or secondary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.operations.finding import own_coding
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class SetRank(Operation):
    """Give one's own coding one of the codebook's ranks."""

    name: ClassVar[str] = "set_rank"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    rank: str

    def apply(self, writer: Writer) -> None:
        """Write the coding with the rank; KnownError rank_gone for one the codebook does not have."""
        coding = own_coding(writer, self.coding)
        rank = next((each for each in writer.project.codebooks.ranks() if each.id == self.rank), None)
        if rank is None:
            raise KnownError("rank_gone")
        writer.facts = {"rank": [rank.name_zh, rank.name_en or rank.name_zh], "words": excerpt(coding.words)}
        writer.put(replace(coding, rank=rank.id))
