"""Write a memo on a coding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Memo
from desktop.core.ids import new_id
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.operations.finding import own_coding
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class WriteMemo(Operation):
    """Make, change or empty the memo on one's own coding; an emptied memo is gone.

    While someone writes, a memo is kept at every pause; what was kept in one `sitting` is undone together.
    """

    name: ClassVar[str] = "write_memo"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    text: str
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the memo as it is to read."""
        coding = own_coding(writer, self.coding)
        writer.note_articles({coding.article})
        put_memo(writer, writer.project.codings.memo_on(coding.id), MemoPlace("coding", coding.id), self.text)
        writer.facts = {"sitting": self.sitting} if self.sitting else {}


def put_memo(writer: Writer, memo: Memo | None, place: MemoPlace, written: str) -> None:
    """Write what the memo on a place is to read, given the one there is: a new one, a changed one, or none."""
    text = written.encode("utf-8", "replace").decode().strip()
    if memo is None and text:
        on = {kind: place.id if kind == place.kind else None for kind in ("coding", "article", "code")}
        identity = place.id if place.kind == STUDY else new_id()
        writer.put(Memo(id=identity, coder=writer.actor, **on, text=text, made=now()))
    elif memo is not None and not text:
        writer.remove(memo)
    elif memo is not None and memo.text != text:
        writer.put(replace(memo, text=text))
