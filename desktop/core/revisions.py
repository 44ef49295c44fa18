"""Revisions: the append-only record of everything that was ever done to a study."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

START = "0" * 64
_HALF_PAIRS = re.compile("[\ud800-\udfff]")


class Revision(NamedTuple):
    """One step of a stream: an entity put or deleted, chained by hash to the step before."""

    stream: str
    sequence: int
    lamport: int
    action: str
    name: str
    actor: str
    coder: str | None
    time: str
    kind: str
    entity: str
    change: str
    body: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Action:
    """What one person did at one moment, as the history and the undo menu name it.

    `facts` fill the sentence `action.<name>`, a pair being the Chinese and the English form; `inverts` names the
    action that this one takes back.
    """

    id: str
    name: str
    actor: str
    time: str
    facts: dict[str, str | list[str]]
    inverts: str | None


def chain(previous: str, parts: tuple[Any, ...]) -> str:
    """Return the hash that ties a revision's parts (all but the hash) to the one before (sha256, hex)."""
    written = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(previous.encode() + written.encode("utf-8", "surrogatepass")).hexdigest()


def dump(body: dict[str, Any]) -> str:
    """Return a body as the log writes it: keys in order, no spaces, Chinese as it is, U+FFFD for half a pair."""
    written = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _HALF_PAIRS.sub("\ufffd", written)
