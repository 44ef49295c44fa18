"""Check a project thoroughly: the file, the chains, the fold, the quoted words."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

from desktop.core.codings import Coding
from desktop.core.kinds import kinds
from desktop.core.problems import Finding
from desktop.storage import fold
from desktop.storage.chains import broken_chains
from desktop.storage.faults import known_database_faults
from desktop.storage.maintenance import check_database
from desktop.storage.rows import table
from desktop.storage.texts import digest_of

if TYPE_CHECKING:
    from desktop.storage.project import Project


def check(project: Project) -> list[Finding]:
    """Return everything that is not as it should be; nothing, if all is well. The file is left as it was."""
    with known_database_faults(project.path):
        found = [Finding("check_file", {"details": line}) for line in check_database(project.connection)]
        if found:
            return found
        broken = broken_chains(project.log.all_revisions())
        # What a broken log would make of the tables says nothing, if it can be read at all.
        unlike = [] if broken else unlike_the_log(project)
        return [*altered_texts(project), *broken, *unlike, *misquoted(project)]


def altered_texts(project: Project) -> list[Finding]:
    """Return the long texts and source files that are not what their digests say."""
    texts = project.connection.execute("SELECT digest, content FROM long_text")
    found = [digest for digest, content in texts if digest_of(content) != digest]
    for sha256, packed in project.connection.execute("SELECT sha256, packed FROM source_file"):
        try:
            unpacked = zlib.decompress(packed)
        except zlib.error:
            unpacked = b""
        if hashlib.sha256(unpacked).hexdigest() != sha256:
            found.append(sha256)
    return [Finding("check_text", {"digest": digest[:8]}) for digest in found]


def unlike_the_log(project: Project) -> list[Finding]:
    """Return the state tables that differ from what the log makes of them; compares in memory, on a copy."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        project.connection.backup(copy)
        before = states(copy)
        copy.execute("BEGIN")
        fold.rebuild(copy)
        copy.execute("COMMIT")
        after = states(copy)
    finally:
        copy.close()
    return [Finding("check_fold", {"table": kind}) for kind in before if before[kind] != after[kind]]


def states(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all state tables."""
    return {kind: connection.execute(f"SELECT * FROM {table(kind)} ORDER BY id").fetchall() for kind in kinds()}


def misquoted(project: Project, article: str | None = None) -> list[Finding]:
    """Return the codings whose words are not those at their place in the text."""
    codings = project.codings.every_stored(article)
    texts: dict[str, str] = {}
    return [
        Finding("check_quote", {"words": coding.words[:20], "start": coding.start})
        for coding in codings
        if _text(project, texts, coding)[coding.start : coding.end] != coding.words
    ]


def _text(project: Project, texts: dict[str, str], coding: Coding) -> str:
    if coding.version not in texts:
        query = (
            "SELECT content FROM long_text JOIN text_version ON text_version.text = digest WHERE text_version.id = ?"
        )
        row = project.connection.execute(query, (coding.version,)).fetchone()
        texts[coding.version] = row[0] if row else ""
    return texts[coding.version]
