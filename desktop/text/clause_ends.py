"""Clause ends: which closers of a sentence, read as one line, close a clause (分句), as the codebook's unit says."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.text.marks import CLOSERS, ELLIPSES, within
from desktop.text.sentence_ends import is_bare, is_inside_latin

CLAUSE_CLOSERS = "，；。！？,;.!?"

_LETTER_OR_DIGIT = re.compile("[A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_THOUSANDS = re.compile(r"[０-９]{3}(?![０-９])")
_LABEL = re.compile(r"\W*(?:[0-9０-９]{1,3}|[A-Za-z])\Z")


@lru_cache(maxsize=16)
def clause_runs(closers: str) -> re.Pattern[str]:
    """Return what finds the runs of closers, with the marks, quotes and brackets that stay with them."""
    return re.compile(rf"[{within(closers)}](?:[{within(closers)}{ELLIPSES}]|\s*[{within(CLOSERS)}])*")


def closes_clause(line: str, begin: int, run: re.Match[str]) -> bool:
    """Tell whether a run closes the clause begun at `begin`: never inside numbers, words and addresses."""
    first = run.group()[0]
    if first == ".":
        return not (_is_inside(line, run) or _is_dotted(line, begin, run))
    if first in ",;":
        return not _is_inside(line, run)
    if first in "!?" and run.group().isascii() and is_inside_latin(line, run):
        return False
    return not is_bare(line, run) and not (first == "，" and _is_thousands(line, run))


def _is_inside(line: str, run: re.Match[str]) -> bool:
    before, after = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
    return bool(_LETTER_OR_DIGIT.match(before) and _LETTER_OR_DIGIT.match(after))


def _is_dotted(line: str, begin: int, run: re.Match[str]) -> bool:
    """Tell whether the dot is an ellipsis, the dot of a numbering (1. A.) or of an initial (U.S.)."""
    label = line[begin : min(run.start(), begin + 8)]
    if run.group().startswith("...") or (begin + len(label) == run.start() and _LABEL.match(label)):
        return True
    initial, before = line[run.start() - 1 : run.start()], line[max(0, run.start() - 2) : run.start() - 1]
    return initial.isascii() and initial.isupper() and not _LETTER_OR_DIGIT.match(before)


def _is_thousands(line: str, run: re.Match[str]) -> bool:
    return bool(_LETTER_OR_DIGIT.match(line[run.start() - 1 : run.start()]) and _THOUSANDS.match(line, run.end()))
