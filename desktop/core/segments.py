"""Segments: which stretch of canonical text comes from which stretch of raw text."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SegmentKind(StrEnum):
    """How a stretch of raw text became clean text."""

    COPY = "copy"
    SUBSTITUTE = "substitute"
    DROP = "drop"
    INSERT = "insert"
    MOVED = "moved"


class Segment(NamedTuple):
    """A stretch `[clean_start, clean_end)` of clean text and the raw `[raw_start, raw_end)` behind it (code points)."""

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int
    kind: SegmentKind
