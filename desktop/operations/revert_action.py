"""Revert an action: write its inverse as a new action. Undo reverts an action, redo reverts the undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, cast

from desktop.core.articles import TextVersion
from desktop.core.codebook_history import KINDS as MEANT
from desktop.core.codebooks import CodebookVersion
from desktop.core.errors import KnownError
from desktop.core.kinds import from_body
from desktop.core.revisions import Action, Revision
from desktop.operations.operation import Operation, Scope, operation_types
from desktop.storage.writer import WORK, Writer


@dataclass(frozen=True, slots=True)
class UndoAction(Operation):
    """Take an action back."""

    name: ClassVar[str] = "undo"
    scope: ClassVar[Scope] = Scope.OWN

    action: Action

    def needs_copy(self) -> bool:
        """Ask for a copy where a risky action is taken back, or one whose taking back removes what others use."""
        return _is_risky(self.action.name, undone=True)

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

    def needs_copy(self) -> bool:
        """Ask for a copy where a risky action is done again."""
        return _is_risky(str(self.undo.facts.get("of", "")), undone=False)

    def apply(self, writer: Writer) -> None:
        """Put everything back as it was before the undo."""
        writer.facts = dict(self.undo.facts)
        _revert(writer, self.undo)


def _is_risky(name: str, *, undone: bool) -> bool:
    kind = operation_types().get(name)
    # Of what a later program did nobody here can tell.
    return kind is None or kind.risky or (undone and kind.risky_undo)


def _revert(writer: Writer, action: Action) -> None:
    """Write the former bodies, last step first.

    Raises KnownError undo_conflict if something changed since, undo_would_void where the codebook would go back while
    a reliability test runs, lead_needed where nobody would be left to lead, and what `misfits` raises.
    """
    log = writer.project.log
    revisions = log.of_action(action.id)
    last = {(each.kind, each.entity): each for each in revisions}
    first: dict[tuple[str, str], Revision] = {}
    for each in revisions:
        first.setdefault((each.kind, each.entity), each)
    means = any(kind in MEANT for kind, _ in last)
    for key, revision in last.items():
        # A version of the codebook may have been left out when this was done again: that is nobody's change.
        if not (means and key[0] == CodebookVersion.KIND) and log.latest(*key) != revision.body:
            raise KnownError("undo_conflict")
    writer.inverts = action.id
    if means and any(kind == CodebookVersion.KIND for kind, _ in last):
        from desktop.operations.versions import refuse_to_void

        refuse_to_void(writer)
    former = {key: log.before(first[key]) for key in reversed(first)}
    if any(kind == TextVersion.KIND for kind, _ in last):
        from desktop.operations.correct_text import refuse_to_strand

        refuse_to_strand(writer, _versions({key: each.body for key, each in last.items()}), _versions(former))
    reason = _leave_out_versions(writer, former)
    from desktop.operations.revert_checks import misfits

    refuse_misfits = misfits(writer, former)
    for key, body in former.items():
        writer.put_body(*key, body, coder=first[key].coder)
    refuse_misfits()
    if means:
        from desktop.operations.versions import settle_version

        settle_version(writer, reason)
    if any(kind == "coder" for kind, _ in last):
        from desktop.operations.leading import keep_a_lead

        keep_a_lead(writer)
    written = [(kind, body) for (kind, _), body in former.items()] + [(each.kind, each.body) for each in revisions]
    writer.note_articles(_articles(writer, [body for _, body in written if body is not None]))
    own = [body for kind, body in written if body is not None and kind in WORK]
    writer.note_work(_articles(writer, [body for body in own if json.loads(body)["coder"] == writer.actor]))
    writer.note_articles({each.entity for each in revisions if each.kind == "article"})


def _leave_out_versions(writer: Writer, former: dict[tuple[str, str], str | None]) -> str:
    """Drop a codebook version whose number somebody else's has by now; return the reason that was kept with it."""
    reason = ""
    for kind, identity in list(former):
        body = former[kind, identity]
        if kind != CodebookVersion.KIND or body is None:
            continue
        content = json.loads(body)
        others = (each for each in writer.project.codebooks.versions() if each.id != identity)
        if any(each.number == content["number"] for each in others):
            reason = content["reason"]
            del former[kind, identity]
    return reason


def _versions(bodies: Mapping[tuple[str, str], str | None]) -> list[TextVersion]:
    """Return the text versions among bodies by kind and identity."""
    found = ((identity, body) for (kind, identity), body in bodies.items() if kind == TextVersion.KIND and body)
    return [cast("TextVersion", from_body(TextVersion.KIND, each, json.loads(body))) for each, body in found]


def _articles(writer: Writer, written: list[str]) -> set[str]:
    """Return the articles that bodies name, or that the coding they hang on lies in."""
    found: set[str] = set()
    for body in map(json.loads, written):
        if body.get("article"):
            found.add(body["article"])
        elif body.get("coding") and (coding := writer.project.codings.get(body["coding"])) is not None:
            found.add(coding.article)
    return found
