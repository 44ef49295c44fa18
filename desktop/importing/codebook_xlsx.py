"""Read a codebook from a workbook of the layout that its export writes, in either language, or filled in by hand.

The rows become the same tree that a YAML file becomes, so that both are checked by the same rules. Unlike there, what
has no column is left as it is (`CodebookSet.unsaid`), and what has no key gets one that is nobody's (`MadeKey`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.adopting import MadeKey
from desktop.core.codebooks import RECORDING_UNITS
from desktop.core.errors import KnownError
from desktop.core.layouts import HEAD_FIELDS, WORKBOOK, unpacked
from desktop.core.snapshots import CodebookSet
from desktop.importing import yaml_tree as tree
from desktop.importing.broken import BrokenCodebookError, Reason
from desktop.importing.codebook_parts import FORMAT, codebook_of
from desktop.importing.codebook_rows import Marks, Row, completed, with_code_numbers, with_option_numbers
from desktop.importing.codebook_yaml import LIMIT
from desktop.importing.fields import Fields, GivenNumber
from desktop.importing.files import read_bytes, shown_name
from desktop.importing.workbook_rows import RowNumber, SheetRows, joined, sheets_in
from desktop.wording import LANGUAGES, say

_NEEDED = {"codes": ("category_zh", "code_zh"), "questions": ("question_zh", "type")}
# What workbooks written by an earlier edition call a column.
_FORMER = {"required": "column.required_former"}
_MARKS = ("id", "number")
_NAMED = {"id": "key", "number": "number", "zh": "zh", "en": "en"}
_RANK = {**{name: f"rank_{end}" for name, end in _NAMED.items()}, "definition": "definition"}
_CATEGORY = {
    **{name: f"category_{end}" for name, end in _NAMED.items()}, "color": "category_color",
    "definition": "category_definition",
}  # fmt: skip
_CODE = {
    **{name: f"code_{end}" for name, end in _NAMED.items()}, "color": "color", "definition": "definition",
    "include": "include", "exclude": "exclude", "merged_into": "merged_into",
}  # fmt: skip
_LISTS = {"examples": "examples", "keywords": "keywords"}
_QUESTION = {
    **{name: f"question_{end}" for name, end in _NAMED.items()}, "type": "type", "scale": "scale",
    "required": "required", "definition": "definition", "sheet": "sheet_number",
}  # fmt: skip
_CONDITION = {"variable": "ask_variable", "any_of": "ask_any_of"}
_OPTION = {
    "number": "option_number", "zh": "option_zh", "en": "option_en", "definition": "option_definition",
    "exclusive": "exclusive", "category": "option_category",
}  # fmt: skip
# Which page tells what of which kinds.
_TOLD: tuple[tuple[str, tuple[str, ...], Mapping[str, str]], ...] = (
    ("ranks", ("rank",), _RANK), ("codes", ("category",), _CATEGORY), ("codes", ("code",), {**_CODE, **_LISTS}),
    ("questions", ("variable", "attribute"), _QUESTION), ("questions", ("option",), _OPTION),
    ("coding_sheets", ("sheet",), {"en": "sheet_en"}),
)  # fmt: skip
_FIELDS = {"zh": "name_zh", "en": "name_en"}  # as the codebook calls them
_BARE = frozenset(
    {"number", "id", "type", "scale", "required", "sheet", "color", "exclusive", "category", "merged_into"}
)
_BETWEEN = re.compile(r"[、，,；;\s]+")
_FLAGS = {"1": "true", "0": "false", "是": "true", "否": "false", "yes": "true", "no": "false"}


def read_codebook_workbook(path: Path) -> CodebookSet:
    """Return the codebook in a workbook; a faulty one is refused with sheet, row and reason (`codebook_broken_row`)."""
    name = shown_name(path)
    try:
        data = read_bytes(path, limit=LIMIT)
    except KnownError as error:
        if error.kind == "file_too_large":
            raise KnownError("codebook_broken", file=name, line=1, reason=Reason("too_large")) from error
        raise
    try:
        sheets = _sheets(sheets_in(data))
        return replace(codebook_of(Fields(_root(sheets))), unsaid=frozenset(_unsaid(sheets)))
    except BrokenCodebookError as broken:
        raise _known(broken, name) from broken


def _unsaid(sheets: Mapping[str, list[Row]]) -> Iterator[tuple[str, str]]:
    """Return kind and field of what no column is there for: of that a workbook says nothing, not that it is empty."""
    for page, kinds, fields in _TOLD:
        for row in sheets.get(page, [])[:1]:
            # By key and 编号 things are known, so they are not what is said of them.
            lacking = [name for name, column in fields.items() if column not in row.headings and name not in _MARKS]
            yield from ((kind, _FIELDS.get(name, name)) for kind in kinds for name in lacking)
    for row in sheets.get("questions", [])[:1]:
        if not row.headings.keys() & set(_CONDITION.values()):
            yield from (("variable", name) for name in _CONDITION.values())
    if "coding_sheets" not in sheets:
        yield from (("sheet", name) for name in ("name_zh", "name_en"))


def _known(broken: BrokenCodebookError, name: str) -> KnownError:
    if not isinstance(broken.line, RowNumber):
        return KnownError("codebook_broken", file=name, line=broken.line, reason=broken.reason)
    names = broken.line.names
    facts = tuple((fact, names.get(value, value) if fact == "field" else value) for fact, value in broken.reason.facts)
    reason = Reason(broken.reason.kind, facts)
    return KnownError("codebook_broken_row", file=name, sheet=broken.line.sheet, line=int(broken.line), reason=reason)


def _sheets(found: Sequence[SheetRows]) -> dict[str, list[Row]]:
    """Return the rows of the sheets that a codebook has; an unknown one that holds something is refused."""
    titles = {say(f"sheet.{name}", language=language): name for name in WORKBOOK for language in LANGUAGES}
    titles |= {name: name for name in WORKBOOK}
    sheets: dict[str, list[Row]] = {}
    for each in found:
        if each.title.strip() in titles:
            name = titles[each.title.strip()]
            sheets[name] = _table(name, each)
        elif each.rows:
            raise BrokenCodebookError(RowNumber(each.rows[0][0], each.title), "unknown_page", known=_known_titles())
    if "codes" not in sheets:
        raise BrokenCodebookError(1, "no_codes_page", known=say("sheet.codes"))
    return sheets


def _known_titles() -> str:
    return "、".join(say(f"sheet.{name}") for name in WORKBOOK)


def _table(name: str, sheet: SheetRows) -> list[Row]:
    if not sheet.rows:
        return []
    (first, headings), *rest = sheet.rows
    columns = [_column(name, heading, RowNumber(first, sheet.title)) for heading in headings]
    for needed in _NEEDED.get(name, ()):
        if needed not in columns:
            raise BrokenCodebookError(RowNumber(first, sheet.title), "missing_column", field=_heading(needed))
    shown = {column: heading for column, heading in zip(columns, headings, strict=True) if column}
    rows = []
    for number, cells in rest:
        parts: dict[str, list[str]] = {}
        for place, text in enumerate(cells):
            column = columns[place] if place < len(columns) else ""
            if not column and text.strip():
                raise BrokenCodebookError(RowNumber(number, sheet.title), "no_heading", value=text.strip()[:20])
            parts.setdefault(column, []).append(text)
        rows.append(Row(number, sheet.title, {column: joined(texts) for column, texts in parts.items()}, shown))
    return rows


def _column(name: str, heading: str, line: RowNumber) -> str:
    """Return the column that a heading names; a text too long for a cell goes on under the same one, numbered."""
    words = " ".join(heading.split())
    if not words:
        return ""
    known = {say(f"column.{each}", language=language): each for each in WORKBOOK[name] for language in LANGUAGES}
    known |= {each: each for each in WORKBOOK[name]}
    known |= {say(_FORMER[each]): each for each in WORKBOOK[name] if each in _FORMER}
    stem, _, number = words.rpartition(" ")
    column = known.get(words) or (known.get(stem) if number.isdecimal() else None)
    if column is None:
        raise BrokenCodebookError(line, "unknown_column", field=words)
    return column


def _heading(column: str) -> str:
    return say(f"column.{column}")


def _root(sheets: Mapping[str, list[Row]]) -> tree.Mapping:
    entries: dict[str, tree.Node] = {"format": tree.Scalar(FORMAT, 1, empty=False), **_head(sheets.get("head", []))}
    ranks = completed(sheets.get("ranks", []), _RANK.values(), _marks("rank"))
    entries["ranks"] = _sequence(_mapping(row, _RANK, letter="r") for row in ranks)
    questions = _questions(sheets.get("questions", []))
    entries["categories"] = _categories(sheets["codes"], questions)
    if sheets.get("coding_sheets"):
        entries["sheets"] = _sequence(
            _mapping(row, {"zh": "sheet_zh", "en": "sheet_en"}) for row in sheets["coding_sheets"]
        )
    entries["variables"] = tree.Sequence(tuple(node for of, node in questions if not of), 1)
    return tree.Mapping(entries, {}, 1)


def _head(rows: Sequence[Row]) -> dict[str, tree.Node]:
    names = {say(f"head.{name}", language=language): name for name in HEAD_FIELDS for language in LANGUAGES}
    found: dict[str, tree.Node] = {}
    rules: list[tree.Node] = []
    for row in rows:
        name = names.get(row["head_field"].strip(), row["head_field"].strip())
        if name not in HEAD_FIELDS:
            raise BrokenCodebookError(row.place({}), "unknown_head", value=name)
        content = _units().get(row["head_content"].strip(), "") if name == "recording_unit" else ""
        content = content or row["head_content"]
        scalar = tree.Scalar(content, row.place({}), empty=not content)
        if name == "rule":
            rules.append(scalar)
        elif name in found:
            raise BrokenCodebookError(row.place({}), "double_field", field=row["head_field"].strip())
        else:
            found["id" if name == "key" else name] = scalar
    parts = (("id", "recording_unit"), ("closers", "clause_closers"))
    unit = {name: found.pop(key) for name, key in parts if key in found}
    if unit:
        lines = {name: scalar.line for name, scalar in unit.items()}
        found["units"] = tree.Mapping({"recording": tree.Mapping(unit, lines, 1)}, {}, 1)
    return {**found, "general_rules": tree.Sequence(tuple(rules), 1)}


def _units() -> dict[str, str]:
    """Return the recording units by what they are called in either language."""
    return {say(f"recording.{unit}", language=language): unit for unit in RECORDING_UNITS for language in LANGUAGES}


def _categories(rows: Sequence[Row], questions: Sequence[tuple[str, tree.Node]]) -> tree.Node:
    asked: dict[str, list[tree.Node]] = {}
    for of, node in questions:
        if of:
            asked.setdefault(of, []).append(node)
    nodes: list[tree.Node] = []
    rows = completed(rows, _CATEGORY.values(), _marks("category"))
    rows = with_code_numbers(rows, (*_CODE.values(), *_LISTS.values()), _marks("category"), _marks("code"))
    for first, members in _groups(rows, _CATEGORY):
        codes = [_code(row, asked) for row in members if row.has((*_CODE.values(), *_LISTS.values()))]
        nodes.append(_mapping(first, _CATEGORY, codes=tree.Sequence(tuple(codes), first.place(_CATEGORY)), letter="c"))
    for of, left in asked.items():
        raise BrokenCodebookError(left[0].line, "unknown_code", value=of)
    return tree.Sequence(tuple(nodes), 1)


def _code(row: Row, asked: dict[str, list[tree.Node]]) -> tree.Node:
    lists = {name: _texts(row, name) for name in _LISTS}
    key = row["code_key"].strip() or f"k{row['code_number'].strip()}"
    attributes = asked.pop(key, None) or asked.pop(row["code_number"].strip(), None)
    if attributes:
        lists["attributes"] = tree.Sequence(tuple(attributes), row.place(_CODE))
    return _mapping(row, _CODE, letter="k", **lists)


def _marks(kind: str, *, of: str = "") -> Marks:
    return Marks(f"{kind}_key", f"{kind}_number", f"{kind}_zh", of)


def _texts(row: Row, name: str) -> tree.Sequence:
    texts = unpacked(row[_LISTS[name]])
    return tree.Sequence(tuple(_scalar(row, _LISTS, name, text) for text in texts), row.place(_LISTS))


def _questions(rows: Sequence[Row]) -> list[tuple[str, tree.Node]]:
    """Return the questions, each with the key of the code that it is asked of, empty for the coding sheet."""
    found, fields = [], {**_QUESTION, **_CONDITION}
    rows = completed(rows, fields.values(), _marks("question", of="asked_of"))
    for first, members in _groups(rows, fields, of="asked_of"):
        more: dict[str, tree.Node] = {}
        numbered = with_option_numbers(members, _OPTION.values(), _OPTION["number"])
        options = [_mapping(row, _OPTION) for row in numbered if row.has(_OPTION.values())]
        if options:
            more["options"] = tree.Sequence(tuple(options), first.place(_OPTION))
        if first.has(_CONDITION.values()):
            more["ask_if"] = _condition(first)
        of = first["asked_of"].strip()
        unfit = ("scale", "sheet") if of else ()
        fields = {name: column for name, column in _QUESTION.items() if name not in unfit or first[column].strip()}
        found.append((of, _mapping(first, fields, letter="q", **more)))
    return found


def _condition(row: Row) -> tree.Node:
    line = row.place(_CONDITION)
    answers = tuple(tree.Scalar(each, line, empty=False) for each in _BETWEEN.split(row["ask_any_of"]) if each)
    variable = tree.Scalar(row["ask_variable"].strip(), line, empty=not row["ask_variable"].strip())
    entries: dict[str, tree.Node] = {"variable": variable, "any_of": tree.Sequence(answers, line)}
    return tree.Mapping(entries, dict.fromkeys(entries, line), line)


def _groups(rows: Sequence[Row], fields: Mapping[str, str], of: str = "") -> list[tuple[Row, list[Row]]]:
    """Return rows that tell of the same thing together; cells left empty say what the row above says.

    Two rows that tell different things of it are refused: which of them was meant nobody can know.
    """
    groups: dict[tuple[str, str], tuple[Row, list[Row]]] = {}
    last: tuple[str, str] | None = None
    for row in rows:
        if last is None or row.has(fields.values()):
            last = (row[of].strip() if of else "", row[fields["id"]].strip() or row[fields["number"]].strip())
            first, _ = groups.setdefault(last, (row, []))
            for column in (*fields.values(), *((of,) if of else ())):
                if row[column].strip() and row[column] != first[column]:
                    place = row.place({column: column})
                    raise BrokenCodebookError(place, "row_differs", field=column, first=first.number)
        groups[last][1].append(row)
    return list(groups.values())


def _mapping(row: Row, fields: Mapping[str, str], *, letter: str = "", **more: tree.Node) -> tree.Node:
    numbered = bool(letter and row[fields["number"]].strip())
    # A row without a key is known by its 编号: where that is missing too, it is what has to be filled in.
    line = row.place(fields if numbered or not letter or row[fields["id"]].strip() else _wanting(fields))
    entries: dict[str, tree.Node] = {name: _scalar(row, fields, name, row[column]) for name, column in fields.items()}
    number = row[fields["number"]].strip() if letter else ""
    if number and not row[fields["id"]].strip():
        entries["id"] = tree.Scalar(MadeKey(f"{letter}{number}"), line, empty=False)
    entries |= more
    written = {name: node for name, node in entries.items() if not (isinstance(node, tree.Scalar) and node.empty)}
    return tree.Mapping(written, dict.fromkeys(written, line), line)


def _wanting(fields: Mapping[str, str]) -> Mapping[str, str]:
    return {**fields, "id": fields["number"]}


def _scalar(row: Row, fields: Mapping[str, str], name: str, text: str) -> tree.Node:
    if name in _BARE and not isinstance(text, GivenNumber):
        text = text.strip()
    if name in ("required", "exclusive"):
        text = _FLAGS.get(text.lower(), text)
    return tree.Scalar(text, row.place(fields), empty=not text)


def _sequence(nodes: Iterable[tree.Node]) -> tree.Node:
    return tree.Sequence(tuple(nodes), 1)
