"""Read from the source which sentences of the catalogue the program asks for, and with which facts."""

from __future__ import annotations

import ast
import json
import re
import string
from dataclasses import dataclass, field
from pathlib import Path

_KIND = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True)
class Request:
    """A place that asks for a sentence; `facts` is None where they cannot be read from the source."""

    key: str
    facts: frozenset[str] | None
    place: str


@dataclass
class Uses:
    """What the source says about keys: asked for by name, begun in an f-string, or merely written down."""

    requests: list[Request] = field(default_factory=list)
    beginnings: set[str] = field(default_factory=set)
    constants: dict[str, str] = field(default_factory=dict)


def read_catalogue(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return for each key its entries, one for each time it is written in a file."""
    found: dict[str, list[dict[str, str]]] = {}
    for file in sorted(folder.glob("*.json")):
        for key, entry in json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=_Pairs).items():
            found.setdefault(key, []).append(dict(entry.items()))
    return found


class _Pairs(list):
    """A JSON object that keeps a key written twice."""

    def items(self) -> list[tuple[str, object]]:
        return [(str(key), value) for key, value in self]


def places_in(sentence: str) -> set[str]:
    """Return the names of the places a sentence leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def read_uses(sources: dict[str, str]) -> Uses:
    """Read all modules, given as path → source."""
    uses = Uses()
    for path, source in sources.items():
        tree = ast.parse(source)
        _read_constants(tree, path, uses)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                _read_call(node, f"{path}:{node.lineno}", uses)
        _read_tables_of_kinds(tree, path, uses)
    return uses


def _read_constants(tree: ast.AST, path: str, uses: Uses) -> None:
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            uses.constants.setdefault(node.value, f"{path}:{node.lineno}")


def _read_call(call: ast.Call, place: str, uses: Uses) -> None:
    name = _called(call)
    if name not in ("say", "KnownError"):
        return
    prefix = "error." if name == "KnownError" else ""
    uses.requests += [Request(prefix + key, _facts(call), place) for key in _texts(call.args[0])]
    if isinstance(call.args[0], ast.JoinedStr) and not prefix:
        first = call.args[0].values[0]
        if isinstance(first, ast.Constant) and first.value != "error.":
            uses.beginnings.add(str(first.value))


def _read_tables_of_kinds(tree: ast.Module, path: str, uses: Uses) -> None:
    """Where a kind comes out of a table of the module, ask for every kind in the table."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "KnownError"]
    if all(not call.args or isinstance(call.args[0], ast.Constant) for call in calls):
        return
    for statement in tree.body:
        table = getattr(statement, "value", None)
        if isinstance(table, ast.Dict) and table.values and all(_is_kind(value) for value in table.values):
            place = f"{path}:{statement.lineno}"
            uses.requests += [Request(f"error.{value.value}", None, place) for value in table.values]


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _texts(node.body) + _texts(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name and name != "language")


def _is_kind(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_KIND.fullmatch(node.value))
