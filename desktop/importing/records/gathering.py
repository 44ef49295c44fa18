"""Lines of a file gathered into records: which field each belongs to, and which to none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.core.drafts import Problem
from desktop.importing.bylines import Author
from desktop.importing.records.layouts import Layout, Part
from desktop.importing.records.lines import Line, lines_of
from desktop.importing.records.record import Field

_SHOWN = 40
_LONG = (Part.TEXT, Part.ABSTRACT)
_ONCE = (Part.HEADLINE, Part.NEWSPAPER, Part.DATE, Part.PAGE)
# CNKI has also put all authors of a record on one line: "%A 甲%A 乙".
_AUTHORS_ON_ONE_LINE = re.compile(r"(?<=\S)%A[ \t]+")


@dataclass(slots=True)
class Open:
    """A field that may go on."""

    name: str
    part: Part
    line: int
    lines: list[str]

    def closed(self) -> Field:
        """Return the field as it stands in the file."""
        return Field(self.name, "\n".join(self.lines).strip(), self.line)


@dataclass(slots=True)
class Gathered:
    """A record's lines: where it begins, its fields, what belongs to none, and authors read already."""

    line: int
    start: int
    fields: list[Open] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    people: list[Author] = field(default_factory=list)


def gather(text: str, layout: Layout) -> list[Gathered]:
    """Return the records of a text in order; lines before the first are told with the first."""
    gathering = _Gathering(layout)
    for line in lines_of(text):
        gathering.take(line)
    gathering.tell_lost()
    return gathering.records


class _Gathering:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.records: list[Gathered] = []
        self._gap = False
        self._lost: list[Line] = []

    def take(self, line: Line) -> None:
        for piece in self._pieces(line):
            self._take(piece)

    def _pieces(self, line: Line) -> Iterator[Line]:
        """Return a line, cut where a record begins within it."""
        if self.records and not self._layout.anywhere:
            yield line
            return
        places = [match.start() for match in self._layout.opening.finditer(line.text)]
        if not self._layout.anywhere:
            places = places[:1]
        for start, end in pairwise([0, *(place for place in places if place), len(line.text)]):
            closed = line.closed or end < len(line.text)
            yield Line(line.number, line.start + start, line.text[start:end], closed)

    def _take(self, line: Line) -> None:
        label = self._layout.label.match(line.text)
        if label and (self.records or self._layout.sure or self._layout.opening.match(line.text.lstrip())):
            self._field(line, label["name"], label["value"] or "")
        elif not line.text.strip():
            self._gap = True
            return
        else:
            self._unlabelled(line)
        self._gap = False

    def _field(self, line: Line, name: str, value: str) -> None:
        part = self._layout.part_of(name)
        if self._begins(name, part):
            self.tell_lost()
            self.records.append(Gathered(line.number, line.start))
        self.tell_lost()
        record = self.records[-1]
        record.names.add(name)
        values = _AUTHORS_ON_ONE_LINE.split(value) if name == "%A" else [value]
        record.fields += [Open(name, part, line.number, [each]) for each in values]

    def _begins(self, name: str, part: Part) -> bool:
        if not self.records or " ".join(name.split()).lower() == self._layout.opener:
            return True
        record = self.records[-1]
        if name not in record.names or record.fields[-1].name == name:
            return False
        return self._gap or part in _ONCE or not self._layout.repeats

    def _unlabelled(self, line: Line) -> None:
        """Take a line that goes on with the field before it, or belongs to none."""
        if not self.records:
            self._lost.append(line)
            return
        if not line.closed and self._layout.cut.fullmatch(line.text):
            self.records[-1].problems.append(Problem("record_cut_off", (), line.number))
            return
        last = self.records[-1].fields[-1]
        # What stands apart goes on only with a text; a brace begins no continued line.
        apart = self._gap and last.part not in _LONG
        if apart or self._lost or (self._layout.anywhere and line.text.lstrip()[0] in "{｛"):
            self._lost.append(line)
            return
        last.lines += ["", line.text] if self._gap else [line.text]

    def tell_lost(self) -> None:
        """Name the lines that belong to no field, one stretch at a time."""
        if self._lost and self.records:
            facts = (("count", len(self._lost)), ("words", shortened(self._lost[0].text)))
            self.records[-1].problems.append(Problem("record_lines_lost", facts, self._lost[0].number))
            self._lost = []


def shortened(value: str) -> str:
    """Return the beginning of a value on one line, to be shown."""
    words = " ".join(value[: 5 * _SHOWN].split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
