"""Mark a unit as looked at with no code that applies, or take that back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.clock import now
from desktop.core.codings import NoneMark
from desktop.core.errors import KnownError
from desktop.core.ids import natural_id
from desktop.core.spans import Span
from desktop.operations.finding import the_text
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, on_words
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class MarkNone(Operation):
    """Say that no code applies to a span (code points) of the article's current text.

    `instead_of` is one's own mark that stands for this no more, such as one whose words were corrected away.
    """

    name: ClassVar[str] = "mark_none"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    span: Span
    instead_of: str | None = None

    def apply(self, writer: Writer) -> None:
        """Write the mark instead of those inside it; KnownError none_is_coded where the coder coded something."""
        text = the_text(writer, self.article)
        span = on_words(text.text, self.span)
        coder, version, overlaps = writer.actor, text.version.id, writer.project.overlaps
        words = excerpt(text.text[span.start : span.end])
        if overlaps.codings(self.article, coder, version, span):
            raise KnownError("none_is_coded", words=words)
        if self.instead_of is not None:
            writer.remove(_own_mark(writer, self.instead_of))
        for inner in overlaps.none_marks(self.article, coder, version, span):
            if Span(inner.start, inner.end) == span:
                return
            if span.contains(Span(inner.start, inner.end)):
                writer.remove(inner)
        identity = natural_id("none_mark", coder, version, span.start, span.end)
        writer.facts = {"words": words}
        writer.put(
            NoneMark(
                id=identity, coder=coder, article=self.article, version=version,
                start=span.start, end=span.end, made=now(),
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClearNone(Operation):
    """Take one's own none-marks off a span (code points) of the article's text, or one `mark`, lost or not."""

    name: ClassVar[str] = "clear_none"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    span: Span
    mark: str | None = None

    def apply(self, writer: Writer) -> None:
        """Remove every mark that shares characters with the span."""
        if self.mark is not None:
            mark = _own_mark(writer, self.mark)
            writer.facts = {"words": excerpt(writer.project.doubts.words(mark))}
            writer.remove(mark)
            return
        text = the_text(writer, self.article)
        writer.facts = {"words": excerpt(text.text[self.span.start : self.span.end])}
        for mark in writer.project.overlaps.none_marks(self.article, writer.actor, text.version.id, self.span):
            writer.remove(mark)


def _own_mark(writer: Writer, identity: str) -> NoneMark:
    """Return a none-mark of the one who acts as written, or raise KnownError none_gone."""
    mark = writer.project.none_marks.stored(identity)
    if mark is None or mark.coder != writer.actor:
        raise KnownError("none_gone")
    return mark
