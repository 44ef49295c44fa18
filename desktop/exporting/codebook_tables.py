"""The codebook as tables: its head, ranks and codes, and the questions with their options."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.layouts import CODES, HEAD, QUESTIONS, RANKS, SHEETS, packed
from desktop.core.questions import measures
from desktop.core.snapshots import CodebookSet
from desktop.core.tables import Cell, Table
from desktop.exporting.codebook_yaml import codes_under
from desktop.wording import has, say

_NO_OPTION: tuple[Cell, ...] = (None, "", "", "", None, "")


def workbook_tables(codebook: CodebookSet) -> list[Table]:
    """Return all tables of a codebook: together they hold everything of it but its identities."""
    return [
        head_table(codebook), codes_table(codebook), questions_table(codebook), ranks_table(codebook),
        coding_sheets_table(codebook),
    ]  # fmt: skip


def head_table(codebook: CodebookSet) -> Table:
    """Return a row for each field of the head, and one for each general rule."""
    head = codebook.head
    named = {
        "key": head.key, "title_zh": head.title_zh, "title_en": head.title_en, "unit_zh": head.unit_zh,
        "unit_en": head.unit_en, "recording_unit": _unit(head.recording_unit), "clause_closers": head.clause_closers,
    }  # fmt: skip
    rows = [(say(f"head.{name}"), content) for name, content in named.items()]
    rows += [(say("head.rule"), rule) for rule in head.general_rules]
    return Table("head", HEAD, tuple(rows))


def _unit(unit: str) -> str:
    return say(f"recording.{unit}") if has(f"recording.{unit}") else unit


def ranks_table(codebook: CodebookSet) -> Table:
    """Return a row for every rank."""
    rows = ((rank.number, rank.key, rank.name_zh, rank.name_en, rank.definition) for rank in codebook.ranks)
    return Table("ranks", RANKS, tuple(rows))


def codes_table(codebook: CodebookSet) -> Table:
    """Return a row for every code, and one for a category without any; examples and keywords stand one a line."""
    rows: list[tuple[Cell, ...]] = []
    keys = {code.id: code.key for code in codebook.codes + codebook.merged}
    for category in codebook.categories:
        head = (
            category.number, category.key, category.name_zh, category.name_en, category.color, category.definition,
        )  # fmt: skip
        codes = codes_under(codebook, category)
        rows += [
            (
                *head, code.number, code.key, code.name_zh, code.name_en, code.color or "", code.definition,
                code.include, code.exclude, packed(code.examples), packed(code.keywords),
                keys.get(code.merged_into or "", ""),
            )
            for code in codes
        ]  # fmt: skip
        if not codes:
            rows.append((*head, None, *[""] * 10))
    return Table("codes", CODES, tuple(rows))


def coding_sheets_table(codebook: CodebookSet) -> Table:
    """Return a row for every coding sheet, numbered as the questions name them."""
    rows = ((number, sheet.name_zh, sheet.name_en) for number, sheet in enumerate(codebook.sheets, 1))
    return Table("coding_sheets", SHEETS, tuple(rows))


def questions_table(codebook: CodebookSet) -> Table:
    """Return the attributes of codes and the variables of the coding sheet, a row for each of their options."""
    keys = {code.id: code.key for code in codebook.codes + codebook.merged}
    questions = {variable.id: variable.key for variable in codebook.variables}
    sheets = {sheet.id: number for number, sheet in enumerate(codebook.sheets, 1)}
    rows: list[tuple[Cell, ...]] = []
    for attribute in codebook.attributes:
        if attribute.code in keys:
            rows += _rows(attribute, codebook, (keys[attribute.code], None), ("", "", ""))
    for variable in sorted(codebook.variables, key=lambda each: (sheets.get(each.sheet, 0), each.position)):
        condition = questions.get(variable.ask_variable or "", "")
        answers = "、".join(map(str, variable.ask_any_of)) if condition else ""
        scale = variable.scale if measures(variable) else ""
        rows += _rows(variable, codebook, ("", sheets.get(variable.sheet)), (scale, condition, answers))
    return Table("questions", QUESTIONS, tuple(rows))


def _rows(
    question: Attribute | Variable, codebook: CodebookSet, place: tuple[Cell, ...], asked: tuple[str, str, str]
) -> Iterator[tuple[Cell, ...]]:
    scale, *condition = asked
    head = (
        *place, question.number, question.key, question.name_zh, question.name_en, question.type, scale,
        int(question.required), question.definition, *condition,
    )  # fmt: skip
    options: list[Option | None] = [each for each in codebook.options if question.id in (each.variable, each.attribute)]
    categories = {category.id: category.key for category in codebook.categories}
    for option in options or [None]:
        yield head + (_NO_OPTION if option is None else _option(option, categories))


def _option(option: Option, categories: dict[str, str]) -> tuple[Cell, ...]:
    return (
        option.number, option.name_zh, option.name_en, option.definition, int(option.exclusive),
        categories.get(option.category or "", ""),
    )  # fmt: skip
