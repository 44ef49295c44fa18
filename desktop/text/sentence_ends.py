"""Sentence ends: which of the closing marks of a paragraph, read as one line, end a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.text.continuations import BEGINS_PREDICATE, CONTINUES, GOES_ON_AFTER_ELLIPSIS
from desktop.text.marks import CLOSERS, ELLIPSES, OPENER_OF, OPENERS, QUOTES, STOPS, within

# A mark that no sentence begins with; also what stands behind a quotation inside a sentence.
_NEVER_FIRST = "、，；：,;:"
_DASHES = "—–-·"
_SPEECH = "说道问答喊叫嚷讲称念唱吼骂叹想写回复应曰"
_HESITANT = "我你您他她它这那可但就还也不从把将被当除"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"

_BLANKS = re.compile(r"\s*")
_DOT_STOP_LAST = re.compile(rf"[{_HAN}][.．][{within(CLOSERS)}\s]*\Z")
_NUMBERING = re.compile(r"\s*(?:第)?[一二三四五六七八九十百]+\Z")
_BEFORE_LATIN = re.compile(r"[A-Za-z0-9/=&_.#%~+-]")
_AFTER_LATIN = re.compile(r"[A-Za-z0-9/=&_#%]")
_TITLE = re.compile(r"《[^《》]{1,60}》|〈[^〈〉]{1,60}〉")
_MARKS = re.compile(f"[{STOPS}{ELLIPSES}]")
_CLOSED = re.compile(rf"[^{within(CLOSERS)}\s]+\s*([{within(CLOSERS)}])[{within(CLOSERS)}\s]*\Z")


def without_titles(line: str) -> str:
    """Return the line with the marks inside titles (《…？》) blotted out, code point for code point."""
    return _TITLE.sub(lambda title: _MARKS.sub("_", title.group()), line) if "》" in line or "〉" in line else line


def sentence_runs(line: str, also_after: str = "") -> re.Pattern[str]:
    """Return what finds the runs of marks that may end a sentence of the line.

    A dot counts only where the paragraph has no 。 and ends with one behind a Han character: a page set with dots.
    """
    dots = "。" not in line and _DOT_STOP_LAST.search(line) is not None
    return _runs(also_after, "dots" if dots else "")


def ends_sentence(line: str, begin: int, run: re.Match[str]) -> bool:
    """Tell whether a run of marks, with the quotes and brackets behind it, ends the sentence begun at `begin`."""
    after = _after_blanks(line, run.end())
    if after == len(line):
        return True
    if line[after] in _NEVER_FIRST or is_bare(line, run) or _is_inside_latin(line, run) or _is_number(line, begin, run):
        return False
    if run.group()[-1] in CLOSERS:
        return not (line[after] in _DASHES or CONTINUES.match(line, after) or _is_embedded(line, begin, run, after))
    return not (_is_ellipsis(run.group()) and _goes_on(line, run.start(), after))


def is_bare(line: str, run: re.Match[str]) -> bool:
    """Tell whether the run is a mark named in quotes or put in brackets, as “？” or （！）."""
    return run.start() > 0 and line[run.start() - 1] in OPENERS and _CLOSED.match(run.group()) is not None


def is_inside_latin(line: str, run: re.Match[str]) -> bool:
    """Tell whether ASCII ! and ? stand inside an address or a formula, as in `a?b=c`."""
    start, end = run.span()
    before, after = line[start - 1 : start], line[end : end + 1]
    return bool(_BEFORE_LATIN.match(before) and _AFTER_LATIN.match(after))


def _is_inside_latin(line: str, run: re.Match[str]) -> bool:
    return all(mark in "!?" for mark in run.group()) and is_inside_latin(line, run)


def _is_number(line: str, begin: int, run: re.Match[str]) -> bool:
    label = line[begin : min(run.start(), begin + 8)]
    return run.group()[0] in ".．" and begin + len(label) == run.start() and _NUMBERING.match(label) is not None


def _is_embedded(line: str, begin: int, run: re.Match[str], after: int) -> bool:
    """Tell whether a bracket or a quotation that is no speech stands in mid-sentence: 一句“来了！”让大家…."""
    closed = _CLOSED.match(run.group())
    if closed is None or "。" in run.group():
        return False
    opener = line.rfind(OPENER_OF[closed[1]], begin, run.start())
    before = line[max(begin, opener - 4) : opener].rstrip()[-1:] if opener > begin else ""
    if not before.isalnum():
        return False
    return line[opener] not in QUOTES or (before not in _SPEECH and BEGINS_PREDICATE.match(line, after) is not None)


def _is_ellipsis(run: str) -> bool:
    return all(mark in ELLIPSES or mark == "." for mark in run)


def _goes_on(line: str, start: int, after: int) -> bool:
    """Tell whether speech or a list goes on behind an ellipsis: 我……我, 从村头……到村尾, ……等等."""
    if GOES_ON_AFTER_ELLIPSIS.match(line, after):
        return True
    if line[start - 1 : start] in _HESITANT and not line[max(0, start - 2) : start - 1].isalnum():
        return True
    return any(_is_repeated(line[max(0, start - length) : start], line, after) for length in range(1, 5))


def _is_repeated(words: str, line: str, after: int) -> bool:
    return words.isalnum() and line.startswith(words, after)


def _after_blanks(line: str, position: int) -> int:
    blanks = _BLANKS.match(line, position)
    return blanks.end() if blanks else position


@lru_cache(maxsize=16)
def _runs(also_after: str, dots: str) -> re.Pattern[str]:
    stops = within(STOPS + also_after)
    dot = rf"|(?<=[{_HAN}{within(CLOSERS)}])[.．](?![A-Za-z0-9０-９])" if dots else ""
    closers = within(CLOSERS)
    return re.compile(rf"(?:[{stops}]|[{ELLIPSES}]+|\.{{3,}}{dot})(?:[{stops}{ELLIPSES}]|\.{{3,}}|\s*[{closers}])*")
