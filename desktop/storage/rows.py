"""Rows of the state tables: entities in and out of columns."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from desktop.core.entities import Entity
from desktop.core.kinds import fields, from_body, kinds


def table(kind: str) -> str:
    """Return the quoted name of a kind's table."""
    return f'"{kind}"'


@cache
def columns(kind: str) -> str:
    """Return the quoted column names of a kind, `id` first, without the tombstone mark."""
    return ", ".join(f'"{name}"' for name in fields(kind))


@cache
def upsert(kind: str) -> str:
    """Return the statement that writes a row of this kind, new or not, with its tombstone mark."""
    names = [*fields(kind), "removed"]
    places = ", ".join("?" for _ in names)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names[1:])
    # By name: a column that a later step added stands behind the mark. Not "replace": replacing a parent row would
    # cascade or be refused.
    into = f"INSERT INTO {table(kind)} ({columns(kind)}, removed) VALUES ({places})"
    return f"{into} ON CONFLICT (id) DO UPDATE SET {updates}"


def to_row(kind: str, identity: str, body: dict[str, Any]) -> list[Any]:
    """Return a body as the values of its row, JSON where the field is a list."""
    entity = from_body(kind, identity, body)
    return [identity, *(_cell(getattr(entity, name)) for name in fields(kind)[1:])]


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return int(value) if isinstance(value, bool) else value


@cache
def _json_columns(kind: str) -> tuple[bool, ...]:
    annotations = {field: kinds()[kind].__dataclass_fields__[field].type for field in fields(kind)}
    return tuple(str(annotations[name]).startswith("tuple") for name in fields(kind))


def to_entity(kind: str, row: tuple[Any, ...]) -> Entity:
    """Return the entity that a row (without tombstone mark) holds."""
    marks, names = _json_columns(kind), fields(kind)
    body = {
        name: json.loads(value) if is_json and value is not None else value
        for name, is_json, value in zip(names, marks, row, strict=True)
    }
    return from_body(kind, body.pop("id"), body)
