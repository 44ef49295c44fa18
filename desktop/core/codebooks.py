"""The codebook: categories, codes, their attributes, ranks, and what is ruled about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.entities import Entity

RECORDING_UNITS = ("clause", "sentence", "paragraph", "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook(Entity):
    """The head of the codebook; there is one."""

    KIND: ClassVar[str] = "codebook"

    key: str
    title_zh: str
    title_en: str
    unit_zh: str = ""
    unit_en: str = ""
    recording_unit: str = "clause"
    clause_closers: str = "，；。！？,;.!?"
    general_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Entity):
    """A first-level category (一级类目) that groups codes."""

    KIND: ClassVar[str] = "category"

    key: str
    number: int
    name_zh: str
    name_en: str
    color: str
    definition: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Entity):
    """A second-level category (二级类目), what a passage is coded with."""

    KIND: ClassVar[str] = "code"

    category: str
    key: str
    number: int
    name_zh: str
    name_en: str
    color: str | None = None
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    position: int = 0
    merged_into: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Entity):
    """A question asked of every coding of one code, such as who speaks."""

    KIND: ClassVar[str] = "attribute"

    code: str
    key: str
    number: int
    name_zh: str
    name_en: str
    type: str
    required: bool
    definition: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entity):
    """An answer to choose, of a variable or of an attribute (exactly one of the two)."""

    KIND: ClassVar[str] = "option"

    variable: str | None
    attribute: str | None
    number: int
    name_zh: str
    name_en: str
    definition: str = ""
    exclusive: bool = False
    category: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Entity):
    """Whether a coding is the main or a secondary one of its passage (主/次)."""

    KIND: ClassVar[str] = "rank"

    key: str
    number: int
    name_zh: str
    name_en: str
    definition: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Entity):
    """A coding sheet (编码表) for the article as a whole."""

    KIND: ClassVar[str] = "sheet"

    name_zh: str
    name_en: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable(Entity):
    """A question of the coding sheet; asked if `ask_variable` is answered by one of `ask_any_of`."""

    KIND: ClassVar[str] = "variable"

    sheet: str
    key: str
    number: int
    name_zh: str
    name_en: str
    type: str
    scale: str
    required: bool
    definition: str = ""
    ask_variable: str | None = None
    ask_any_of: tuple[int, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookVersion(Entity):
    """The codebook as it stood at a time: the digest of its YAML, and why it changed."""

    KIND: ClassVar[str] = "codebook_version"

    number: int
    snapshot: str
    reason: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling(Entity):
    """A dated addition to the rules of a code (规则补充), answering a query or a suggestion."""

    KIND: ClassVar[str] = "ruling"

    code: str | None
    query: str | None
    suggestion: str | None
    text: str
    made: str
