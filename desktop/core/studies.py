"""The study itself and the people in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from desktop.core.entities import Entity


class CoderRole(StrEnum):
    """What a person does in the study; the consensus is the coder that adjudication writes for."""

    LEAD = "lead"
    CODER = "coder"
    REVIEWER = "reviewer"
    CONSENSUS = "consensus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Study(Entity):
    """The study a project file holds; there is one."""

    KIND: ClassVar[str] = "study"

    title: str
    made: str
    codable_roles: tuple[str, ...] = ("body",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder(Entity):
    """Someone who codes; the name lies apart under `name_key`, so that it can be erased."""

    KIND: ClassVar[str] = "coder"

    name_key: str
    role: CoderRole
    position: int
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Entity):
    """An article given to a coder, within a round or for good."""

    KIND: ClassVar[str] = "assignment"

    article: str
    coder: str
    round: str | None
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(Entity):
    """The mark that a coder is done with an article; without it "nothing coded" means "not yet"."""

    KIND: ClassVar[str] = "done"
    OWN: ClassVar[bool] = True

    coder: str
    article: str
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotCheck(Entity):
    """A finished article drawn for a reviewer."""

    KIND: ClassVar[str] = "spot_check"

    article: str
    reviewer: str
    seed: int
    made: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Entity):
    """An article sent back to its coder for revision, with a remark."""

    KIND: ClassVar[str] = "return"

    article: str
    coder: str
    reviewer: str
    remark: str
    made: str
