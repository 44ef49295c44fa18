"""The printed manual: what coders are given in hand, as blocks that a renderer sets in type.

It follows the language of the window; where a name has only one language, that one stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.core.clock import local_minute
from desktop.core.codebooks import Attribute, Category, Code, Codebook, Option, Ruling, Sheet, Variable
from desktop.core.snapshots import CodebookSet, StudySnapshot
from desktop.text.code_keys import CodeKeys
from desktop.wording import current_language, has, say


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `anchor` is what the contents lead to, `color` (#rrggbb) its category's."""

    level: int
    text: str
    anchor: str
    color: str | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, with a small label before it where it has one."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list under a label, numbered or not."""

    items: tuple[str, ...]
    label: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table under a label; `shares` are the widths of its columns, one being the whole."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    label: str = ""


Block = Heading | Words | Points | Grid


@dataclass(frozen=True, slots=True)
class Manual:
    """A manual: its title, the lines below it, and what follows; the contents are its headings of level 1 and 2."""

    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    def contents(self) -> list[Heading]:
        """Return the headings that the contents list: parts and categories, and the codes."""
        return [block for block in self.blocks if isinstance(block, Heading)]


def manual_of(study: StudySnapshot) -> Manual:
    """Return the manual of a study's codebook."""
    codebook = study.codebook
    rulings = defaultdict[str, list[Ruling]](list)
    # One answer to several doubts is several rulings of one text.
    for ruling in {(each.code, each.made, each.text): each for each in study.rulings if each.text}.values():
        rulings[codebook.heir_of(ruling.code or "")].append(ruling)
    keys = CodeKeys(codebook)
    found = (*_use(codebook), *_codes(codebook, rulings), *_loose(rulings), *_sheets(codebook))
    blocks = [_written_out(block, keys) for block in found]
    head = codebook.head
    title = _called(head.title_zh, head.title_en) or say("manual.title")
    return Manual(title, tuple(_lines(study)), tuple(blocks))


def _written_out(block: Block, keys: CodeKeys) -> Block:
    """Return a block with the codes written out that it names by their keys."""
    if isinstance(block, Words):
        return replace(block, text=keys.written(block.text))
    if isinstance(block, Points):
        return replace(block, items=tuple(map(keys.written, block.items)))
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(map(keys.written, row)) for row in block.rows))
    return block


def _lines(study: StudySnapshot) -> Iterator[str]:
    if study.study.title:
        yield say("manual.study", study=study.study.title)
    if study.version is not None:
        yield say("manual.version", number=study.version.number, date=local_minute(study.version.made)[:10])


def _use(codebook: CodebookSet) -> Iterator[Block]:
    head = codebook.head
    yield Heading(1, say("manual.use"), "use")
    about = _called(head.unit_zh, head.unit_en)
    if about:
        yield Words(about)
    if has(f"recording.{head.recording_unit}") and not _is_said(head, about):
        unit = say(f"recording.{head.recording_unit}")
        closers = say("manual.closers", closers=head.clause_closers) if head.recording_unit == "clause" else ""
        yield Words(f"{unit}{closers}", say("head.recording_unit"))
    if codebook.ranks:
        rows = ((str(rank.number), _called(rank.name_zh, rank.name_en), rank.definition) for rank in codebook.ranks)
        headings = (say("manual.number"), say("manual.rank"), say("definition.definition"))
        yield Grid(headings, tuple(rows), (0.12, 0.2, 0.68), say("manual.ranks"))
    if head.general_rules:
        yield Points(head.general_rules, say("manual.rules"), numbered=True)


def _is_said(head: Codebook, about: str) -> bool:
    """Tell whether what somebody wrote about the units names the recording unit already, and what closes a clause."""
    closers = {mark for mark in head.clause_closers if not mark.isascii()} if head.recording_unit == "clause" else set()
    return say(f"recording.{head.recording_unit}").lower() in about.lower() and closers <= set(about)


def _codes(codebook: CodebookSet, rulings: dict[str, list[Ruling]]) -> Iterator[Block]:
    for category in codebook.categories:
        name = _called(category.name_zh, category.name_en)
        yield Heading(1, f"{category.number} {name}", f"c{category.number}", category.color, _other(category))
        if category.definition:
            yield Words(category.definition)
        for code in codebook.codes_of(category):
            yield from _code(codebook, code, rulings.get(code.id, []))


def _code(codebook: CodebookSet, code: Code, rulings: Sequence[Ruling]) -> Iterator[Block]:
    name = _called(code.name_zh, code.name_en)
    yield Heading(2, f"{code.number} {name}", f"k{code.number}", codebook.color_of(code), _other(code))
    for part in ("definition", "include", "exclude"):
        if text := getattr(code, part):
            yield Words(text, say(f"definition.{part}"))
    if code.examples:
        yield Points(code.examples, say("definition.examples"))
    if code.keywords:
        yield Words("、".join(code.keywords), say("definition.keywords"))
    if merged := codebook.merged_into(code):
        names = "、".join(f"{each.number} {_called(each.name_zh, each.name_en)}" for each in merged)
        yield Words(names, say("definition.merged"))
    for attribute in codebook.attributes:
        if attribute.code == code.id:
            yield from _question(codebook, attribute, say("manual.attribute"))
    if rulings:
        yield _dated(rulings)


def _loose(rulings: dict[str, list[Ruling]]) -> Iterator[Block]:
    """Set the rulings that are about no one code."""
    if rulings.get(""):
        yield Heading(1, say("manual.other_rulings"), "rulings")
        yield _dated(rulings[""])


def _dated(rulings: Iterable[Ruling]) -> Points:
    return Points(tuple(f"{local_minute(each.made)[:10]}　{each.text}" for each in rulings), say("manual.rulings"))


def _sheets(codebook: CodebookSet) -> Iterator[Block]:
    for number, sheet in enumerate(codebook.sheets, 1):
        variables = [variable for variable in codebook.variables if variable.sheet == sheet.id]
        if variables:
            yield from _sheet(codebook, sheet, number, variables)


def _sheet(codebook: CodebookSet, sheet: Sheet, number: int, variables: Sequence[Variable]) -> Iterator[Block]:
    yield Heading(1, _called(sheet.name_zh, sheet.name_en), f"s{number}")
    for variable in variables:
        name = f"{variable.number} {_called(variable.name_zh, variable.name_en)}"
        yield Heading(2, name, f"v{variable.number}", aside=_kind(variable))
        if condition := _condition(codebook, variable):
            yield Words(condition, say("manual.condition"))
        if variable.definition:
            yield Words(variable.definition)
        yield from _options(codebook, variable, "")


def _question(codebook: CodebookSet, attribute: Attribute, label: str) -> Iterator[Block]:
    name = f"{attribute.number} {_called(attribute.name_zh, attribute.name_en)}"
    yield Words(say("manual.asked", name=name, kind=_kind(attribute)), label)
    if attribute.definition:
        yield Words(attribute.definition)
    yield from _options(codebook, attribute, "")


def _kind(question: Attribute | Variable) -> str:
    kind = say(f"manual.type.{question.type}") if has(f"manual.type.{question.type}") else question.type
    return say("manual.required", kind=kind) if question.required else kind


def _condition(codebook: CodebookSet, variable: Variable) -> str:
    other = next((each for each in codebook.variables if each.id == variable.ask_variable), None)
    if other is None:
        return ""
    known = {each.number: _called(each.name_zh, each.name_en) for each in codebook.options if each.variable == other.id}
    answers = "、".join(f"{number} {known.get(number, '')}".strip() for number in variable.ask_any_of)
    return say("manual.ask_if", name=f"{other.number} {_called(other.name_zh, other.name_en)}", answers=answers)


def _options(codebook: CodebookSet, question: Attribute | Variable, label: str) -> Iterator[Block]:
    options = [each for each in codebook.options if question.id in (each.variable, each.attribute)]
    if not options:
        return
    headings = (say("manual.number"), say("manual.option"), say("manual.note"))
    rows = tuple((str(each.number), _called(each.name_zh, each.name_en), _note(codebook, each)) for each in options)
    yield Grid(headings, rows, (0.12, 0.34, 0.54), label)


def _note(codebook: CodebookSet, option: Option) -> str:
    notes = [option.definition]
    if option.exclusive and say("manual.alone", language="zh") not in option.definition:
        notes.append(say("manual.alone"))
    category = next((each for each in codebook.categories if each.id == option.category), None)
    if category is not None:
        notes.append(say("manual.of_category", name=f"{category.number} {_called(category.name_zh, category.name_en)}"))
    return "\n".join(filter(None, notes))


def _called(zh: str, en: str) -> str:
    return (en or zh) if current_language() == "en" else (zh or en)


def _other(thing: Category | Code) -> str:
    """Return the name in the other language, which coders meet in papers and tables."""
    return thing.name_zh if _called(thing.name_zh, thing.name_en) == thing.name_en else thing.name_en
