"""Merge codes into another: their codings count as codings of that one, and nothing of a coder's is rewritten."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Code
from desktop.core.errors import KnownError
from desktop.operations.finding import named, the_entry
from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class MergeCodes(Operation):
    """Let one code stand for others as well; answers to the others' attributes are kept and exported."""

    name: ClassVar[str] = "merge_codes"
    scope: ClassVar[Scope] = Scope.STUDY

    codes: tuple[str, ...]
    into: str
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write into which code they were merged; KnownError merge_itself or code_merged, so that none goes round."""
        into = _unmerged(writer, self.into)
        codes = [_unmerged(writer, code) for code in dict.fromkeys(self.codes)]
        if into in codes:
            raise KnownError("merge_itself", name=into.name_zh)
        for code in codes:
            writer.put(replace(code, merged_into=into.id))
        writer.facts = {"code": named(into), "count": str(len(codes))}
        note_version(writer, self.reason)


def _unmerged(writer: Writer, identity: str) -> Code:
    code = the_entry(writer, identity)
    if code.merged_into is not None:
        other = the_entry(writer, code.merged_into)
        raise KnownError("code_merged", name=code.name_zh, other=other.name_zh)
    return code
