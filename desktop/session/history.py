"""What can be undone and redone: read from the log, so that it outlives every restart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.revisions import Action


@dataclass(frozen=True, slots=True)
class Turns:
    """The action that undo would take back, and the undo that redo would take back."""

    undo: Action | None = None
    redo: Action | None = None


def turns(newest_first: Iterable[Action], *, begins: str) -> Turns:
    """Return what one person can undo and redo, from their actions, newest first.

    An action counts while no counting action inverts it. A new action closes redo. The action named `begins`
    starts the study and is never undone, nor is what a study was given to begin with (`founding`).
    """
    inverted: set[str] = set()
    redo: Action | None = None
    for action in newest_first:
        counts = action.id not in inverted
        if action.inverts is not None:
            if counts:
                inverted.add(action.inverts)
                if action.name == "undo" and redo is None:
                    redo = action
        elif counts:
            is_given = action.name == begins or bool(action.facts.get("founding"))
            return Turns(None if is_given else action, redo)
    return Turns(None, redo)


def in_one_go(one: Action, other: Action | None) -> bool:
    """Tell whether two actions are one to the person who did them: a memo written in one sitting, kept at pauses."""
    sitting = one.facts.get("sitting")
    return other is not None and sitting is not None and other.facts.get("sitting") == sitting
