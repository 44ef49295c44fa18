"""What was changed in a codebook: the actions that touched it, and what each thing was before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from desktop.core.codebooks import Ruling
from desktop.core.entities import Entity
from desktop.core.kinds import to_body
from desktop.core.revisions import Action
from desktop.core.snapshots import CodebookSet

KINDS = ("codebook", "rank", "category", "code", "attribute", "sheet", "variable", "option", "ruling")
# Where an entry stands and how it is coloured says nothing about what it means.
NO_MEANING = frozenset({"position", "color"})


@dataclass(frozen=True, slots=True)
class Step:
    """One thing before and after an action; None where it was not there."""

    before: Entity | None
    after: Entity | None

    @property
    def thing(self) -> Entity:
        """Return the thing as it is, or was last."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class CodebookChange:
    """An action that touched the codebook, with the version it made, if it made one, and its reason.

    The reason is kept with the version, or with the action where there is none.
    """

    action: Action
    steps: tuple[Step, ...]
    version: str | None = None
    number: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OldCodebook:
    """The codebook as it stood under a version; `proved` tells that its digest is the one that was kept."""

    codebook: CodebookSet
    rulings: tuple[Ruling, ...]
    proved: bool


def meaning(entity: Entity, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of a thing's body tells what it means, without fields that hold what they hold by default.

    So a field that a later program adds changes no meaning until somebody says something in it.
    """
    usual = {each.name: each.default for each in fields(entity) if each.default is not MISSING}
    return {name: value for name, value in body.items() if name not in NO_MEANING and value != usual.get(name)}


def fields_changed(before: Entity, after: Entity) -> dict[str, tuple[Any, Any]]:
    """Return the fields that differ, with what they held and hold."""
    one, other = to_body(before), to_body(after)
    return {name: (one[name], other[name]) for name in other if one[name] != other[name]}
