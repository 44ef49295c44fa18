"""Resize a coding: move its ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from desktop.core.spans import Span
from desktop.operations.finding import named, own_coding, the_code, the_text
from desktop.operations.none_marks import drop_none_marks
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import excerpt, new_coding, refuse_same
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class ResizeCoding(Operation):
    """Give one's own coding another span (code points) of the same text."""

    name: ClassVar[str] = "resize_coding"
    scope: ClassVar[Scope] = Scope.OWN

    coding: str
    span: Span

    def apply(self, writer: Writer) -> None:
        """Write the coding with its new ends and words."""
        coding = own_coding(writer, self.coding)
        text = the_text(writer, coding.article)
        moved = new_coding(writer, text, self.span, code=coding.code)
        resized = replace(coding, start=moved.start, end=moved.end, words=moved.words, version=moved.version)
        if resized == coding:
            return
        refuse_same(writer, resized)
        writer.facts = {"code": named(the_code(writer, coding.code)), "words": excerpt(resized.words)}
        drop_none_marks(writer, resized)
        # Those that merging has put out of sight behind it go with it, or they would come to light.
        for each in (*writer.project.codings.behind(coding), coding):
            writer.put(replace(each, start=moved.start, end=moved.end, words=moved.words, version=moved.version))
