"""Answer a suggested code: take it into the codebook, or say why not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codebooks import Code, Ruling
from desktop.core.ids import new_id
from desktop.operations.answer_queries import refuse_while_testing, ruling_text
from desktop.operations.code_in_vivo import put_new_code
from desktop.operations.finding import named, the_code
from desktop.operations.operation import Operation, Scope
from desktop.operations.suggest_code import open_suggestion
from desktop.operations.versions import note_version
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AcceptSuggestion(Operation):
    """Make the code that a coder suggested, with a ruling that says so; the text may be empty."""

    name: ClassVar[str] = "accept_suggestion"
    scope: ClassVar[Scope] = Scope.STUDY
    risky_undo: ClassVar[bool] = True

    suggestion: str
    code: Code
    text: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the code and the ruling."""
        refuse_while_testing(writer)
        suggestion, code = open_suggestion(writer, self.suggestion), put_new_code(writer, self.code)
        text = self.text.encode("utf-8", "replace").decode().strip()
        writer.put(Ruling(id=new_id(), code=code.id, query=None, suggestion=suggestion.id, text=text, made=now()))
        writer.facts = {"code": named(code)}
        note_version(writer, text)


@dataclass(frozen=True, slots=True)
class DeclineSuggestion(Operation):
    """Answer a suggestion without a new code: by a reason, or by the code that covers it already."""

    name: ClassVar[str] = "decline_suggestion"
    scope: ClassVar[Scope] = Scope.STUDY

    suggestion: str
    text: str
    code: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write the ruling."""
        refuse_while_testing(writer)
        suggestion, text = open_suggestion(writer, self.suggestion), ruling_text(self.text)
        code = the_code(writer, self.code).id if self.code else None
        writer.put(Ruling(id=new_id(), code=code, query=None, suggestion=suggestion.id, text=text, made=now()))
        writer.facts = {"words": suggestion.name}
        note_version(writer, text)
