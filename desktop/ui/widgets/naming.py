"""Object names: what tests, style sheets and screen readers find widgets by."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

Thing = TypeVar("Thing", bound=QObject)


def named(thing: Thing, name: str) -> Thing:
    """Give an object its name and return it."""
    thing.setObjectName(name)
    return thing
