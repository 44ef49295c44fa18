"""Suggest a code to the lead, or take the suggestion back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import Suggestion
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.spans import Span
from desktop.operations.finding import cleaned, the_category, the_text
from desktop.operations.flag_query import one_line
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import on_words
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class SuggestCode(Operation):
    """Suggest a code by its name and the words that call for it: those of a span (code points) of an article's text.

    Without a place the `words` speak for themselves.
    """

    name: ClassVar[str] = "suggest_code"
    scope: ClassVar[Scope] = Scope.OWN

    code_name: str
    words: str = ""
    category: str | None = None
    article: str | None = None
    span: Span | None = None

    def apply(self, writer: Writer) -> None:
        """Write the suggestion; the same name again is refused while the first one is open."""
        name, coder, doubts = cleaned(self.code_name), writer.actor, writer.project.doubts
        category = the_category(writer, self.category).id if self.category else None
        same = (each for each in doubts.suggestions(coder=coder) if each.name == name)
        if any(doubts.ruling_on(suggestion=each.id) is None for each in same):
            raise KnownError("suggestion_exists", name=name)
        writer.facts = {"words": name}
        suggestion = Suggestion(
            id=new_id(), coder=coder, category=category, name=name, words=one_line(self.words), made=now()
        )
        writer.put(self._placed(writer, suggestion))

    def _placed(self, writer: Writer, suggestion: Suggestion) -> Suggestion:
        """Return a suggestion with its place and the words there; KnownError as of a coding if it is none."""
        if self.article is None or self.span is None:
            return suggestion
        text = the_text(writer, self.article)
        start, end = on_words(text.text, self.span)
        return replace(
            suggestion, article=text.article.id, version=text.version.id, start=start, end=end,
            words=one_line(text.text[start:end]),
        )  # fmt: skip


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
