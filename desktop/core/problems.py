"""Findings: what a check sees that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the kind of its sentence (`finding.<kind>`) and what fills it."""

    kind: str
    facts: dict[str, object] = field(default_factory=dict)
