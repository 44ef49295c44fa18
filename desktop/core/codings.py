"""What a coder leaves behind in an article: codings and all that hangs on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from desktop.core.entities import Entity
from desktop.core.spans import Span


class Place(NamedTuple):
    """A span (code points) of one text version of an article."""

    article: str
    version: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Entity):
    """A code on a passage (编码记录): code points `[start, end)` of one text version, and the words there.

    `origin` is `hand`, `auto`, `import` or `adjudication`.
    """

    KIND: ClassVar[str] = "coding"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    version: str
    start: int
    end: int
    words: str
    code: str
    rank: str | None
    made: str
    codebook_version: str | None = None
    origin: str = "hand"

    @property
    def span(self) -> Span:
        """Return where the coding stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeValue(Entity):
    """The answer to an attribute's question for one coding; `numbers` are option numbers."""

    KIND: ClassVar[str] = "attribute_value"
    OWN: ClassVar[bool] = True

    coder: str
    coding: str
    attribute: str
    numbers: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Entity):
    """A coder's answer to a variable of the coding sheet, for one article."""

    KIND: ClassVar[str] = "value"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    variable: str
    numbers: tuple[int, ...]
    text: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneMark(Entity):
    """The fact that a coder looked at a unit and no code applies."""

    KIND: ClassVar[str] = "none_mark"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    version: str
    start: int
    end: int
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Entity):
    """A note on a coding, an article or a code (one of them), or on the study (none of them)."""

    KIND: ClassVar[str] = "memo"
    OWN: ClassVar[bool] = True

    coder: str
    coding: str | None
    article: str | None
    code: str | None
    text: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query(Entity):
    """A doubt (存疑) at a place; open until a ruling answers it or the coder withdraws it."""

    KIND: ClassVar[str] = "query"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    version: str
    start: int
    end: int
    coding: str | None
    note: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Entity):
    """A code that a coder would like to have, for the lead to decide, and where the words are that call for it.

    The place has all of its four fields or none: suggestions of a file that had not taken the step `place` have none.
    """

    KIND: ClassVar[str] = "suggestion"
    OWN: ClassVar[bool] = True

    coder: str
    category: str | None
    name: str
    words: str
    made: str
    article: str | None = None
    version: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def place(self) -> Place | None:
        """Return where the words are, None if that is not known."""
        if self.article is None or self.version is None or self.start is None or self.end is None:
            return None
        return Place(self.article, self.version, Span(self.start, self.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Entity):
    """A code that a coder has put on a digit key, 1 to 9."""

    KIND: ClassVar[str] = "pin"
    OWN: ClassVar[bool] = True

    coder: str
    digit: int
    code: str
