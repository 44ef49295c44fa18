"""Named fields of a YAML tree, read as what they should be; anything else is named with its line."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.numbering import MadeNumber
from desktop.importing.broken import BrokenCodebookError, Reason
from desktop.importing.yaml_tree import Mapping, Node, Scalar, Sequence

_FLAGS = {"true": True, "false": False}


class GivenNumber(str):
    """A number as text that the file does not hold, given for want of one."""

    __slots__ = ()


class Fields:
    """One entry of a codebook file with its fields."""

    def __init__(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            raise BrokenCodebookError(node.line, "not_fields")
        self._node = node
        self.line = node.line

    def __contains__(self, name: str) -> bool:
        return name in self._node.entries

    def allow(self, *names: str) -> None:
        """Refuse a field with any other name: most often a slip of the pen, and its content would be lost."""
        for name in self._node.entries:
            if name not in names:
                raise BrokenCodebookError(self.line_of(name), "unknown_field", field=name)

    def line_of(self, name: str) -> int:
        """Return the line in which a field stands, or the entry begins."""
        return self._node.lines.get(name, self.line)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field's text just as written; without a default it must be there and not be empty."""
        node = self._node.entries.get(name)
        if node is not None and not isinstance(node, Scalar):
            raise BrokenCodebookError(self.line_of(name), "not_text", field=name)
        if node is not None and not node.empty:
            return node.text
        if default is None:
            raise BrokenCodebookError(self.line_of(name), "missing_field", field=name)
        return default

    def name(self, name: str, default: str | None = None) -> str:
        """Return a field's text as a name is kept: one line with something in it, as where names are edited."""
        text = self.text(name, default)
        if len(text.splitlines()) > 1:
            raise BrokenCodebookError(self.line_of(name), "not_one_line", field=name)
        line = " ".join(text.split())
        if not line and default is None:
            raise BrokenCodebookError(self.line_of(name), "missing_field", field=name)
        return line

    def key(self, name: str) -> str:
        """Return a field's text, just as written, that is not blank and stands on one line."""
        self.name(name)
        return self.text(name)

    def counting(self, name: str) -> int:
        """Return a field's whole number from 1: what things of a codebook are numbered by."""
        number = self.number(name)
        if number < 1:
            raise BrokenCodebookError(self.line_of(name), "number_small", field=name)
        return number

    def number(self, name: str) -> int:
        """Return a field's whole number."""
        text = self.text(name)
        if not (text.isascii() and text.isdigit() and len(text) <= 9):
            raise BrokenCodebookError(self.line_of(name), "not_number", field=name)
        return MadeNumber(text) if isinstance(text, GivenNumber) else int(text)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return whether a field says true."""
        text = self.text(name, "true" if default else "false").lower()
        if text not in _FLAGS:
            raise BrokenCodebookError(self.line_of(name), "not_flag", field=name)
        return _FLAGS[text]

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field's list of texts; a missing one is empty."""
        nodes = self._list(name)
        for node in nodes:
            if not isinstance(node, Scalar):
                raise BrokenCodebookError(node.line, "not_text", field=name)
        return tuple(node.text for node in nodes if isinstance(node, Scalar))

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a field's list of whole numbers."""
        texts = self.texts(name)
        if not all(text.isascii() and text.isdigit() and len(text) <= 9 for text in texts):
            raise BrokenCodebookError(self.line_of(name), "not_number", field=name)
        return tuple(int(text) for text in texts)

    def entries(self, name: str) -> tuple[Fields, ...]:
        """Return a field's list of entries; a missing one is empty."""
        return tuple(Fields(node) for node in self._list(name))

    def entry(self, name: str) -> Fields | None:
        """Return a field that has fields itself."""
        return Fields(self._node.entries[name]) if name in self else None

    def _list(self, name: str) -> tuple[Node, ...]:
        node = self._node.entries.get(name)
        if node is None or (isinstance(node, Scalar) and node.empty):
            return ()
        if not isinstance(node, Sequence):
            raise BrokenCodebookError(self.line_of(name), "not_list", field=name)
        return node.items


def all_differ(entries: Iterable[Fields], *, what: str) -> None:
    """Raise BrokenCodebookError where two entries of one kind have the same 编号 or the same id."""
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        for field in ("number", "id"):
            if field in entry:
                value = str(entry.number(field)) if field == "number" else entry.text(field)
                line = entry.line_of(field)
                if (field, value) in seen:
                    raise BrokenCodebookError(
                        line, f"double_{field}", what=Reason(what), value=value, first=seen[field, value]
                    )
                seen[field, value] = line
