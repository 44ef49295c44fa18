"""Rows of a codebook's table, and what a person who adds one may leave out: the key, the 编号, or both.

A row without a key belongs to what has the same 编号, else the same name. What is new gets the next free 编号, as the
window proposes one; such a number says nothing of what is there already (`MadeNumber`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.core.numbering import next_code_number, next_number, next_option_number
from desktop.importing.broken import BrokenCodebookError
from desktop.importing.fields import GivenNumber
from desktop.importing.workbook_rows import RowNumber
from desktop.wording import say


@dataclass(frozen=True, slots=True)
class Row:
    """A row's texts by column."""

    number: int
    sheet: str
    cells: Mapping[str, str]
    headings: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def has(self, columns: Iterable[str]) -> bool:
        """Tell whether anything stands in one of these columns."""
        return any(self[column].strip() for column in columns)

    def place(self, fields: Mapping[str, str]) -> RowNumber:
        """Return where the row stands, and what the file calls these fields."""
        names = {name: self.headings.get(column, say(f"column.{column}")) for name, column in fields.items()}
        return RowNumber(self.number, self.sheet, names)

    def saying(self, cells: Mapping[str, str]) -> Row:
        """Return the row with other texts in some columns."""
        return replace(self, cells={**self.cells, **cells})


class Marks(NamedTuple):
    """The columns by which things of a kind are known, and the one of what they belong to, if any."""

    id: str
    number: str
    zh: str
    of: str = ""


class _Known(NamedTuple):
    """A thing that is written out in some row."""

    of: str
    id: str
    number: str
    zh: str
    row: int


def completed(rows: Sequence[Row], fields: Iterable[str], marks: Marks) -> list[Row]:
    """Return the rows with key and 编号 of the thing that each one tells of, as far as another row has them.

    Raises BrokenCodebookError where the 编号 is another thing's, or several have the name.
    """
    fields = tuple(fields)
    known = [_known(row, marks) for row in rows]
    rows = [_by_number(row, known, marks) for row in rows]
    known = [each for each in (_known(row, marks) for row in rows) if each.id or each.number]
    rows = [_by_name(row, known, marks) if row.has(fields) else row for row in rows]
    made: dict[tuple[str, str], str] = {}
    return [_numbered(row, known, made, marks) if row.has(fields) else row for row in rows]


def _known(row: Row, marks: Marks) -> _Known:
    of = row[marks.of].strip() if marks.of else ""
    return _Known(of, row[marks.id].strip(), row[marks.number].strip(), row[marks.zh].strip(), row.number)


def _by_number(row: Row, known: Sequence[_Known], marks: Marks) -> Row:
    its = _known(row, marks)
    same = [each for each in known if its.number and each.id and (each.of, each.number) == (its.of, its.number)]
    if its.id or len({each.id for each in same}) != 1:
        return row
    if its.zh and its.zh != same[0].zh:
        raise BrokenCodebookError(
            row.place({}), "number_elsewhere", number=its.number, name=its.zh, other=same[0].zh, first=same[0].row
        )
    return row.saying({marks.id: same[0].id})


def _by_name(row: Row, known: Sequence[_Known], marks: Marks) -> Row:
    its = _known(row, marks)
    if its.id or its.number or not its.zh:
        return row
    same = list({(each.id, each.number): each for each in known if (each.of, each.zh) == (its.of, its.zh)}.values())
    if len(same) > 1:
        first, second = same[0].row, same[1].row
        raise BrokenCodebookError(row.place({}), "name_of_several", name=its.zh, first=first, second=second)
    return row.saying({marks.id: same[0].id, marks.number: same[0].number}) if same else row


def _numbered(row: Row, known: Sequence[_Known], made: dict[tuple[str, str], str], marks: Marks) -> Row:
    """Return the row with the next number, where it has none; rows of the same new thing get the same."""
    its = _known(row, marks)
    if its.number or not (its.id or its.zh):
        return row
    there = next((each.number for each in known if each.id and each.id == its.id and each.number), "")
    thing = its.of, its.id or its.zh
    if not there and thing not in made:
        taken = {*_counted(each.number for each in known if each.of == its.of)}
        taken |= {*_counted(number for (of, _), number in made.items() if of == its.of)}
        made[thing] = GivenNumber(next_number(taken))
    return row.saying({marks.number: there or made[thing]})


def with_code_numbers(rows: Sequence[Row], fields: Iterable[str], category: Marks, code: Marks) -> list[Row]:
    """Return the rows with a 编号 for every code: of its category's hundred, where it has none."""
    fields, hundred = tuple(fields), 0
    taken = set(_counted(row[code.number] for row in rows))
    found = []
    for row in rows:
        hundred = next(_counted([row[category.number]]), hundred)
        if row[code.number].strip() or not row.has(fields):
            found.append(row)
            continue
        number = next_code_number(taken, hundred)
        taken.add(number)
        found.append(row.saying({code.number: GivenNumber(number)}))
    return found


def with_option_numbers(rows: Sequence[Row], fields: Iterable[str], number: str) -> list[Row]:
    """Return the rows of one question with a number for every option."""
    fields, taken = tuple(fields), set(_counted(row[number] for row in rows))
    found = []
    for row in rows:
        if row[number].strip() or not row.has(fields):
            found.append(row)
            continue
        free = next_option_number(taken)
        taken.add(free)
        found.append(row.saying({number: GivenNumber(free)}))
    return found


def _counted(texts: Iterable[str]) -> Iterator[int]:
    for text in texts:
        if text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) <= 9:
            yield int(text)
