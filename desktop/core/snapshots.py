"""Snapshots: a study, or a part of it, as plain values for reading, exporting and computing."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.articles import Article, TextVersion
from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Rank, Sheet, Variable
from desktop.core.codings import AttributeValue, Coding, Memo
from desktop.core.studies import Coder, Study


@dataclass(frozen=True, slots=True)
class CodebookSet:
    """A whole codebook: every list in the order of its positions."""

    head: Codebook
    categories: tuple[Category, ...] = ()
    codes: tuple[Code, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    options: tuple[Option, ...] = ()
    ranks: tuple[Rank, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    variables: tuple[Variable, ...] = ()

    def code(self, identity: str) -> Code | None:
        """Return the code with this identity."""
        return next((code for code in self.codes if code.id == identity), None)

    def category_of(self, code: Code) -> Category:
        """Return the category that a code belongs to."""
        return next(category for category in self.categories if category.id == code.category)

    def codes_of(self, category: Category) -> tuple[Code, ...]:
        """Return the codes of a category in order."""
        return tuple(code for code in self.codes if code.category == category.id)

    def color_of(self, code: Code) -> str:
        """Return a code's own colour, or its category's."""
        return code.color or self.category_of(code).color


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
    memos: tuple[Memo, ...] = ()
    attribute_values: tuple[AttributeValue, ...] = ()
    coders: tuple[Coder, ...] = ()
    coder_names: dict[str, str] = field(default_factory=dict)
