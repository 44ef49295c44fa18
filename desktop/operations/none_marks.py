"""None-marks where something is coded after all."""

from __future__ import annotations

from desktop.core.codings import Coding
from desktop.storage.writer import Writer


def drop_none_marks(writer: Writer, coding: Coding) -> None:
    """Take away the coder's own none-marks that a coding they put contradicts."""
    for mark in writer.project.overlaps.none_marks(coding.article, coding.coder, coding.version, coding.span):
        writer.remove(mark)
