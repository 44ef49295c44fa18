"""Read a codebook from whatever kind of file it comes in."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import KnownError
from desktop.core.snapshots import CodebookSet
from desktop.importing.codebook_yaml import read_codebook
from desktop.importing.files import shown_name

ENDINGS = (".yaml", ".yml", ".xlsx")


def read_codebook_file(path: Path) -> CodebookSet:
    """Return the codebook in a YAML file or a workbook; `codebook_kind` for any other, and what these refuse."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise KnownError("codebook_kind", file=shown_name(path))
    if ending != ".xlsx":
        return read_codebook(path)
    from desktop.importing.codebook_xlsx import read_codebook_workbook

    return read_codebook_workbook(path)
