"""Make selected words a new code and put it on them, in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.codebooks import Code
from desktop.core.spans import Span
from desktop.operations.entries import checked
from desktop.operations.finding import named, the_category, the_text
from desktop.operations.none_marks import drop_none_marks
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, new_coding
from desktop.operations.ranks import with_rank
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AddCodeInVivo(Operation):
    """Add a code at the end of its category and a coding with it on a span (code points) of an article."""

    name: ClassVar[str] = "code_in_vivo"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    code: Code
    article: str
    span: Span
    reason: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the code, the version it makes, and the coding made under that version."""
        code = put_new_code(writer, self.code)
        note_version(writer, self.reason)
        coding = new_coding(writer, the_text(writer, self.article), self.span, code=code.id)
        writer.facts = {"code": named(code), "words": excerpt(coding.words)}
        drop_none_marks(writer, coding)
        writer.put(with_rank(writer, coding))


def put_new_code(writer: Writer, code: Code) -> Code:
    """Write a code behind the others of its category and return it as it was written."""
    codebook = writer.project.codebooks.whole()
    siblings = codebook.codes_of(the_category(writer, code.category))
    position = 1 + max((each.position for each in siblings), default=-1)
    written = checked(replace(code, position=position), codebook.codes + codebook.merged)
    writer.put(written)
    return written
