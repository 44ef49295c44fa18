"""Tell whether a text is a file of records, and which; a newspaper text that merely quotes one is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from desktop.core.drafts import Problem
from desktop.importing.records.gathering import shortened
from desktop.importing.records.json_lines import json_lines, part_of, read_object
from desktop.importing.records.layouts import LAYOUTS, Layout, Part
from desktop.importing.records.lines import Line, lines_of
from desktop.importing.records.record import Kind
from desktop.wording import say

_LOOKED_AT = 200_000
_LINES = 2_000
# What a database or a mail puts before its records; an article that quotes one has more to say first.
_LINES_BEFORE = 3
_LONG = (Part.TEXT, Part.ABSTRACT)
_TELLING = {Part.HEADLINE, Part.AUTHOR, Part.NEWSPAPER, Part.DATE, Part.PAGE, Part.DATABASE}


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text is taken for, None for no file of records, with the sign that tells and its line (from 1)."""

    kind: Kind | None
    sign: str = ""
    line: int | None = None

    @property
    def reason(self) -> str:
        """Return the sentence that says why."""
        if self.kind is None:
            return say("records.none")
        return say("records.recognised", format=say(f"records.kind.{self.kind}"), sign=self.sign, line=self.line)


def recognise(text: str) -> Recognised:
    """Return which format of records a text is in; in doubt it is none. Only its beginning is looked at.

    Records stand at the beginning of a file, name at least a headline or two other things, and their fields outnumber
    the lines that belong to no field.
    """
    beginning = text[:_LOOKED_AT]
    lines = [line for line in islice(lines_of(beginning), _LINES) if line.text.strip()]
    for layout in LAYOUTS:
        found = _recognised(lines, layout)
        if found:
            return found
    return _json(beginning, complete=len(text) <= _LOOKED_AT) or Recognised(None)


def _recognised(lines: list[Line], layout: Layout) -> Recognised | None:
    for before, line in enumerate(lines[: _LINES_BEFORE + 1]):
        opening = layout.opening.search(line.text)
        if opening:
            first = Line(line.number, line.start, line.text[opening.start() :], line.closed)
            if _holds([first, *lines[before + 1 :]], layout):
                return Recognised(layout.kind, shortened(opening[0]), line.number)
            return None
    return None


def _holds(lines: Iterable[Line], layout: Layout) -> bool:
    """Tell whether lines from an opening on are records: fields follow at once, and few lines belong to none."""
    labelled = foreign = 0
    told: set[Part] = set()
    last = Part.OTHER
    for place, line in enumerate(lines):
        label = layout.label.match(line.text)
        if label:
            labelled += 1
            last = layout.part_of(label["name"])
            if label["value"] and label["value"].strip():
                told.add(last)
        elif place == 1:
            return False
        else:
            foreign += last not in _LONG
    return labelled > foreign and (Part.HEADLINE in told or len(told & _TELLING) >= 2)


def _json(text: str, *, complete: bool) -> Recognised | None:
    """Tell whether most of the first lines are objects that hold a headline or a text."""
    lines = [line for line in islice(json_lines(text), 50) if line.text.strip()]
    if not complete and len(lines) > 1 and not lines[-1].closed:
        lines.pop()
    if not lines or not lines[0].text.lstrip().startswith("{"):
        return None
    good = 0
    for line in lines:
        found = read_object(line.text.strip())
        good += not isinstance(found, Problem) and any(part_of(name) in (Part.HEADLINE, Part.TEXT) for name in found)
    return Recognised(Kind.JSON_LINES, shortened(lines[0].text), lines[0].number) if 2 * good > len(lines) else None
