"""Read a file of records: one parser for each format, all `text -> list[Record]`, none of which raises."""

from __future__ import annotations

from collections.abc import Callable

from desktop.importing.records.gathering import gather
from desktop.importing.records.json_lines import parse_json_lines
from desktop.importing.records.layouts import BY_KIND
from desktop.importing.records.making import record_of
from desktop.importing.records.record import Kind, Record


def parse_endnote(text: str) -> list[Record]:
    """Return the records of an EndNote file (`%0 Newspaper Article`, `%A`, `%T` …) in order."""
    return _parse(text, Kind.ENDNOTE)


def parse_refworks(text: str) -> list[Record]:
    """Return the records of a RefWorks file (`RT Newspaper Article`, `A1`, `T1` …) in order."""
    return _parse(text, Kind.REFWORKS)


def parse_cnki_text(text: str) -> list[Record]:
    """Return the records of CNKI's own text (`Title-题名:` …, `<br>` may end a line) in order."""
    return _parse(text, Kind.CNKI_TEXT)


def parse_note_express(text: str) -> list[Record]:
    """Return the records of a NoteExpress file (`{Reference Type}:`, `{Title}：` …) in order."""
    return _parse(text, Kind.NOTE_EXPRESS)


PARSERS: dict[Kind, Callable[[str], list[Record]]] = {
    Kind.ENDNOTE: parse_endnote,
    Kind.REFWORKS: parse_refworks,
    Kind.CNKI_TEXT: parse_cnki_text,
    Kind.NOTE_EXPRESS: parse_note_express,
    Kind.JSON_LINES: parse_json_lines,
}


def _parse(text: str, kind: Kind) -> list[Record]:
    return [record_of(kind, gathered) for gathered in gather(text, BY_KIND[kind])]
