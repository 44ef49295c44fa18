"""Take a codebook read from a file into the project: what is the same stays itself, what is new comes to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from desktop.core.adopting import adopt, result
from desktop.core.errors import KnownError
from desktop.core.heirs import heir
from desktop.core.snapshots import CodebookSet
from desktop.operations.operation import Operation, Scope
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class ReadCodebook(Operation):
    """Make the codebook what a file says; what the file lacks stays unless `without_missing`."""

    name: ClassVar[str] = "read_codebook"
    scope: ClassVar[Scope] = Scope.STUDY
    risky: ClassVar[bool] = True

    codebook: CodebookSet
    without_missing: bool = False
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write what differs; KnownError number_taken, key_taken or merge_circle where file and project clash."""
        now = writer.project.codebooks.whole()
        adoption = adopt(now, self.codebook)
        refuse_clashes(now, self.codebook, without_missing=self.without_missing)
        # What goes first: a number or key may be free only then.
        for thing in adoption.missing if self.without_missing else ():
            writer.remove(thing)
        for thing in adoption.wanted:
            writer.put(thing)
        head = self.codebook.head
        writer.facts = {"code": [head.title_zh, head.title_en or head.title_zh]}
        note_version(writer, self.reason)


def refuse_clashes(now: CodebookSet, read: CodebookSet, *, without_missing: bool) -> None:
    """Raise KnownError if the codebook there would be had a 编号 or key twice, or codes merged in a circle."""
    things = result(now, adopt(now, read), without_missing=without_missing)
    for kind in ("category", "code", "rank", "variable"):
        _refuse_double((each.number, each) for each in things.get(kind, ()))
        _refuse_double((each.key, each) for each in things.get(kind, ()))
    _refuse_double(((each.code, each.number), each) for each in things.get("attribute", ()))
    _refuse_double(((each.variable, each.attribute, each.number), each) for each in things.get("option", ()))
    codes = {code.id: code for code in things.get("code", ())}
    for code in codes.values():
        if heir(code, codes).merged_into is not None:
            raise KnownError("merge_circle", name=code.name_zh)


def _refuse_double(marked: Iterable[tuple[Any, Any]]) -> None:
    seen: dict[Any, Any] = {}
    for mark, thing in marked:
        other = seen.setdefault(mark, thing)
        if other is thing:
            continue
        if isinstance(mark, str):
            raise KnownError("key_taken", key=mark, name=thing.name_zh, other=other.name_zh)
        raise KnownError("number_clash", number=thing.number, name=thing.name_zh, other=other.name_zh)
