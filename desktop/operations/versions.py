"""Versions of the codebook: every change of what it means makes one, so that a coding knows what it was made under."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from desktop.core.clock import now
from desktop.core.codebook_history import meaning
from desktop.core.codebooks import CodebookVersion, Ruling
from desktop.core.entities import Entity
from desktop.core.errors import KnownError
from desktop.core.ids import new_id
from desktop.core.kinds import to_body
from desktop.core.revisions import dump
from desktop.core.snapshots import CodebookSet
from desktop.storage.writer import Writer


def note_version(writer: Writer, reason: str = "") -> None:
    """Let the codebook have its next version if what it means differs from the newest one.

    Every operation that changes codebook or rulings calls this last. A version is never written anew: work done
    elsewhere may name it already. What a version held is read from the log (`CodebookLog.as_of`). Where order or
    colour alone changed there is none, and the reason stays with the action.
    Raises KnownError test_would_be_void while a reliability test runs.
    """
    store = writer.project.codebooks
    newest, digest = store.newest_version(), digest_of(store.whole(), store.rulings())
    if newest is not None and newest.snapshot == digest:
        writer.reason = reason.strip()
        return
    refuse_to_void(writer)
    # Not one more than the newest: codings made meanwhile may name a version that was taken back.
    number = store.last_number() + 1
    writer.put(CodebookVersion(id=new_id(), number=number, snapshot=digest, reason=reason.strip(), made=now()))


def settle_version(writer: Writer, reason: str = "") -> None:
    """Let the codebook have its next version where something was taken back and the newest one is not as it now stands.

    A codebook without any version is as it was before its first change.
    """
    if writer.project.codebooks.newest_version() is not None:
        note_version(writer, reason)


def refuse_to_void(writer: Writer) -> None:
    """Raise KnownError test_would_be_void while a reliability test runs: all its coders must go by one codebook.

    Undo and redo raise undo_would_void instead. Ending the test for them would be a later action, and from then on
    that one stood where theirs does.
    """
    test = writer.project.doubts.running_test()
    if test is not None:
        raise KnownError("test_would_be_void" if writer.inverts is None else "undo_would_void", name=test.name)


def digest_of(codebook: CodebookSet, rulings: Iterable[Ruling]) -> str:
    """Return the sha256 of what a codebook and its rulings mean, whatever order and colours its entries have.

    It has to stay what it is for ever: versions that were made long ago are proved by it.
    """
    parts: tuple[Iterable[Entity], ...] = (
        (codebook.head,), codebook.categories, codebook.codes + codebook.merged, codebook.attributes, codebook.options,
        codebook.ranks, codebook.sheets, codebook.variables, rulings,
    )  # fmt: skip
    bodies = sorted([each.KIND, each.id, meaning(each, to_body(each))] for part in parts for each in part)
    return hashlib.sha256(dump({"codebook": bodies}).encode()).hexdigest()
