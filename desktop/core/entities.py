"""What every kind of thing in a study shares: a kind, an identity, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A value with an identity; its fields are the body that the revision log keeps.

    `KIND` names it in the log and its state table. `OWN` tells that it belongs to the coder
    named in its `coder` field; everything else belongs to the study, that is to the lead.
    """

    KIND: ClassVar[str]
    OWN: ClassVar[bool] = False

    id: str
