"""What every operation is: a name, whose business it is, and what it writes."""

from __future__ import annotations

import importlib
import pkgutil
from abc import ABC, abstractmethod
from enum import Enum
from functools import cache
from typing import ClassVar

from desktop.storage.writer import Writer


class Scope(Enum):
    """Whose business an operation is: the study's, which the lead tends, a review's, or the coder's own work.

    What a review leaves belongs to the study as well; lead and reviewers may do it.
    """

    STUDY = "study"
    REVIEW = "review"
    OWN = "own"


class Operation(ABC):
    """Something a person does in one step, taken back in one step.

    `name` finds its sentence (`action.<name>`) for the menu and the history. `risky` asks for a checked copy of
    the project before it, its undo and its redo, `risky_undo` before its undo alone. `apply` reads through
    `writer.project`, writes through the writer, and may raise KnownError; then nothing of it is kept.
    """

    name: ClassVar[str]
    scope: ClassVar[Scope]
    risky: ClassVar[bool] = False
    risky_undo: ClassVar[bool] = False

    def needs_copy(self) -> bool:
        """Tell whether a checked copy of the project has to be made before."""
        return self.risky

    @abstractmethod
    def apply(self, writer: Writer) -> None:
        """Write what this operation does."""


def operation_types() -> dict[str, type[Operation]]:
    """Return every operation there is, by name."""
    _load_every_operation()
    return {each.name: each for each in Operation.__subclasses__()}


@cache
def _load_every_operation() -> None:
    package = importlib.import_module("desktop.operations")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"desktop.operations.{module.name}")
