"""The coding sheet of an article: which questions are asked given the answers, what is missing, what falls away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from desktop.core.articles import Article
from desktop.core.codebooks import Option, Variable
from desktop.core.errors import KnownError
from desktop.core.questions import DATE, NUMBER, TEXT, Answer, Question, fits, read_date, read_number

Answers = Mapping[str, Answer]  # by the variable's identity

_DATE_KEYS = frozenset(("published", "date", "pub_date", "publication_date", "date_published"))
_PAGE_KEYS = frozenset(("page", "page_number"))
_PAPER_KEYS = frozenset(("newspaper", "outlet", "paper", "media", "medium"))
_DATE_NAMES, _PAGE_NAMES = ("见报日期", "发表日期", "刊发日期", "报道日期", "日期"), ("版次", "版面", "版号")
_PAPER_NAMES = ("报纸", "媒体", "报纸名称", "媒体名称", "刊物")


def asked(variables: Iterable[Variable], answers: Answers) -> list[Variable]:
    """Return the variables that are asked: those without a condition, and those whose condition holds.

    A condition holds if the variable it names is asked itself and is answered by one of the numbers named. One on a
    variable that is gone counts for nothing; so does one in a circle, which only the merging of copies can make.
    """
    listed = list(variables)
    by_id = {variable.id: variable for variable in listed}
    return [variable for variable in listed if is_asked(variable, by_id, answers)]


def is_asked(variable: Variable, by_id: Mapping[str, Variable], answers: Answers) -> bool:
    """Tell whether one of the variables, given by identity, is asked (see `asked`)."""
    passed: set[str] = set()
    while variable.id not in passed:
        passed.add(variable.id)
        other = by_id.get(variable.ask_variable or "")
        if other is None:
            return True
        if not set(answers.get(other.id, Answer()).numbers) & set(variable.ask_any_of):
            return False
        variable = other
    return True


def awaited(variable: Variable, by_id: Mapping[str, Variable]) -> list[str]:
    """Return the variables whose answers decide whether one is asked: the one it waits for, and so on."""
    found: list[str] = []
    other = by_id.get(variable.ask_variable or "")
    while other is not None and other.id not in found:
        found.append(other.id)
        other = by_id.get(other.ask_variable or "")
    return found


class Fitting:
    """Tells which answers questions would take as they are now; all others count as missing. Each is judged once."""

    def __init__(self, questions: Iterable[Question], options: Iterable[Option]) -> None:
        self._questions = {question.id: question for question in questions}
        self._options: dict[str, list[Option]] = defaultdict(list)
        for option in options:
            self._options[option.variable or option.attribute or ""].append(option)
        self._judged: dict[tuple[str, Answer], bool] = {}

    def among(self, answers: Answers) -> dict[str, Answer]:
        """Return those of the answers, by question, that fit."""
        return {identity: answer for identity, answer in answers.items() if self.takes(identity, answer)}

    def takes(self, question: str, answer: Answer) -> bool:
        """Tell whether a question would take an answer; one that is gone takes none."""
        judged = self._judged.get((question, answer))
        if judged is None:
            asked = self._questions.get(question)
            judged = asked is not None and fits(asked, self._options[question], answer)
            self._judged[question, answer] = judged
        return judged


def missing(variables: Iterable[Variable], answers: Answers) -> list[Variable]:
    """Return the variables that have to be answered and are not yet."""
    return [each for each in asked(variables, answers) if each.required and not answers.get(each.id)]


def progress(variables: Iterable[Variable], answers: Answers) -> tuple[int, int]:
    """Return how many of the variables asked are answered, and how many are asked."""
    now = asked(variables, answers)
    return sum(bool(answers.get(each.id)) for each in now), len(now)


def no_longer_asked(variables: Iterable[Variable], answers: Answers) -> list[str]:
    """Return the variables that have an answer though they are not asked: what a change of an answer takes away."""
    listed = list(variables)
    now = {variable.id for variable in asked(listed, answers)}
    return [each.id for each in listed if each.id not in now and answers.get(each.id)]


def waits_for_itself(variables: Iterable[Variable], start: Variable) -> bool:
    """Tell whether the conditions lead from a variable, as it is to be, back to it."""
    by_id = {variable.id: variable for variable in variables} | {start.id: start}
    passed: set[str] = set()
    other = start.ask_variable
    while other is not None and other not in passed:
        if other == start.id:
            return True
        passed.add(other)
        other = by_id[other].ask_variable if other in by_id else None
    return False


def proposal(variable: Variable, options: Sequence[Option], article: Article, newspaper: str | None) -> Answer | None:
    """Return what the article's own fields say to a variable, for a coder to take over; None if they say nothing."""
    try:
        if variable.type == DATE and article.date and _is(variable, _DATE_KEYS, _DATE_NAMES):
            return Answer(text=read_date(article.date))
        if variable.type in (NUMBER, TEXT) and article.page_number and _is(variable, _PAGE_KEYS, _PAGE_NAMES):
            return _page(variable, article.page_number)
    except KnownError:
        return None
    if newspaper and _is(variable, _PAPER_KEYS, _PAPER_NAMES):
        return _paper(variable, options, newspaper)
    return None


def _page(variable: Variable, page: str) -> Answer | None:
    if variable.type == TEXT:
        return Answer(text=page)
    digits = "".join(sign if sign.isdigit() else " " for sign in page).split()
    return Answer(text=read_number(digits[0])) if digits else None


def _paper(variable: Variable, options: Sequence[Option], newspaper: str) -> Answer | None:
    if variable.type == TEXT:
        return Answer(text=newspaper)
    found = [option.number for option in options if newspaper in (option.name_zh, option.name_en)]
    return Answer(tuple(found[:1])) if found else None


def _is(variable: Variable, keys: frozenset[str], names: Iterable[str]) -> bool:
    return variable.key.lower() in keys or variable.name_zh in names
