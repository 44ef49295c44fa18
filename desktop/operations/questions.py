"""Check what a variable or an attribute is given: names, 编号, type and options; find it, or say that it is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.errors import KnownError
from desktop.core.questions import CHOICES, MANY_OF, ONE_OF, SCALES, TYPES
from desktop.operations.finding import cleaned
from desktop.storage.writer import Writer

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBERS = range(1, 1_000_000_000)
_OPTION_NUMBERS = range(1_000_000)
# How many answers to a question name one of these options, or how many there are at all.
Uses = Callable[[Variable | Attribute, Iterable[int] | None], int]

Asked = TypeVar("Asked", Variable, Attribute)


def the_variable(writer: Writer, identity: str) -> Variable:
    """Return the variable, or raise KnownError variable_gone."""
    for variable in writer.project.sheets.variables():
        if variable.id == identity:
            return variable
    raise KnownError("variable_gone")


def the_attribute(writer: Writer, identity: str) -> Attribute:
    """Return the attribute, or raise KnownError attribute_gone."""
    attribute = writer.project.sheets.attribute(identity)
    if attribute is None:
        raise KnownError("attribute_gone")
    return attribute


def pair(question: Variable | Attribute) -> list[str]:
    """Return a question's name in both languages, as the history keeps it."""
    return [question.name_zh, question.name_en or question.name_zh]


def checked_question(question: Asked, others: Iterable[Asked], *, known: Asked | None) -> Asked:
    """Return a question with its names cleaned.

    Raises KnownError name_empty, number_unfit, number_taken, column_unfit or column_taken. A key is looked at only
    where it is new: what came from a codebook file may be called as it likes.
    """
    if question.type not in TYPES or (isinstance(question, Variable) and question.scale not in SCALES):
        raise ValueError(question)
    if question.number not in _NUMBERS:
        raise KnownError("number_unfit", number=str(question.number))
    if (known is None or known.key != question.key) and not _KEY.fullmatch(question.key):
        raise KnownError("column_unfit", key=question.key)
    for other in others:
        if other.id != question.id and other.number == question.number:
            raise KnownError("number_taken", number=question.number, name=other.name_zh)
        if other.id != question.id and other.key == question.key:
            raise KnownError("column_taken", key=question.key, name=other.name_zh)
    zh, en = cleaned(question.name_zh), " ".join(question.name_en.split())
    return replace(question, name_zh=zh, name_en=en, definition=question.definition.strip())


def checked_options(question: Variable | Attribute, options: Sequence[Option]) -> list[Option]:
    """Return a question's options in order, with their names cleaned; a question that is written has none.

    Raises KnownError options_missing, option_unnamed, option_number_unfit or option_number_taken.
    """
    if question.type not in CHOICES:
        return []
    if not options:
        raise KnownError("options_missing")
    seen: set[int] = set()
    for option in options:
        if option.number not in _OPTION_NUMBERS:
            raise KnownError("option_number_unfit", number=str(option.number))
        if option.number in seen:
            raise KnownError("option_number_taken", number=option.number)
        if not option.name_zh.strip():
            raise KnownError("option_unnamed", number=option.number)
        seen.add(option.number)
    variable = question.id if isinstance(question, Variable) else None
    attribute = question.id if isinstance(question, Attribute) else None
    return [
        replace(
            each, variable=variable, attribute=attribute, position=position, name_zh=cleaned(each.name_zh),
            name_en=" ".join(each.name_en.split()), definition=each.definition.strip(),
        )
        for position, each in enumerate(options)
    ]  # fmt: skip


def refuse_other_meaning(
    question: Variable | Attribute, known: Variable | Attribute, options: Sequence[Option], before: Sequence[Option],
    uses: Uses,
) -> None:  # fmt: skip
    """Raise KnownError type_answered or option_answered where a change would give answers another meaning.

    From one option to several is no such change. An option may be renamed; its 编号 is what the answers keep.
    """
    same = question.type == known.type or (known.type, question.type) == (ONE_OF, MANY_OF)
    if not same and uses(known, None):
        raise KnownError("type_answered", name=known.name_zh)
    now = {(option.id, option.number) for option in options}
    for option in before:
        if (option.id, option.number) not in now and uses(known, (option.number,)):
            raise KnownError("option_answered", number=option.number, name=option.name_zh)


def refuse_waiting(variable: Variable, options: Sequence[Option], variables: Iterable[Variable]) -> None:
    """Raise KnownError option_awaited where another variable waits for an option that would be gone."""
    numbers = {option.number for option in options} if variable.type in CHOICES else set()
    for other in variables:
        if other.ask_variable == variable.id and (lost := set(other.ask_any_of) - numbers):
            raise KnownError("option_awaited", number=min(lost), name=other.name_zh)


def put_options(writer: Writer, options: Sequence[Option], before: Sequence[Option]) -> None:
    """Write a question's options as they are to be, and remove those that are gone."""
    kept = {option.id for option in options}
    for option in before:
        if option.id not in kept:
            writer.remove(option)
    for option in options:
        writer.put(option)
