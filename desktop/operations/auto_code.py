"""Code by words: one code on many passages of many articles, all of them looked at and ticked beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import ClassVar, NamedTuple

from desktop.core.errors import KnownError
from desktop.core.spans import Span
from desktop.operations.finding import named, the_code, the_text
from desktop.operations.none_marks import drop_none_marks
from desktop.operations.operation import Operation, Scope
from desktop.operations.place_code import new_coding
from desktop.operations.ranks import with_rank
from desktop.storage.writer import Writer

_MANY = 200  # passages from which a checked copy of the project is made before
_TOLD_EVERY = 50

Told = Callable[[int, int], object]


class Passage(NamedTuple):
    """A passage to code: a span of one version of an article's text."""

    article: str
    version: str
    span: Span


@dataclass(frozen=True, slots=True)
class AutoCode(Operation):
    """Place a code on each of some passages; where the coder has it on the very span already, nothing is added.

    Without a rank each coding gets the one that a coding by hand would get. `told` hears how many are through.
    """

    name: ClassVar[str] = "auto_code"
    scope: ClassVar[Scope] = Scope.OWN

    code: str
    passages: tuple[Passage, ...]
    rank: str | None = None
    told: Told | None = field(default=None, compare=False)

    def needs_copy(self) -> bool:
        """Tell whether so much is coded that a checked copy of the project has to be made before."""
        return len(self.passages) >= _MANY

    def apply(self, writer: Writer) -> None:
        """Write the codings; KnownError autocode_text_changed, and none is, if a text is not the one looked at."""
        code = the_code(writer, self.code)
        placed: list[str] = []
        for article, passages in groupby(sorted(self.passages), attrgetter("article")):
            text = the_text(writer, article)
            taken = _taken(writer, article, code.id)
            for passage in passages:
                if passage.version != text.version.id:
                    raise KnownError("autocode_text_changed", article=text.article.headline)
                coding = new_coding(writer, text, passage.span, code=code.id, rank=self.rank, origin="auto")
                if coding.span not in taken:
                    taken.add(coding.span)
                    drop_none_marks(writer, coding)
                    writer.put(with_rank(writer, coding))
                    placed.append(article)
                    self._tell(len(placed))
        writer.facts = {"code": named(code), "count": str(len(placed)), "articles": str(len(set(placed)))}

    def _tell(self, placed: int) -> None:
        if self.told is not None and placed % _TOLD_EVERY == 0:
            self.told(placed, len(self.passages))


def _taken(writer: Writer, article: str, code: str) -> set[Span]:
    """Return where the one who acts has a code in an article already."""
    own = writer.project.codings.of_article(article, coder=writer.actor)
    return {coding.span for coding in own if coding.code == code}
