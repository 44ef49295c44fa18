"""Garbled punctuation: stretches without a real stop in which Founder's signs stand for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from desktop.core.spans import Span
from desktop.importing.founder_reading import marks_in
from desktop.importing.founder_signs import CLOSERS, MARKS, OPENERS, STOPS, shown
from desktop.importing.substitutions import Substitution

_COMMA, _STOP, _SEMICOLON = (shown(mark) for mark in "，。；")
_STRETCH = re.compile("[^，。；：、！？]{15,}")
_HALF_WIDTH_STOP = re.compile("(?<=[\u4e00-\u9fff])[,;:!?]|[,;:!?](?=[\u4e00-\u9fff])")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SIGN = re.compile(f"[{''.join(MARKS)}]")
_BLANK_LINES = re.compile(r"\n[ \t\u3000]*\n\s*")
# Words of the written language of old; where they gather, a text without stops is old, and its 曰 is a word.
_CLASSICAL = re.compile("[矣焉哉兮吾汝乎孰]")
# Names in a list stand alone between blanks; only a number in brackets is as short and garbled.
_ALONE = re.compile(r"(?<!\S)\S{1,4}(?!\S)")
_SHORT_LINES = re.compile(r"^[^\n]{1,4}(?=\n[^\n]{1,4}$)", re.MULTILINE)
_LEAST_HAN = 15
_LEAST_MARKS = 2
_LEAST_KINDS = 2
_HAN_PER_MARK = 40
_MANY_MARKS = 4
_ONE_BETWEEN = 2
_FEW = 5
_NAME = 4
# Code points read in one go; a file without a single real stop must not fill the memory.
_LONGEST_READ = 5_000
_REACH = 200
_TITLES = ("记者", "书记", "主任", "村民", "院士", "教授", "主席", "县长", "市长", "镇长", "局长", "院长", "校长",
           "同志", "老师", "医生", "组长", "队长", "会长", "部长", "通讯员")  # fmt: skip


def garbled_marks(text: str) -> list[Substitution]:
    """Return what stands for punctuation, one substitution a sign, in order."""
    found = _found(text, _LEAST_KINDS)
    if sum(one.certain for one in found) < _MANY_MARKS:
        return found
    # Where a page has garbled stretches beyond doubt, thin ones come from the same font, and lone signs are asked.
    told = [replace(one, reason="founder_mark", certain=True) if one.reason == "founder_thin" else one for one in found]
    places = {one.start for one in told}
    lone = [one for one in _found(text, 1) if one.start not in places]
    return sorted((*told, *(replace(one, reason="founder_thin", certain=False) for one in lone)))


def _found(text: str, kinds: int) -> list[Substitution]:
    return [one for span in _suspects(text, kinds) for one in _repairs(text, span, kinds)]


def _suspects(text: str, kinds: int) -> Iterator[Span]:
    """Find stretches that may be garbled, without reading a word: they are few, so clean text costs next to nothing."""
    for match in _STRETCH.finditer(text):
        stretch = match.group()
        if _COMMA not in stretch and _STOP not in stretch:
            continue
        start = match.start()
        for end in (*(stop.start() for stop in _HALF_WIDTH_STOP.finditer(stretch)), len(stretch)):
            yield from _clusters(text, start, match.start() + end, kinds)
            start = match.start() + end + 1


def _clusters(text: str, start: int, end: int, kinds: int) -> Iterator[Span]:
    """Cut a stretch where no sign stands for long: headings and captions beside a garbled paragraph have none."""
    places = [match.start() for match in _SIGN.finditer(text, start, end)]
    first, floor = 0, start
    for index in range(1, len(places) + 1):
        if index == len(places) or _is_apart(places[first], places[index - 1], places[index]):
            ceiling = (places[index - 1] + places[index] + 1) // 2 if index < len(places) else end
            span = _widened(text, floor, ceiling, Span(places[first], places[index - 1] + 1))
            if len({text[place] for place in places[first:index]}) >= kinds:
                yield span
            first, floor = index, span.end


def _is_apart(first: int, former: int, place: int) -> bool:
    return place - former > 2 * _HAN_PER_MARK or place - first > _LONGEST_READ


def _widened(text: str, start: int, end: int, signs: Span) -> Span:
    """Return the lines that hold the signs, as far as they are near."""
    start, end = max(start, signs.start - _REACH), min(end, signs.end + _REACH)
    line = text.rfind("\n", start, signs.start) + 1
    far = text.find("\n", signs.end, end)
    return Span(max(start, line), far if far >= 0 else end)


def _repairs(text: str, span: Span, kinds: int) -> list[Substitution]:
    line, positions, wraps = _joined(text, span)
    alone = {place for match in _ALONE.finditer(line) for place in _names(match)}
    places = [place for place in marks_in(line, wraps) if place not in alone]
    signs = [line[place] for place in places]
    if not _is_garbled(line, signs, kinds) or _is_chopped(line, places) or _is_spoken(line, places):
        return []
    plain = _is_plain(line, places, signs)
    return [_substitution(line, place, positions[place], plain=plain) for place in places]


def _names(match: re.Match[str]) -> range:
    word = match.group()
    in_brackets = word[0] in OPENERS and word[-1] in CLOSERS
    return range(0) if in_brackets else range(*match.span())


def _joined(text: str, span: Span) -> tuple[str, list[int], frozenset[int]]:
    """Return a span without its wraps, the place of each character in the text, and where short lines had ended.

    A full line may be followed by a stop that found no room in it; behind a short one or a blank line a name begins.
    """
    blank = {place for match in _BLANK_LINES.finditer(text, *span) for place in range(*match.span())}
    blank |= {match.end() for match in _SHORT_LINES.finditer(text, *span)}
    signs: list[str] = []
    positions: list[int] = []
    wraps: set[int] = set()
    line_start = span.start
    for position in range(span.start, span.end):
        if text[position] != "\n" or position in blank:
            signs.append(" " if text[position] == "\n" else text[position])
            positions.append(position)
        elif position - line_start < _LEAST_HAN:
            wraps.add(len(signs))
        if text[position] == "\n":
            line_start = position + 1
    return "".join(signs), positions, frozenset(wraps)


def _is_garbled(line: str, signs: list[str], kinds: int) -> bool:
    han = len(_HAN.findall(line))
    return (
        han >= _LEAST_HAN
        and len(set(signs)) >= kinds
        and (_COMMA in signs or _STOP in signs)
        and len(signs) * _HAN_PER_MARK >= han
        and len(_CLASSICAL.findall(line)) < max(2, len(signs) // 2)
    )


def _is_chopped(line: str, places: list[int]) -> bool:
    """Tell whether many clauses would be of one character, as between two words that only look like stops."""
    stops = [place for place in places if line[place] in STOPS and STOPS[line[place]] != "、"]
    single = sum(behind - before == _ONE_BETWEEN for before, behind in pairwise(stops))
    return single * _FEW > len(stops)


def _is_spoken(line: str, places: list[int]) -> bool:
    """Tell whether 曰 mostly follows a name behind a mark, as where people speak in old prose."""
    said = [place for place in places if line[place] == _SEMICOLON]
    stops = {place for place in places if line[place] in STOPS}
    named = sum(not stops.isdisjoint(range(place - _NAME, place)) for place in said)
    return named * 2 > len(said)


def _is_plain(line: str, places: list[int], signs: list[str]) -> bool:
    """Tell whether a stretch leaves no doubt: it ends in a mark, or it has many of several kinds."""
    closed = places[-1] == len(line.rstrip()) - 1
    return closed or (len(signs) >= _MANY_MARKS and signs.count(_COMMA) >= _LEAST_MARKS)


def _substitution(line: str, place: int, position: int, *, plain: bool) -> Substitution:
    sign = line[place]
    # Behind a title 袁 may be a surname, which no dictionary of words can tell.
    name = sign == _COMMA and line[:place].endswith(_TITLES)
    reason = "founder_or_name" if name else "founder_mark" if plain else "founder_thin"
    return Substitution(position, position + 1, sign, MARKS[sign], 1, reason, plain and not name)
