"""Check the log: whether every stream is whole, and whether what it continues is there."""

from __future__ import annotations

import json
from collections.abc import Iterable

from desktop.core.problems import Finding
from desktop.core.revisions import START, Revision, chain


def broken_chains(revisions: Iterable[Revision]) -> list[Finding]:
    """Return the streams with a gap, with hashes that do not follow, or that continue what is not there.

    The revisions come stream by stream, each in sequence.
    """
    found: list[Finding] = []
    continued: list[tuple[str, int, str]] = []
    hashes: dict[tuple[str, int], str] = {}
    previous: Revision | None = None
    for revision in revisions:
        if previous is None or previous.stream != revision.stream:
            expected, before = 0, START
        else:
            expected, before = previous.sequence + 1, previous.hash
        if revision.sequence != expected or revision.hash != chain(before, tuple(revision[:-1])):
            found.append(_broken(revision.stream, revision.sequence))
        elif revision.sequence == 0 and revision.body is not None:
            continued += map(tuple, json.loads(revision.body)["continues"])
        hashes[revision.stream, revision.sequence] = revision.hash
        previous = revision
    missing = [head for head in continued if hashes.get(head[:2]) != head[2]]
    return found + [_broken(stream, sequence) for stream, sequence, _ in missing]


def _broken(stream: str, sequence: int) -> Finding:
    return Finding("check_chain", {"stream": stream[:8], "sequence": sequence})
