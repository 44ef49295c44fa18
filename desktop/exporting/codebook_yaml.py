"""The codebook as a YAML file of the layout `codebook/1`, from which it can be read again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, BinaryIO

from desktop.core.codebooks import Attribute, Category, Code, Option, Rank, Sheet, Variable
from desktop.core.snapshots import CodebookSet

FORMAT = "codebook/1"
_ALONE = "选了此项不再选别项"
_SCALES = {"one_of": "nominal", "many_of": "nominal", "text": "nominal", "number": "ratio", "date": "interval"}
_DEFAULT_SHEET = ("编码表", "Coding sheet")

Fields = dict[str, Any]


class _InLine(dict[str, Any]):
    """Fields written in one line."""


class _Words(list[Any]):
    """A list written in one line."""


def write_codebook(codebook: CodebookSet, stream: BinaryIO) -> None:
    """Write a codebook in UTF-8, everything of it but its identities."""
    stream.write(codebook_text(codebook).encode())


def codebook_text(codebook: CodebookSet) -> str:
    """Return a codebook as YAML; the same codebook always gives the same text."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _data: Any) -> bool:
            return True

    Dumper.add_representer(_InLine, lambda dumper, data: dumper.represent_mapping(_MAP, data, flow_style=True))
    Dumper.add_representer(_Words, lambda dumper, data: dumper.represent_sequence(_SEQ, data, flow_style=True))
    whole = _whole(codebook)
    return yaml.dump(whole, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=1_000_000, line_break="\n")


_MAP, _SEQ = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"


def _whole(codebook: CodebookSet) -> Fields:
    head = codebook.head
    options = _grouped(codebook.options)
    names = {category.id: category.key for category in codebook.categories}
    whole: Fields = {
        "format": FORMAT, "id": head.key, "title_zh": head.title_zh, "title_en": head.title_en,
        "unit_zh": head.unit_zh, "unit_en": head.unit_en,
        "units": {"recording": {"id": head.recording_unit, "closers": head.clause_closers}},
        "ranks": [_rank(rank) for rank in codebook.ranks],
        "general_rules": list(head.general_rules),
        "categories": _categories(codebook, options, names),
    }  # fmt: skip
    if codebook.sheets and not _is_default(codebook.sheets, codebook.variables):
        whole["sheets"] = [{"zh": sheet.name_zh, "en": sheet.name_en} for sheet in codebook.sheets]
    whole["variables"] = _variables(codebook, options, names)
    return whole


def _is_default(sheets: Sequence[Sheet], variables: Sequence[Variable]) -> bool:
    return len(sheets) == 1 and (sheets[0].name_zh, sheets[0].name_en) == _DEFAULT_SHEET and bool(variables)


def _rank(rank: Rank) -> Fields:
    return _InLine(_named(rank))


def _named(thing: Rank | Code | Attribute | Variable) -> Fields:
    return {"id": thing.key, "number": thing.number, "zh": thing.name_zh, "en": thing.name_en} | (
        {"definition": thing.definition} if thing.definition else {}
    )


def _categories(codebook: CodebookSet, options: dict[str, list[Option]], names: dict[str, str]) -> list[Fields]:
    keys = {code.id: code.key for code in codebook.codes + codebook.merged}
    attributes = defaultdict[str, list[Attribute]](list)
    for attribute in codebook.attributes:
        attributes[attribute.code].append(attribute)
    return [
        {
            "id": category.key, "number": category.number, "zh": category.name_zh, "en": category.name_en,
            "color": category.color, "definition": category.definition,
            "codes": [
                _code(code, keys) | _asked(attributes[code.id], options, names)
                for code in codes_under(codebook, category)
            ],
        }
        for category in codebook.categories
    ]  # fmt: skip


def codes_under(codebook: CodebookSet, category: Category) -> list[Code]:
    """Return a category's codes in order, those merged into others among them.

    A merged code whose own category is gone stands under that of the code it was merged into.
    """
    known = {each.id for each in codebook.categories}
    homes = {code.id: code.category if code.category in known else _home(codebook, code) for code in codebook.merged}
    found = [*codebook.codes_of(category), *(code for code in codebook.merged if homes[code.id] == category.id)]
    return sorted(found, key=lambda code: (code.position, code.number))


def _home(codebook: CodebookSet, code: Code) -> str:
    standing = codebook.code(codebook.heir_of(code.id))
    return standing.category if standing else ""


def _code(code: Code, keys: dict[str, str]) -> Fields:
    fields = _named(code)
    if code.color:
        fields["color"] = code.color
    fields |= {
        "include": code.include, "exclude": code.exclude, "examples": _Words(code.examples),
        "keywords": _Words(code.keywords),
    }  # fmt: skip
    if code.merged_into in keys:
        fields["merged_into"] = keys[code.merged_into]
    return fields


def _asked(attributes: list[Attribute], options: dict[str, list[Option]], names: dict[str, str]) -> Fields:
    return {"attributes": [_question(each, options, names) for each in attributes]} if attributes else {}


def _question(question: Attribute | Variable, options: dict[str, list[Option]], names: dict[str, str]) -> Fields:
    fields = _named(question) | {"type": question.type, "required": question.required}
    if options.get(question.id):
        fields["options"] = [_option(option, names) for option in options[question.id]]
    return fields


def _variables(codebook: CodebookSet, options: dict[str, list[Option]], names: dict[str, str]) -> list[Fields]:
    keys = {variable.id: variable.key for variable in codebook.variables}
    sheets = {sheet.id: number for number, sheet in enumerate(codebook.sheets, 1)}
    variables = []
    for variable in sorted(codebook.variables, key=lambda each: (sheets[each.sheet], each.position)):
        fields = _question(variable, options, names)
        if len(sheets) > 1:
            fields["sheet"] = sheets[variable.sheet]
        if variable.scale != _SCALES.get(variable.type):
            fields["scale"] = variable.scale
        if variable.ask_variable in keys:
            answers = _Words(variable.ask_any_of)
            fields["ask_if"] = _InLine({"variable": keys[variable.ask_variable], "any_of": answers})
        variables.append(fields)
    return variables


def _option(option: Option, names: dict[str, str]) -> Fields:
    fields = _InLine(number=option.number, zh=option.name_zh, en=option.name_en)
    if option.category in names:
        fields["category"] = names[option.category]
    if option.definition:
        fields["definition"] = option.definition
    if option.exclusive != (_ALONE in option.definition):
        fields["exclusive"] = option.exclusive
    return fields


def _grouped(options: Sequence[Option]) -> dict[str, list[Option]]:
    grouped = defaultdict[str, list[Option]](list)
    for option in options:
        grouped[option.variable or option.attribute or ""].append(option)
    return grouped
