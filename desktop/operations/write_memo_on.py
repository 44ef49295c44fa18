"""Write a memo on an article or a code, or an entry of the study's journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.core.memo_places import STUDY, MemoPlace
from desktop.operations.finding import named, own_coding, the_article, the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt
from desktop.operations.write_memo import WriteMemo, put_memo
from desktop.storage.writer import Writer
from desktop.wording import LANGUAGES, say


@dataclass(frozen=True, slots=True)
class WriteMemoOn(Operation):
    """Make, change or empty one's own memo on a place; an emptied memo is gone.

    While someone writes, a memo is kept at every pause; what was kept in one `sitting` is undone together.
    """

    name: ClassVar[str] = "write_memo_on"
    scope: ClassVar[Scope] = Scope.OWN

    place: MemoPlace
    text: str
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the memo as it is to read."""
        if self.place.kind == "coding":
            WriteMemo(self.place.id, self.text).apply(writer)
        else:
            _refuse_others(writer, self.place)
            put_memo(writer, writer.project.memos.on(self.place, coder=writer.actor), self.place, self.text)
        writer.facts = {"place": _named(writer, self.place)} | ({"sitting": self.sitting} if self.sitting else {})


def _named(writer: Writer, place: MemoPlace) -> str | list[str]:
    if place.kind == "coding":
        return excerpt(own_coding(writer, place.id).words)
    if place.kind == "article":
        return the_article(writer, place.id).headline
    if place.kind == "code":
        return named(the_code(writer, place.id))
    return [say("memos.journal", language=language) for language in LANGUAGES]


def _refuse_others(writer: Writer, place: MemoPlace) -> None:
    """Raise KnownError not_your_memo for an entry that someone else wrote."""
    memo = writer.project.memos.get(place.id) if place.kind == STUDY else None
    if memo is not None and memo.coder != writer.actor:
        raise KnownError("not_your_memo")
