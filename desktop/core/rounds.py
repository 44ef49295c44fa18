"""Rounds of a study, what was unblinded, discussed and decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.entities import Entity

RELIABILITY_TEST = "reliability_test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Entity):
    """A stage's round: its articles, coders, codebook version and thresholds."""

    KIND: ClassVar[str] = "round"

    name: str
    stage: str
    seed: int
    articles: tuple[str, ...]
    coders: tuple[str, ...]
    codebook_version: str | None
    thresholds: tuple[tuple[str, float], ...]
    started: str | None
    ended: str | None
    voided: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed(Entity):
    """The mark that an article was discussed, so that no reliability test may draw it again."""

    KIND: ClassVar[str] = "discussed"

    article: str
    round: str | None
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unblinding(Entity):
    """The lead's act of showing coders each other's codings, of a round or of the study."""

    KIND: ClassVar[str] = "unblinding"

    round: str | None
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Entity):
    """An adjudication: what was compared, what came of it, the cause and the reason."""

    KIND: ClassVar[str] = "decision"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    version: str
    start: int
    end: int
    compared: tuple[str, ...]
    result: str | None
    cause: str
    reason: str
    made: str


def is_running(found: Round) -> bool:
    """Tell whether a round is a reliability test that runs now: begun, not ended, not void."""
    is_test = found.stage == RELIABILITY_TEST
    return is_test and found.started is not None and found.ended is None and found.voided is None
