"""Questions (variables of the coding sheet, attributes of codes) and what may stand in an answer to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.errors import KnownError

ONE_OF, MANY_OF, NUMBER, DATE, TEXT = "one_of", "many_of", "number", "date", "text"
TYPES = (ONE_OF, MANY_OF, NUMBER, DATE, TEXT)
SCALES = ("nominal", "ordinal", "interval", "ratio")
USUAL_SCALE = {ONE_OF: "nominal", MANY_OF: "nominal", NUMBER: "ratio", DATE: "interval", TEXT: "nominal"}
CHOICES = frozenset((ONE_OF, MANY_OF))

_PARTED_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_PACKED_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_DASHES = str.maketrans("\u2212\u2013\u2014", "---")  # minus, en dash, em dash

Question = Variable | Attribute


def measures(question: Variable) -> bool:
    """Tell whether a variable measures on a scale: what is answered in words does only if somebody said so."""
    return question.type != TEXT or question.scale != USUAL_SCALE[TEXT]


class Answer(NamedTuple):
    """An answer to a question: the numbers of the options chosen, or what was written."""

    numbers: tuple[int, ...] = ()
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.numbers or self.text)


NOTHING = Answer()


def read_answer(question: Question, options: Sequence[Option], given: Answer) -> Answer:
    """Return an answer as it is kept: numbers in the order of the options, dates as `yyyy-mm-dd`.

    Raises KnownError answer_option, answer_one_only, answer_alone, answer_date or answer_number for what cannot be
    an answer to this question. An empty answer is none.
    """
    if question.type in CHOICES:
        return Answer(_read_numbers(question, options, given.numbers))
    written = given.text.encode("utf-8", "replace").decode().strip()
    if not written:
        return NOTHING
    if question.type == DATE:
        return Answer(text=read_date(written))
    return Answer(text=read_number(written) if question.type == NUMBER else written)


def fits(question: Question, options: Sequence[Option], kept: Answer) -> bool:
    """Tell whether what was kept is an answer to the question as it is now; nothing is none."""
    try:
        return bool(read_answer(question, options, kept))
    except KnownError:
        return False


def _read_numbers(question: Question, options: Sequence[Option], numbers: Iterable[int]) -> tuple[int, ...]:
    wanted = set(numbers)
    for unknown in sorted(wanted - {option.number for option in options}):
        raise KnownError("answer_option", number=str(unknown))
    chosen = [option for option in options if option.number in wanted]
    if question.type == ONE_OF and len(chosen) > 1:
        raise KnownError("answer_one_only")
    alone = next((option for option in chosen if option.exclusive), None)
    if alone is not None and len(chosen) > 1:
        raise KnownError("answer_alone", number=str(alone.number))
    return tuple(option.number for option in chosen)


def read_date(written: str) -> str:
    """Return a date as `yyyy-mm-dd`, however it was written; KnownError answer_date for what is no date."""
    plain = unicodedata.normalize("NFKC", written).translate(_DASHES).strip()
    match = _PARTED_DATE.fullmatch(plain) or _PACKED_DATE.fullmatch(plain)
    try:
        if match:
            return date(*map(int, match.groups())).isoformat()
    except ValueError:
        pass
    raise KnownError("answer_date", written=written.strip())


def read_number(written: str) -> str:
    """Return a number without needless signs, such as `1234.5`; KnownError answer_number for what is none."""
    plain = unicodedata.normalize("NFKC", written).translate(_DASHES).replace(" ", "").replace("，", ",")
    if not (_NUMBER.fullmatch(plain) or _GROUPED.fullmatch(plain)) or len(plain) > 40:
        raise KnownError("answer_number", written=written.strip())
    from decimal import Decimal

    number = Decimal(plain.replace(",", ""))
    shown = f"{number:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if number == 0 else shown


def toggled(question: Question, options: Sequence[Option], chosen: Sequence[int], number: int) -> tuple[int, ...]:
    """Return what is chosen once an option is chosen too, or let go of: exclusive options stand alone."""
    if question.type == ONE_OF:
        return (number,)
    if number in chosen:
        return tuple(each for each in chosen if each != number)
    alone = {option.number for option in options if option.exclusive}
    if number in alone:
        return (number,)
    kept = {each for each in chosen if each not in alone} | {number}
    return tuple(option.number for option in options if option.number in kept)


class Typed(NamedTuple):
    """What digits typed so far amount to: the number they choose, if any, and the digits that still wait."""

    number: int | None
    waiting: str


def type_digit(waiting: str, digit: str, numbers: Iterable[int]) -> list[Typed]:
    """Return what a further digit makes of those that wait, step by step.

    A digit waits only while a longer number of an option may come of it. Where the two do not go together, the
    former ones count for themselves first. A number that no option has comes out too, for it is to be refused.
    """
    listed = tuple(numbers)
    known = set(map(str, listed))
    typed = waiting + digit
    if any(each.startswith(typed) and each != typed for each in known):
        return [Typed(None, typed)]
    if typed in known or waiting not in known:
        return [Typed(int(typed), "")]
    return [Typed(int(waiting), ""), *type_digit("", digit, listed)]
