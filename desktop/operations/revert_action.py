"""Revert an action: write its inverse as a new action. Undo reverts an action, redo reverts the undo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.core.revisions import Action, Revision
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class UndoAction(Operation):
    """Take an action back."""

    name: ClassVar[str] = "undo"
    scope: ClassVar[Scope] = Scope.OWN

    action: Action

    def apply(self, writer: Writer) -> None:
        """Put everything the action touched back as it was before; the log keeps both."""
        writer.facts = {"of": self.action.name, **self.action.facts}
        _revert(writer, self.action)


@dataclass(frozen=True, slots=True)
class RedoAction(Operation):
    """Take an undo back."""

    name: ClassVar[str] = "redo"
    scope: ClassVar[Scope] = Scope.OWN

    undo: Action

    def apply(self, writer: Writer) -> None:
        """Put everything back as it was before the undo."""
        writer.facts = dict(self.undo.facts)
        _revert(writer, self.undo)


def _revert(writer: Writer, action: Action) -> None:
    """Write the former bodies, last step first; KnownError undo_conflict if something changed since."""
    log = writer.project.log
    revisions = log.of_action(action.id)
    last = {(each.kind, each.entity): each for each in revisions}
    first: dict[tuple[str, str], Revision] = {}
    for each in revisions:
        first.setdefault((each.kind, each.entity), each)
    for key, revision in last.items():
        if log.latest(*key) != revision.body:
            raise KnownError("undo_conflict")
    writer.inverts = action.id
    for key in reversed(first):
        before = log.before(first[key])
        if before != last[key].body:
            writer.put_body(*key, before, coder=first[key].coder)
    writer.note_articles(_articles(revisions))


def _articles(revisions: list[Revision]) -> set[str]:
    found = {each.entity for each in revisions if each.kind == "article"}
    for each in revisions:
        if each.body is not None:
            found.add(json.loads(each.body).get("article"))
    return {article for article in found if article}
