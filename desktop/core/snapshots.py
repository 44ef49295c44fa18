"""Snapshots: a study, or a part of it, as plain values for reading, exporting and computing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop.core.articles import Article, TextVersion
from desktop.core.codebooks import (
    Attribute,
    Category,
    Code,
    Codebook,
    CodebookVersion,
    Option,
    Rank,
    Ruling,
    Sheet,
    Variable,
)
from desktop.core.codings import AttributeValue, Coding, Memo, NoneMark, Value
from desktop.core.heirs import heir
from desktop.core.studies import Coder, Study


@dataclass(frozen=True, slots=True)
class CodebookSet:
    """A whole codebook: every list in the order of its positions.

    `codes` are those to code with; what was merged into one of them stands apart in `merged`, for its codings count
    as codings of the other from then on. `unsaid` names, by kind, the fields of which the file it was read from says
    nothing, as a table does that lacks their columns.
    """

    head: Codebook
    categories: tuple[Category, ...] = ()
    codes: tuple[Code, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    options: tuple[Option, ...] = ()
    ranks: tuple[Rank, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    variables: tuple[Variable, ...] = ()
    merged: tuple[Code, ...] = ()
    unsaid: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)

    @property
    def code_numbers(self) -> frozenset[int]:
        """Return the 编号 that codes have; merged codes keep theirs."""
        return frozenset(code.number for code in self.codes + self.merged)

    def code(self, identity: str) -> Code | None:
        """Return the code with this identity, be it merged into another."""
        return next((code for code in self.codes + self.merged if code.id == identity), None)

    def heir_of(self, identity: str) -> str:
        """Return the identity of the code that stands for this one; itself where it was not merged."""
        codes = {code.id: code for code in self.codes + self.merged}
        return heir(codes[identity], codes).id if identity in codes else identity

    def merged_into(self, code: Code) -> tuple[Code, ...]:
        """Return the codes that this one stands for besides itself."""
        return tuple(each for each in self.merged if self.heir_of(each.id) == code.id)

    def category_of(self, code: Code) -> Category:
        """Return the category that a code belongs to."""
        return next(category for category in self.categories if category.id == code.category)

    def codes_of(self, category: Category) -> tuple[Code, ...]:
        """Return the codes of a category in order."""
        return tuple(code for code in self.codes if code.category == category.id)

    def color_of(self, code: Code) -> str:
        """Return a code's own colour, or its category's."""
        return code.color or self.category_of(code).color

    def without_sheets(self) -> CodebookSet:
        """Return what a study needs that codes passages alone: all but the coding sheets and their variables."""
        options = tuple(option for option in self.options if option.variable is None)
        return replace(self, sheets=(), variables=(), options=options)


def codebook_of(head: Codebook, categories: Sequence[Category], codes: Sequence[Code], **parts: Any) -> CodebookSet:
    """Return a codebook of these parts, each in order, with the codes that were merged into others set apart.

    A code without its category is left out, and so is one whose heir is.
    """
    places = {category.id: place for place, category in enumerate(categories)}
    known = {code.id: code for code in codes}
    heirs = {code.id: heir(code, known).id for code in codes}
    there = {None, *known}
    ends = {
        code.id for code in codes if heirs[code.id] == code.id and code.category in places and code.merged_into in there
    }
    return CodebookSet(
        head=head,
        categories=tuple(categories),
        codes=tuple(sorted((code for code in codes if code.id in ends), key=lambda code: places[code.category])),
        merged=tuple(code for code in codes if code.id not in ends and heirs[code.id] in ends),
        **parts,
    )


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article with its current text version and the canonical text itself."""

    article: Article
    version: TextVersion
    text: str
    outlet_name: str | None = None
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class StudySnapshot:
    """What an export takes: the study's values at one moment."""

    study: Study
    codebook: CodebookSet
    articles: tuple[ArticleText, ...]
    codings: tuple[Coding, ...]
    lost_codings: tuple[Coding, ...] = ()
    memos: tuple[Memo, ...] = ()
    attribute_values: tuple[AttributeValue, ...] = ()
    coders: tuple[Coder, ...] = ()
    coder_names: dict[str, str] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    version: CodebookVersion | None = None
    values: tuple[Value, ...] = ()
    none_marks: tuple[NoneMark, ...] = ()
