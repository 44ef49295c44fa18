"""The parts of a codebook file: head, categories, codes, attributes, ranks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from desktop.core.codebooks import RECORDING_UNITS, Attribute, Category, Code, Codebook, Option, Rank
from desktop.core.ids import new_id
from desktop.core.numbering import MadeColor, next_color
from desktop.core.snapshots import CodebookSet
from desktop.core.snapshots import codebook_of as parted
from desktop.importing.broken import BrokenCodebookError
from desktop.importing.fields import Fields, all_differ
from desktop.importing.questions import choices_of, goes_round, options_of, sheets_of, type_of, variables_of

FORMAT = "codebook/1"
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_HEAD = (
    "format", "id", "title_zh", "title_en", "unit_zh", "unit_en", "units", "ranks", "general_rules", "categories",
    "sheets", "variables",
)  # fmt: skip
_NAMED = ("id", "number", "zh", "en", "definition")


def codebook_of(root: Fields) -> CodebookSet:
    """Return the codebook that a file's fields describe; raise BrokenCodebookError where they do not."""
    if root.text("format", "") != FORMAT:
        raise BrokenCodebookError(root.line_of("format"), "format", format=FORMAT)
    root.allow(*_HEAD)
    if "categories" not in root:
        raise BrokenCodebookError(root.line, "missing_field", field="categories")
    listed = root.entries("categories")
    all_differ(listed, what="category")
    categories = tuple(_category(entry, position) for position, entry in enumerate(listed))
    by_key = {category.key: category.id for category in categories}
    codes, attributes, options = _codes(listed, categories, by_key)
    sheets = sheets_of(root)
    variables, choices = variables_of(root, sheets, by_key)
    return parted(
        _head(root), categories, codes, attributes=attributes, options=options + choices, ranks=_ranks(root),
        sheets=sheets, variables=variables,
    )  # fmt: skip


def _head(root: Fields) -> Codebook:
    units = root.entry("units")
    recording = units.entry("recording") if units else None
    head = Codebook(
        id=new_id(), key=root.text("id", ""), title_zh=root.name("title_zh", ""), title_en=root.name("title_en", ""),
        unit_zh=root.text("unit_zh", ""), unit_en=root.text("unit_en", ""), general_rules=root.texts("general_rules"),
    )  # fmt: skip
    if recording is None:
        return head
    unit = recording.text("id", head.recording_unit)
    if unit not in RECORDING_UNITS:
        raise BrokenCodebookError(recording.line_of("id"), "unknown_unit", value=unit, known=", ".join(RECORDING_UNITS))
    closers = "".join(dict.fromkeys("".join(recording.text("closers", "").split())))
    if "closers" in recording and not closers:
        raise BrokenCodebookError(recording.line_of("closers"), "closers")
    return replace(head, recording_unit=unit, clause_closers=closers or head.clause_closers)


def _ranks(root: Fields) -> tuple[Rank, ...]:
    listed = root.entries("ranks")
    all_differ(listed, what="rank")
    ranks = []
    for position, entry in enumerate(listed):
        entry.allow(*_NAMED)
        ranks.append(
            Rank(
                id=new_id(), key=entry.key("id"), number=entry.counting("number"), name_zh=entry.name("zh"),
                name_en=entry.name("en", ""), definition=entry.text("definition", ""), position=position,
            )
        )  # fmt: skip
    return tuple(ranks)


def _category(entry: Fields, position: int) -> Category:
    entry.allow(*_NAMED, "color", "codes")
    return Category(
        id=new_id(), key=entry.key("id"), number=entry.counting("number"), name_zh=entry.name("zh"),
        name_en=entry.name("en", ""), color=_color(entry, MadeColor(next_color(position))),
        definition=entry.text("definition", ""), position=position,
    )  # fmt: skip


def _color(entry: Fields, default: str) -> str:
    color = entry.text("color", default)
    if color and not _COLOR.fullmatch(color):
        raise BrokenCodebookError(entry.line_of("color"), "color", value=color)
    return color


def _codes(
    listed: Sequence[Fields], categories: Sequence[Category], by_key: Mapping[str, str]
) -> tuple[tuple[Code, ...], tuple[Attribute, ...], tuple[Option, ...]]:
    entries = [(category, entry) for category, fields in zip(categories, listed, strict=True)
               for entry in fields.entries("codes")]  # fmt: skip
    all_differ((entry for _, entry in entries), what="code")
    _refuse_merged_in_circles(entry for _, entry in entries)
    ids = {entry.text("id"): new_id() for _, entry in entries}
    codes: list[Code] = []
    attributes: list[Attribute] = []
    options: list[Option] = []
    places = dict.fromkeys((category.id for category in categories), 0)
    for category, entry in entries:
        codes.append(_code(entry, category, places[category.id], ids))
        places[category.id] += 1
        for attribute, asked in _attributes(entry, codes[-1]):
            attributes.append(attribute)
            options += options_of(asked, attribute=attribute.id, categories=by_key)
    return tuple(codes), tuple(attributes), tuple(options)


def _refuse_merged_in_circles(entries: Iterable[Fields]) -> None:
    heirs: dict[str, str] = {}
    for entry in entries:
        key, heir = entry.text("id"), entry.text("merged_into", "")
        if heir:
            heirs[key] = heir
            if goes_round(heirs, key):
                raise BrokenCodebookError(entry.line_of("merged_into"), "merge_circle", value=key)


def _code(entry: Fields, category: Category, position: int, ids: Mapping[str, str]) -> Code:
    entry.allow(*_NAMED, "color", "include", "exclude", "examples", "keywords", "attributes", "merged_into")
    heir = entry.text("merged_into", "")
    if heir and heir not in ids:
        raise BrokenCodebookError(entry.line_of("merged_into"), "unknown_code", value=heir)
    return Code(
        id=ids[entry.text("id")], category=category.id, key=entry.key("id"), number=entry.counting("number"),
        name_zh=entry.name("zh"), name_en=entry.name("en", ""), color=_color(entry, "") or None,
        definition=entry.text("definition", ""), include=entry.text("include", ""), exclude=entry.text("exclude", ""),
        examples=entry.texts("examples"), keywords=entry.texts("keywords"), position=position,
        merged_into=ids.get(heir),
    )  # fmt: skip


def _attributes(code_entry: Fields, code: Code) -> list[tuple[Attribute, Fields]]:
    listed = code_entry.entries("attributes")
    all_differ(listed, what="attribute")
    found = []
    for position, entry in enumerate(listed):
        entry.allow(*_NAMED, "type", "required", "options")
        choices_of(entry)
        attribute = Attribute(
            id=new_id(), code=code.id, key=entry.key("id"), number=entry.counting("number"), name_zh=entry.name("zh"),
            name_en=entry.name("en", ""), type=type_of(entry), required=entry.flag("required", default=False),
            definition=entry.text("definition", ""), position=position,
        )  # fmt: skip
        found.append((attribute, entry))
    return found
