"""Write a memo on a coding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Memo
from desktop.core.ids import new_id
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
        text = self.text.encode("utf-8", "replace").decode().strip()
        memo = writer.project.codings.memo_on(coding.id)
        writer.note_articles({coding.article})
        writer.facts = {"sitting": self.sitting} if self.sitting else {}
        if memo is None and text:
            identity, coder = new_id(), writer.actor
            memo = Memo(id=identity, coder=coder, coding=coding.id, article=None, code=None, text=text, made=now())
            writer.put(memo)
        elif memo is not None and not text:
            writer.remove(memo)
        elif memo is not None and memo.text != text:
            writer.put(replace(memo, text=text))
