"""Gathered fields as a record in our terms; what cannot be read is named and stays as it stood."""

from __future__ import annotations

import re

from desktop.core.drafts import Problem
from desktop.importing.bylines import Author
from desktop.importing.records.gathering import Gathered, shortened
from desktop.importing.records.layouts import Part
from desktop.importing.records.record import Field, Kind, Record
from desktop.importing.records.values import authors_of, date_of, lines_kept, one_line, page_of, parts_of

# What the field says of someone who is not the author, in the words in which newspapers print it.
_PEOPLE = {Part.AUTHOR: None, Part.EDITOR: "编辑", Part.TRANSLATOR: "译者"}
_NEWSPAPER = re.compile("news|报|generic", re.IGNORECASE)
# CNKI's own text names the sort of its source instead of a type.
_OTHER_SOURCE = re.compile("期刊|硕士|博士|会议|年鉴|专利|图书|标准|成果")


def record_of(kind: Kind, gathered: Gathered) -> Record:
    """Return the record that gathered lines hold."""
    return _Making(kind, gathered).record()


class _Making:
    def __init__(self, kind: Kind, gathered: Gathered) -> None:
        self._kind = kind
        self._gathered = gathered
        self._fields = [(each.part, each.closed()) for each in gathered.fields]
        self._problems = list(gathered.problems)

    def record(self) -> Record:
        headline = self._line(Part.HEADLINE)
        if headline is None:
            self._problems.append(Problem("record_headline_missing", (), self._gathered.line))
        self._tell_other_type()
        return Record(
            kind=self._kind, line=self._gathered.line, start=self._gathered.start, headline=headline,
            authors=self._authors(), newspaper=self._line(Part.NEWSPAPER), date=self._date(),
            page_number=self._page(), text=self._text(Part.TEXT), abstract=self._text(Part.ABSTRACT),
            keywords=tuple(dict.fromkeys(word for each in self._all(Part.KEYWORDS) for word in parts_of(each.value))),
            link=self._line(Part.LINK), database=self._line(Part.DATABASE),
            fields=tuple(each for _, each in self._fields), problems=tuple(self._problems),
        )  # fmt: skip

    def _all(self, part: Part) -> list[Field]:
        return [each for of, each in self._fields if of is part and each.value]

    def _line(self, part: Part) -> str | None:
        """Return the first that says something: what comes again is most often another language's."""
        return next((line for line in (one_line(each.value) for each in self._all(part)) if line), None)

    def _text(self, part: Part) -> str | None:
        return "\n\n".join(text for text in (lines_kept(each.value) for each in self._all(part)) if text) or None

    def _authors(self) -> tuple[Author, ...]:
        found = dict.fromkeys(self._gathered.people)
        for part, each in self._fields:
            if part in _PEOPLE:
                found.update(dict.fromkeys(authors_of(each.value, _PEOPLE[part])))
        return tuple(found)

    def _date(self) -> str | None:
        years = self._all(Part.YEAR)
        year = years[0].value if years else ""
        for each in [*self._all(Part.DATE), *years]:
            found = date_of(each.value, year)
            if found:
                return found
            self._tell_unread("record_date_unread", each)
        return None

    def _page(self) -> str | None:
        for each in self._all(Part.PAGE):
            found = page_of(each.value)
            if found:
                return found
            self._tell_unread("record_page_unread", each)
        return None

    def _tell_unread(self, kind: str, each: Field) -> None:
        self._problems.append(Problem(kind, (("value", shortened(each.value)),), each.line))

    def _tell_other_type(self) -> None:
        for each in self._all(Part.TYPE):
            if not _NEWSPAPER.search(each.value):
                self._tell_unread("record_other_type", each)
        for each in self._all(Part.DATABASE) if self._kind is Kind.CNKI_TEXT else ():
            if _OTHER_SOURCE.search(each.value) and not _NEWSPAPER.search(each.value):
                self._tell_unread("record_other_type", each)
