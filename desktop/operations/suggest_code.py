"""Suggest a code to the lead, or take the suggestion back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Suggestion
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.operations.finding import cleaned, the_category
from desktop.operations.flag_query import one_line
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class SuggestCode(Operation):
    """Suggest a code by its name and the words of an article that call for it."""

    name: ClassVar[str] = "suggest_code"
    scope: ClassVar[Scope] = Scope.OWN

    code_name: str
    words: str
    category: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write the suggestion; the same name again is refused while the first one is open."""
        name, coder, doubts = cleaned(self.code_name), writer.actor, writer.project.doubts
        category = the_category(writer, self.category).id if self.category else None
        same = (each for each in doubts.suggestions(coder=coder) if each.name == name)
        if any(doubts.ruling_on(suggestion=each.id) is None for each in same):
            raise KnownError("suggestion_exists", name=name)
        words = one_line(self.words)
        writer.facts = {"words": name}
        writer.put(Suggestion(id=new_id(), coder=coder, category=category, name=name, words=words, made=now()))


@dataclass(frozen=True, slots=True)
class WithdrawSuggestion(Operation):
    """Take one's own suggestion back, as long as nobody has answered it."""

    name: ClassVar[str] = "withdraw_suggestion"
    scope: ClassVar[Scope] = Scope.OWN

    suggestion: str

    def apply(self, writer: Writer) -> None:
        """Remove the suggestion."""
        suggestion = open_suggestion(writer, self.suggestion)
        if suggestion.coder != writer.actor:
            raise KnownError("not_your_query")
        writer.facts = {"words": suggestion.name}
        writer.remove(suggestion)


def open_suggestion(writer: Writer, identity: str) -> Suggestion:
    """Return a suggestion that nobody has answered, or raise KnownError query_gone or query_answered."""
    suggestion = writer.project.doubts.suggestion(identity)
    if suggestion is None:
        raise KnownError("query_gone")
    if writer.project.doubts.ruling_on(suggestion=identity) is not None:
        raise KnownError("query_answered")
    return suggestion
