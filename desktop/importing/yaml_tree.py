"""YAML as a tree of plain texts with line numbers: no types guessed, no references followed, no depth without end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desktop.importing.broken import BrokenCodebookError

_DEEPEST = 30
_NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text just as it is written; `empty` tells that nothing, or YAML's word for nothing, stands there."""

    text: str
    line: int
    empty: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes, with the line of each name."""

    entries: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def tree_of(text: str) -> Node:
    """Return the one document in a YAML text; raise BrokenCodebookError with the line (from 1) if there is none."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder().build(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BrokenCodebookError(mark.line + 1 if mark else 1, "yaml") from error
    except yaml.reader.ReaderError as error:
        raise BrokenCodebookError(text.count("\n", 0, int(error.position)) + 1, "yaml_character") from error


class _Builder:
    """Builds nodes from parsing events, without recursion."""

    def __init__(self) -> None:
        self._open: list[tuple[list[Node], bool, int]] = []
        self._documents: list[Node] = []

    def build(self, events: Iterator[Any]) -> Node:
        for event in events:
            self._take(event, type(event).__name__, event.start_mark.line + 1 if event.start_mark else 1)
        if len(self._documents) != 1:
            raise BrokenCodebookError(1, "not_one_document")
        return self._documents[0]

    def _take(self, event: Any, name: str, line: int) -> None:
        if name == "AliasEvent":
            raise BrokenCodebookError(line, "alias")
        if name == "ScalarEvent":
            self._add(
                Scalar(event.value, line, empty=not event.value or (event.implicit[0] and event.value in _NOTHING))
            )
        elif name in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self._open) >= _DEEPEST:
                raise BrokenCodebookError(line, "too_deep")
            self._open.append(([], name == "MappingStartEvent", line))
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            nodes, is_mapping, start = self._open.pop()
            self._add(_mapping(nodes, start) if is_mapping else Sequence(tuple(nodes), start))

    def _add(self, node: Node) -> None:
        (self._open[-1][0] if self._open else self._documents).append(node)


def _mapping(nodes: list[Node], line: int) -> Mapping:
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for name, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(name, Scalar):
            raise BrokenCodebookError(name.line, "field_name")
        if name.text in entries:
            raise BrokenCodebookError(name.line, "double_field", field=name.text)
        entries[name.text], lines[name.text] = value, name.line
    return Mapping(entries, lines, line)
