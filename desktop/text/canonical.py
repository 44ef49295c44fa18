"""Canonical text: the one form of a raw text whose code points every position counts."""

from __future__ import annotations

import re
from hashlib import sha256

from desktop.core.segments import Segment, SegmentKind

_BYTE_ORDER_MARK = "\ufeff"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029\ufdd0\ufdd1"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_SURROGATES = "\ud800-\udfff"
_REPLACEMENT = "\ufffd"

# Marks and controls before the first character go together: dropping only one of them would bare the next,
# and canonical text would change when made canonical again.
_DIFFERENT = re.compile(
    f"(?P<drop>\\A[{_BYTE_ORDER_MARK}{_CONTROLS}]+|\\r(?=\\n)|[{_CONTROLS}]+)"
    f"|(?P<line_end>[{_LINE_ENDS}])|(?P<surrogate>[{_SURROGATES}])"
)
_SUBSTITUTES = {"line_end": "\n", "surrogate": _REPLACEMENT}


def canonical(raw: str) -> str:
    """Return the canonical text of a raw text; canonical text comes back unchanged."""
    return _DIFFERENT.sub(_substitute, raw)


def canonical_with_map(raw: str) -> tuple[str, tuple[Segment, ...]]:
    """Return the canonical text and the segments that tie each stretch of it to the raw text, in code points.

    The segments cover both texts in order and without a gap; a dropped stretch is empty on the clean side.
    """
    segments: list[Segment] = []
    copied_to = 0
    for match in _DIFFERENT.finditer(raw):
        kind = SegmentKind.DROP if match.lastgroup == "drop" else SegmentKind.SUBSTITUTE
        _append(segments, SegmentKind.COPY, copied_to, match.start())
        _append(segments, kind, match.start(), match.end())
        copied_to = match.end()
    _append(segments, SegmentKind.COPY, copied_to, len(raw))
    return canonical(raw), tuple(segments)


def digest(text: str) -> str:
    """Return the sha256 of a canonical text in UTF-8, in hex: what makes two texts the same text."""
    return sha256(text.encode("utf-8")).hexdigest()


def _substitute(match: re.Match[str]) -> str:
    return _SUBSTITUTES.get(match.lastgroup or "", "")


def _append(segments: list[Segment], kind: SegmentKind, raw_start: int, raw_end: int) -> None:
    if raw_start == raw_end:
        return
    clean_start = segments[-1].clean_end if segments else 0
    if segments and segments[-1].kind is kind:
        before = segments.pop()
        clean_start, raw_start = before.clean_start, before.raw_start
    length = 0 if kind is SegmentKind.DROP else raw_end - raw_start
    segments.append(Segment(clean_start, clean_start + length, raw_start, raw_end, kind))
