"""Identities: uuid7 for what is made, uuid5 for what a pair of facts already names."""

from __future__ import annotations

import uuid

_NATURAL = uuid.UUID("6f5c9a2e-6d0b-5b7a-9a51-2f1d4f3c7a10")


def new_id() -> str:
    """Return a new identity that sorts by the time it was made (uuid7, RFC 9562)."""
    from uuid6 import uuid7

    return str(uuid7())


def natural_id(*parts: str | int) -> str:
    """Return the one identity of a fact named by its parts, the same on every copy of a project."""
    return str(uuid.uuid5(_NATURAL, "\x1f".join(map(str, parts))))
