"""The codebook as tables: its codes, and the questions with their options."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.snapshots import CodebookSet
from desktop.core.tables import Cell, Table

CODES = (
    "category_number", "category_key", "category_zh", "category_en", "category_definition", "code_number", "code_key",
    "code_zh", "code_en", "color", "definition", "include", "exclude", "examples", "keywords", "merged_into",
)  # fmt: skip
QUESTIONS = (
    "asked_of", "question_number", "question_key", "question_zh", "question_en", "type", "required", "definition",
    "option_number", "option_zh", "option_en", "option_definition",
)  # fmt: skip


def codes_table(codebook: CodebookSet) -> Table:
    """Return a row for every code, and one for a category without any; examples stand one a line."""
    rows: list[tuple[Cell, ...]] = []
    keys = {code.id: code.key for code in codebook.codes}
    for category in codebook.categories:
        head = (category.number, category.key, category.name_zh, category.name_en, category.definition)
        codes = codebook.codes_of(category)
        rows += [
            (
                *head, code.number, code.key, code.name_zh, code.name_en, codebook.color_of(code), code.definition,
                code.include, code.exclude, "\n".join(code.examples), "、".join(code.keywords),
                keys.get(code.merged_into or "", ""),
            )
            for code in codes
        ]  # fmt: skip
        if not codes:
            rows.append((*head, None, "", "", "", category.color, *[""] * 6))
    return Table("codes", CODES, tuple(rows))


def questions_table(codebook: CodebookSet) -> Table:
    """Return the attributes of codes and the variables of the coding sheet, a row for each of their options."""
    keys = {code.id: code.key for code in codebook.codes}
    rows: list[tuple[Cell, ...]] = []
    for attribute in codebook.attributes:
        rows += _rows(keys.get(attribute.code, ""), attribute, codebook)
    for variable in codebook.variables:
        rows += _rows("", variable, codebook)
    return Table("questions", QUESTIONS, tuple(rows))


def _rows(asked_of: str, question: Attribute | Variable, codebook: CodebookSet) -> Iterator[tuple[Cell, ...]]:
    head = (
        asked_of, question.number, question.key, question.name_zh, question.name_en, question.type,
        int(question.required), question.definition,
    )  # fmt: skip
    options: list[Option | None] = [each for each in codebook.options if question.id in (each.variable, each.attribute)]
    for option in options or [None]:
        yield (
            (*head, None, "", "", "")
            if option is None
            else (*head, option.number, option.name_zh, option.name_en, option.definition)
        )
