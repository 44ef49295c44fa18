"""The register of all kinds of entities, and their bodies as plain JSON values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from desktop.core import articles, codebooks, codings, rounds, studies
from desktop.core.entities import Entity


@cache
def kinds() -> dict[str, type[Entity]]:
    """Return every kind by name, parents before those that refer to them."""
    order: list[type[Entity]] = [
        studies.Study, studies.Coder, codebooks.Codebook, codebooks.Rank, codebooks.Category, codebooks.Code,
        codebooks.Attribute, codebooks.Sheet, codebooks.Variable, codebooks.Option, codebooks.CodebookVersion,
        articles.Outlet, articles.Page, articles.Article, articles.ReprintGroup, articles.TextVersion,
        articles.Search, articles.Sample, articles.Exclusion, rounds.Round, studies.Assignment, studies.Done,
        studies.SpotCheck, studies.Return, codings.Coding, codings.AttributeValue, codings.Value, codings.NoneMark,
        codings.Memo, codings.Query, codings.Suggestion, codings.Pin, codebooks.Ruling, rounds.Discussed,
        rounds.Unblinding, rounds.Decision,
    ]  # fmt: skip
    return {each.KIND: each for each in order}


@cache
def fields(kind: str) -> tuple[str, ...]:
    """Return the names of a kind's fields, `id` first."""
    return tuple(field.name for field in dataclasses.fields(kinds()[kind]))


def to_body(entity: Entity) -> dict[str, Any]:
    """Return the entity's fields without its identity, as JSON can hold them."""
    return {name: getattr(entity, name) for name in fields(entity.KIND) if name != "id"}


def from_body(kind: str, identity: str, body: Mapping[str, Any]) -> Entity:
    """Return the entity that a body describes; fields the body lacks take their defaults."""
    cls, decoders = kinds()[kind], _decoders(kind)
    return cls(id=identity, **{name: decode(body[name]) for name, decode in decoders.items() if name in body})


@cache
def _decoders(kind: str) -> dict[str, Any]:
    hints = get_type_hints(kinds()[kind])
    return {name: _decoder(hints[name]) for name in fields(kind) if name != "id"}


def _decoder(hint: Any) -> Any:
    """Return what turns a JSON value back into a field of this type."""
    if get_origin(hint) in (Union, UnionType):
        inner = _decoder(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _tuple_decoder(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, StrEnum | bool):
        return hint
    if isinstance(hint, type) and hasattr(hint, "_fields"):
        parts = [_decoder(part) for part in get_type_hints(hint).values()]
        return lambda value: hint(*(part(each) for part, each in zip(parts, value, strict=False)))
    return lambda value: value


def _tuple_decoder(parts: tuple[Any, ...]) -> Any:
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = _decoder(parts[0])
        return lambda value: tuple(inner(each) for each in value)
    inners = [_decoder(part) for part in parts]
    return lambda value: tuple(inner(each) for inner, each in zip(inners, value, strict=True))
