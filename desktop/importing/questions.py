"""The questions of a codebook file: coding sheets, variables, their conditions, and the options to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.core.codebooks import Option, Sheet, Variable
from desktop.core.ids import new_id
from desktop.importing.broken import BrokenCodebookError
from desktop.importing.fields import Fields, all_differ

_SCALES = {
    "one_of": "nominal", "many_of": "nominal", "text": "nominal", "number": "ratio", "date": "interval",
}  # fmt: skip
_KNOWN_SCALES = ("nominal", "ordinal", "interval", "ratio")
_CHOICES = ("one_of", "many_of")
_GREATEST_OPTION = 999_999
_ALONE = "选了此项不再选别项"
_VARIABLE = (
    "id", "number", "zh", "en", "type", "scale", "required", "definition", "ask_if", "options", "sheet",
)  # fmt: skip


def type_of(entry: Fields) -> str:
    """Return what kind of answer a question takes."""
    kind = entry.text("type")
    if kind not in _SCALES:
        raise BrokenCodebookError(entry.line_of("type"), "unknown_type", value=kind, known=", ".join(_SCALES))
    return kind


def choices_of(entry: Fields) -> tuple[Fields, ...]:
    """Return a question's options, which it has exactly if it is answered by choosing."""
    listed = entry.entries("options")
    if type_of(entry) in _CHOICES and not listed:
        raise BrokenCodebookError(entry.line_of("options"), "missing_field", field="options")
    if type_of(entry) not in _CHOICES and listed:
        raise BrokenCodebookError(entry.line_of("options"), "needless_options")
    all_differ(listed, what="option")
    return listed


def options_of(
    entry: Fields, *, variable: str | None = None, attribute: str | None = None, categories: Mapping[str, str]
) -> list[Option]:
    """Return the options of a variable or an attribute, in order."""
    return [
        _option(each, position, variable=variable, attribute=attribute, categories=categories)
        for position, each in enumerate(choices_of(entry))
    ]


def sheets_of(root: Fields) -> tuple[Sheet, ...]:
    """Return the coding sheets; variables without a sheet named stand on the one there is."""
    listed = root.entries("sheets")
    if not listed:
        return (Sheet(id=new_id(), name_zh="编码表", name_en="Coding sheet"),) if root.entries("variables") else ()
    for each in listed:
        each.allow("zh", "en")
    return tuple(
        Sheet(id=new_id(), name_zh=each.name("zh"), name_en=each.name("en", ""), position=position)
        for position, each in enumerate(listed)
    )


def variables_of(
    root: Fields, sheets: Sequence[Sheet], categories: Mapping[str, str]
) -> tuple[tuple[Variable, ...], tuple[Option, ...]]:
    """Return the variables with their conditions, and the options of all of them."""
    listed = root.entries("variables")
    all_differ(listed, what="variable")
    places = {sheet.id: 0 for sheet in sheets}
    variables: list[Variable] = []
    for entry in listed:
        sheet = _sheet(entry, sheets)
        variables.append(_variable(entry, sheet, places[sheet]))
        places[sheet] += 1
    asked = _conditions(listed, variables)
    options = [options_of(entry, variable=variable.id, categories=categories)
               for entry, variable in zip(listed, variables, strict=True)]  # fmt: skip
    return tuple(asked), tuple(option for each in options for option in each)


def _sheet(entry: Fields, sheets: Sequence[Sheet]) -> str:
    number = entry.number("sheet") if "sheet" in entry else 1
    if not 1 <= number <= len(sheets):
        raise BrokenCodebookError(entry.line_of("sheet"), "unknown_sheet", value=number)
    return sheets[number - 1].id


def _variable(entry: Fields, sheet: str, position: int) -> Variable:
    entry.allow(*_VARIABLE)
    kind = type_of(entry)
    scale = entry.text("scale", _SCALES[kind])
    if scale not in _KNOWN_SCALES:
        raise BrokenCodebookError(entry.line_of("scale"), "unknown_scale", value=scale, known=", ".join(_KNOWN_SCALES))
    return Variable(
        id=new_id(), sheet=sheet, key=entry.key("id"), number=entry.counting("number"), name_zh=entry.name("zh"),
        name_en=entry.name("en", ""), type=kind, scale=scale, required=entry.flag("required", default=False),
        definition=entry.text("definition", ""), position=position,
    )  # fmt: skip


def _conditions(listed: Sequence[Fields], variables: Sequence[Variable]) -> list[Variable]:
    """Return the variables with the answers they wait for; none may wait for itself, even by way of others."""
    by_key = {variable.key: variable for variable in variables}
    options = {entry.text("id"): {each.number("number") for each in choices_of(entry)} for entry in listed}
    waits: dict[str, str] = {}
    asked = []
    for entry, variable in zip(listed, variables, strict=True):
        condition = entry.entry("ask_if")
        if condition is None:
            asked.append(variable)
            continue
        condition.allow("variable", "any_of")
        other, numbers = condition.text("variable"), condition.numbers("any_of")
        _check_condition(condition, other, numbers, options)
        waits[variable.key] = other
        if goes_round(waits, variable.key):
            raise BrokenCodebookError(entry.line_of("ask_if"), "ask_circle", value=variable.key)
        asked.append(replace(variable, ask_variable=by_key[other].id, ask_any_of=numbers))
    return asked


def _check_condition(condition: Fields, other: str, numbers: Sequence[int], options: Mapping[str, set[int]]) -> None:
    if other not in options:
        raise BrokenCodebookError(condition.line_of("variable"), "ask_unknown", value=other)
    if not numbers:
        raise BrokenCodebookError(condition.line_of("any_of"), "missing_field", field="any_of")
    for number in numbers:
        if number not in options[other]:
            raise BrokenCodebookError(condition.line_of("any_of"), "ask_option", value=number, variable=other)


def goes_round(ways: Mapping[str, str], start: str) -> bool:
    """Tell whether the way from a key, the last to be added, leads back to it."""
    key: str | None = ways[start]
    while key is not None and key != start:
        key = ways.get(key)
    return key == start


def _option(
    entry: Fields, position: int, *, variable: str | None, attribute: str | None, categories: Mapping[str, str]
) -> Option:
    entry.allow("number", "zh", "en", "definition", "exclusive", "category")
    definition, category = entry.text("definition", ""), entry.text("category", "")
    if category and category not in categories:
        raise BrokenCodebookError(entry.line_of("category"), "unknown_category", value=category)
    return Option(
        id=new_id(), variable=variable, attribute=attribute, number=_option_number(entry), name_zh=entry.name("zh"),
        name_en=entry.name("en", ""), definition=definition, category=categories.get(category), position=position,
        exclusive=entry.flag("exclusive", default=_ALONE in definition),
    )  # fmt: skip


def _option_number(entry: Fields) -> int:
    number = entry.number("number")
    if number > _GREATEST_OPTION:
        raise BrokenCodebookError(entry.line_of("number"), "number_large", field="number", greatest=_GREATEST_OPTION)
    return number
