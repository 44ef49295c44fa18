"""Read a codebook from a YAML file of the layout `codebook/1`, with new identities.

Such a file states the whole codebook: a field that it leaves out has its usual value, also where it is read over a
codebook that says something else there.
"""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import KnownError
from desktop.core.snapshots import CodebookSet
from desktop.importing.broken import BrokenCodebookError, Reason
from desktop.importing.codebook_parts import codebook_of
from desktop.importing.encodings import decode
from desktop.importing.fields import Fields
from desktop.importing.files import read_bytes, shown_name
from desktop.importing.yaml_tree import tree_of

LIMIT = 2_000_000


def read_codebook(path: Path) -> CodebookSet:
    """Return the codebook in a file; a faulty one is refused with line and reason (`codebook_broken`)."""
    name = shown_name(path)
    try:
        data = read_bytes(path, limit=LIMIT)
    except KnownError as error:
        if error.kind == "file_too_large":
            raise KnownError("codebook_broken", file=name, line=1, reason=Reason("too_large")) from error
        raise
    return parse_codebook(decode(data, file=name).text, name)


def parse_codebook(text: str, name: str) -> CodebookSet:
    """Return the codebook in a text; `name` is what a refusal calls it."""
    try:
        if len(text) > LIMIT:
            raise BrokenCodebookError(1, "too_large")
        return codebook_of(Fields(tree_of(text)))
    except BrokenCodebookError as broken:
        raise KnownError("codebook_broken", file=name, line=broken.line, reason=broken.reason) from broken
