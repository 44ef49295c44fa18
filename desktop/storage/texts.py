"""What lies beside the log: long texts by digest, source files by sha256, coders' names by key."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib


def digest_of(content: str) -> str:
    """Return the digest a text is kept under (sha256 of UTF-8, hex)."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


class Texts:
    """Keep and fetch long texts, files as they came, and names."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last = ("", "")

    def keep(self, content: str) -> str:
        """Keep a text and return its digest (sha256 of UTF-8)."""
        digest = digest_of(content)
        self._connection.execute("INSERT OR IGNORE INTO long_text VALUES (?, ?)", (digest, content))
        return digest

    def fetch(self, digest: str) -> str:
        """Return the text with this digest."""
        # Each coding placed asks for the text of its article once more; what a digest names never changes.
        if self._last[0] != digest:
            self._last = (digest, str(self._one("SELECT content FROM long_text WHERE digest = ?", digest)))
        return self._last[1]

    def keep_file(self, content: bytes) -> str:
        """Keep a file's bytes, packed, and return their sha256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._connection.execute("INSERT OR IGNORE INTO source_file VALUES (?, ?)", (sha256, zlib.compress(content, 1)))
        return sha256

    def fetch_file(self, sha256: str) -> bytes:
        """Return the bytes of a file that came in."""
        return zlib.decompress(bytes(self._one("SELECT packed FROM source_file WHERE sha256 = ?", sha256)))

    def keep_name(self, name_key: str, name: str) -> None:
        """Keep a coder's name under a key that says nothing about it."""
        self._connection.execute("INSERT OR IGNORE INTO coder_name VALUES (?, ?)", (name_key, name))

    def names(self) -> dict[str, str]:
        """Return every kept name by its key."""
        return dict(self._connection.execute("SELECT name_key, name FROM coder_name"))

    def _one(self, query: str, key: str) -> bytes:
        row = self._connection.execute(query, (key,)).fetchone()
        if row is None:
            raise LookupError(key)
        return row[0]  # type: ignore[no-any-return]
