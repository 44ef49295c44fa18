"""Garbled digits, letters, numbering and units: what a whole document speaks for, never one character alone.

These occur in pages whose punctuation is right. Each finding is weighed with the others of the document: a year or
several amounts, a series that rises from its first number, a unit between two digits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.importing.founder_signs import BEFORE, BETWEEN, CIRCLED, DEGREE, DIGITS, LETTERS, PERCENT, ROMAN
from desktop.importing.substitutions import Substitution
from desktop.importing.word_frequencies import costs, word_over

_DIGIT = "".join(DIGITS)
_POINT = "郾"
_RUN = re.compile(f"[{_DIGIT}](?:[{_POINT}.．]?[{_DIGIT}])+{PERCENT}?|[{_DIGIT}]{PERCENT}")
_SINGLE = re.compile(f"(?<![{_DIGIT}0-9０-９])[{_DIGIT}](?![{_DIGIT}])")
_DATE = re.compile(f"([{_DIGIT}]{{1,2}})月([{_DIGIT}]{{1,2}})日")
_MONTHS = 12
_DAYS = 31
_YEAR = re.compile("(?:员怨|圆园)..")
_MEASURE = re.compile("[年月日时万亿元个名人户家项条次处亩公平米千岁倍台辆件吨幢项盏张期％%]|周年|美元")
_PLAIN = re.compile("[0-9０-９]")
_LETTER_RUN = re.compile(f"[{''.join(LETTERS)}]{{3,}}")
_UNIT = re.compile(f"(?<=[0-9０-９])[{''.join(BETWEEN)}](?=[0-9０-９])")
_BEHIND = re.compile(f"(?<=[0-9０-９])[{PERCENT}{DEGREE}]")
_AHEAD = re.compile(f"[{''.join(BEFORE)}](?=[0-9０-９])")
_CLASSES = "[级类期型区]"
_PRINTED = {ord(sign): digit for sign, digit in {**DIGITS, PERCENT: "％", _POINT: "．"}.items()}
# Doubled ones are names and echoes more often than numbers.
_DOUBLED = frozenset(sign + sign for sign in DIGITS)
_SOME = 2
_SERIES = 3
# A book holds more chance meetings of such signs than an article, and its series do not run on for chapters.
_LONG = 20_000
_FAR = 5_000
_ANY = re.compile(f"[{_DIGIT}]{{2}}|[{_DIGIT}]{PERCENT}|{'|'.join(CIRCLED)[:1]}|玉{_CLASSES}|[{_DIGIT}]月[{_DIGIT}]日")


def garbled_digits(text: str) -> list[Substitution]:
    """Return what stands for digits, letters, numbering and units, in order; `text` has its punctuation repaired."""
    found = [*_units(text)]
    if _ANY.search(text):
        found += [*_numbers(text), *_circled(text), *_roman(text)]
        if any(one.reason == "founder_digits" and one.certain for one in found):
            found += _letters(text)
    taken: set[int] = set()
    kept: list[Substitution] = []
    for one in sorted(found, key=lambda one: (not one.certain, one.start)):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept)


def _numbers(text: str) -> Iterator[Substitution]:
    runs = [run for match in _RUN.finditer(text) if (run := _without_words(text, *match.span()))]
    measured = {(start, end) for start, end in runs if _is_measured(text, end)}
    dates = list(_dates(text))
    years = [run for run in measured if _YEAR.fullmatch(text, *run) and text[run[1] : run[1] + 1] == "年"]
    amounts = {text[start:end] for start, end in measured}
    sure = bool(years) or len(dates) >= _SOME or len(amounts) >= _SERIES + len(text) // _LONG
    for start, end in runs:
        likely = (start, end) in measured
        if likely or sure:
            yield _number(text, start, end, certain=sure and likely)
    if sure:
        yield from (_number(text, *part, certain=True) for date in dates for part in date)
        yield from _singles(text)


def _number(text: str, start: int, end: int, *, certain: bool) -> Substitution:
    was = text[start:end]
    return Substitution(start, end, was, was.translate(_PRINTED), 2, "founder_digits", certain)


def _dates(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Find month and day of dates that the calendar has."""
    for match in _DATE.finditer(text):
        month, day = (int(part.translate(_PRINTED)) for part in match.groups())
        if 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
            yield match.span(1), match.span(2)


def _singles(text: str) -> Iterator[Substitution]:
    for match in _SINGLE.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if _is_measured(text, match.end()) and not word_over(around, match.start() - max(0, match.start() - 1)):
            yield _number(text, *match.span(), certain=False)


def _without_words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a run without the characters at its ends that are of a word beside it (党员员园园名 keeps 员园园)."""
    if start and word_over(text[start - 1 : start + 1], 0):
        start += 1
    if end < len(text) and text[end - 1] in DIGITS and word_over(text[end - 1 : end + 1], 0):
        end -= 1
    while start < end and text[start] not in DIGITS:
        start += 1
    short = end - start < _SOME
    return None if short or text[start:end] in _DOUBLED or text[start:end] in costs() else (start, end)


def _is_measured(text: str, end: int) -> bool:
    return text[end - 1] == PERCENT or _MEASURE.match(text, end) is not None


def _units(text: str) -> Iterator[Substitution]:
    """Yield units beside plain digits: between two of them nothing else can stand, beside one several have to agree."""
    if not _PLAIN.search(text):
        return
    for match in _UNIT.finditer(text):
        yield Substitution(*match.span(), match.group(), BETWEEN[match.group()], 2, "founder_unit", certain=True)
    behind = [match for match in _BEHIND.finditer(text) if not word_over(text[match.start() : match.end() + 1], 0)]
    ahead = [
        match for match in _AHEAD.finditer(text) if not word_over(text[max(0, match.start() - 1) : match.end()], 0)
    ]
    table = {PERCENT: "％", DEGREE: "℃", **BEFORE}
    times = Counter(match.group() for match in (*behind, *ahead))
    for match in (*behind, *ahead):
        sign = match.group()
        yield Substitution(*match.span(), sign, table[sign], 2, "founder_unit", certain=times[sign] >= _SOME)


def _circled(text: str) -> Iterator[Substitution]:
    places = list(_rising(text, "".join(CIRCLED), "(?:^|(?<=[。；：！？，、\n\u3000 （]))", ""))
    for place in places:
        sign = text[place]
        sure = len(places) >= _SERIES
        yield Substitution(place, place + 1, sign, CIRCLED[sign], 2, "founder_series", certain=sure)


def _roman(text: str) -> Iterator[Substitution]:
    places = list(_rising(text, "".join(ROMAN), "", f"(?={_CLASSES})"))
    for place in places:
        sign = text[place]
        yield Substitution(place, place + 1, sign, ROMAN[sign], 2, "founder_series", certain=len(places) >= _SERIES)


def _rising(text: str, series: str, before: str, behind: str) -> list[int]:
    """Return the places of a series that rises from its first sign, or nothing where it has no second one."""
    places: list[int] = []
    position = 0
    for sign in series:
        pattern = re.compile(before + sign + behind)
        match = next((one for one in pattern.finditer(text, position) if _stands_alone(text, one.start())), None)
        if match is None or (places and match.start() - places[-1] > _FAR):
            break
        places.append(match.start())
        position = match.end()
    return places if len(places) >= _SOME else []


def _stands_alone(text: str, place: int) -> bool:
    return not word_over(text[place : place + 2], 0)


def _letters(text: str) -> Iterator[Substitution]:
    for match in _LETTER_RUN.finditer(text):
        run = match.group()
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if not any(word_over(around, place) for place in range(len(around))):
            becomes = "".join(LETTERS[sign] for sign in run)
            yield Substitution(*match.span(), run, becomes, 2, "founder_letters", certain=False)
