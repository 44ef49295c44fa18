"""Coding sheets as tables: a row for each article and coder, a column for each variable; and what the columns mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.core.codebooks import Option, Variable
from desktop.core.codings import Value
from desktop.core.questions import CHOICES, MANY_OF, NUMBER, ONE_OF, Answer, measures
from desktop.core.sheets import asked, missing
from desktop.core.snapshots import ArticleText, CodebookSet, StudySnapshot
from desktop.core.tables import Cell, Table
from desktop.exporting.directory import Audience, Directory
from desktop.wording import current_language, say

BEFORE = ("article_number", "article_id", "headline", "newspaper", "article_date", "article_page", "coder")
BEHIND = ("missing", "answered")
NOT_ASKED = "not_asked"
DICTIONARY = (
    "question_number", "question_key", "question_zh", "question_en", "type", "scale", "required", "ask_if",
    "definition", "option_number", "option_zh", "option_en", "option_definition", "exclusive", "indicator",
)  # fmt: skip

Answers = dict[str, Answer]


def sheets_table(study: StudySnapshot, audience: Audience = Audience.PROGRAMS, *, in_words: bool = False) -> Table:
    """Return the answers to variables that are asked, articles in order; people read names, programs numbers.

    An empty cell was asked and not answered. What was not asked is a dash for people; for programs, whose columns are
    to stay numbers, it is empty as well and named in a column of its own, by the column's heading where those are
    `in_words`, else by its name. They also get 0 or 1 for each option where several can be chosen.
    """
    for_people = audience is Audience.PEOPLE
    given = answer_columns(study.codebook, indicators=not for_people)
    behind = BEHIND if for_people else (NOT_ASKED, *BEHIND)
    headings = (
        *(say(f"column.{column}") for column in BEFORE), *(column.heading for column in given),
        *(say(f"column.{column}") for column in behind),
    )  # fmt: skip
    rows = tuple(_Rows(study, given, audience, in_words=in_words).rows())
    columns = (*BEFORE, *(column.name for column in given), *behind)
    return Table("answers" if for_people else "answer_numbers", columns, rows, headings)


class AnswerColumn(NamedTuple):
    """A column of answers: a variable's, or whether this option of it was chosen."""

    name: str
    heading: str
    variable: Variable
    option: int | None = None


def answer_columns(codebook: CodebookSet, *, indicators: bool) -> list[AnswerColumn]:
    """Return the columns of all variables in order, each followed by those of its options if they are wanted."""
    variables = ordered_variables(codebook)
    names = column_names(variables)
    taken, columns = {*BEFORE, *BEHIND, NOT_ASKED, *names}, list[AnswerColumn]()
    for variable, name in zip(variables, names, strict=True):
        columns.append(AnswerColumn(name, _heading(variable), variable))
        several = indicators and variable.type == MANY_OF
        for option in (each for each in codebook.options if several and each.variable == variable.id):
            own = f"{name}_{option.number}"
            while own in taken:
                own += "_"
            taken.add(own)
            words = say("export.indicator", number=option.number, name=_called(option.name_zh, option.name_en))
            columns.append(AnswerColumn(own, f"{_heading(variable)}{words}", variable, option.number))
    return columns


def ordered_variables(codebook: CodebookSet) -> list[Variable]:
    """Return the variables sheet by sheet."""
    places = {sheet.id: place for place, sheet in enumerate(codebook.sheets)}
    return sorted(codebook.variables, key=lambda each: (places.get(each.sheet, 0), each.position, each.number))


def column_names(variables: Sequence[Variable]) -> list[str]:
    """Return a column's name for each variable: its key, with its 编号 where another column has that name already."""
    taken, names = {*BEFORE, *BEHIND, NOT_ASKED}, []
    for variable in variables:
        name = variable.key
        while name in taken:
            name = f"{name}_{variable.number}"
        taken.add(name)
        names.append(name)
    return names


class _Rows:
    def __init__(
        self, study: StudySnapshot, columns: Sequence[AnswerColumn], audience: Audience, *, in_words: bool
    ) -> None:
        self._study = study
        self._in_words = in_words
        self._columns = columns
        self._variables = [column.variable for column in columns if column.option is None]
        self._for_people = audience is Audience.PEOPLE
        self._directory = Directory(study, audience)
        self._coders = {coder.id: place for place, coder in enumerate(study.coders)}
        self._names = {
            (option.variable, option.number): _called(option.name_zh, option.name_en)
            for option in study.codebook.options
        }
        self._values = defaultdict[str, dict[str, list[Value]]](lambda: defaultdict(list))
        for value in study.values:
            self._values[value.article][value.coder].append(value)

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Yield a row for each article and coder with answers."""
        sources = sorted(self._study.articles, key=lambda source: (source.article.position, source.article.id))
        for number, source in enumerate(sources, 1):
            by_coder = self._values.get(source.article.id, {})
            for coder in sorted(by_coder, key=lambda each: (self._coders.get(each, len(self._coders)), each)):
                yield self._row(number, source, coder, by_coder[coder])

    def _row(self, number: int, source: ArticleText, coder: str, values: list[Value]) -> tuple[Cell, ...]:
        article = source.article
        answers = {value.variable: Answer(value.numbers, value.text) for value in values}
        now = {variable.id for variable in asked(self._variables, answers)}
        cells = (self._cell(column, answers.get(column.variable.id), now) for column in self._columns)
        behind = () if self._for_people else (self._left_out(now) or None,)
        return (
            number, article.id, article.headline, source.outlet_name or "", article.date or "",
            article.page_number or "", self._directory.coder(coder), *cells,
            *behind, len(missing(self._variables, answers)), min(value.made for value in values),
        )  # fmt: skip

    def _left_out(self, now: set[str]) -> str:
        left = [each for each in self._columns if each.option is None and each.variable.id not in now]
        if self._in_words:
            return say("export.answer_divider").join(each.heading for each in left)
        return "+".join(each.name for each in left)

    def _cell(self, column: AnswerColumn, answer: Answer | None, now: set[str]) -> Cell:
        variable = column.variable
        if variable.id not in now:
            return say("export.not_asked") if self._for_people else None
        if not answer:
            return None
        if column.option is not None:
            return int(column.option in answer.numbers)
        return self._answer(variable, answer)

    def _answer(self, variable: Variable, answer: Answer) -> Cell:
        if variable.type == NUMBER:
            return _number(answer.text)
        if variable.type not in CHOICES:
            return answer.text
        if self._for_people:
            names = (self._names.get((variable.id, number), str(number)) for number in answer.numbers)
            return say("export.answer_divider").join(names)
        if variable.type == ONE_OF and len(answer.numbers) == 1:
            return answer.numbers[0]
        return "+".join(map(str, answer.numbers))


def _number(written: str) -> Cell:
    """Return a number as one, and as it was written where a computer's number would not be the same."""
    if "." not in written:
        return int(written) if len(written) <= 15 else written
    return float(written) if len(written) <= 16 else written


def dictionary_table(codebook: CodebookSet) -> Table:
    """Return what each variable asks and what its options mean, a row for each option."""
    variables = ordered_variables(codebook)
    by_id = {variable.id: variable for variable in variables}
    rows: list[tuple[Cell, ...]] = []
    columns = answer_columns(codebook, indicators=True)
    own = {(column.variable.id, column.option): column.name for column in columns if column.option is not None}
    for variable, column in zip(variables, column_names(variables), strict=True):
        scale = say(f"question.scale.{variable.scale}") if measures(variable) else ""
        head = (
            variable.number, column, variable.name_zh, variable.name_en, say(f"question.type.{variable.type}"),
            scale, int(variable.required), _condition(variable, by_id), variable.definition,
        )  # fmt: skip
        options = [option for option in codebook.options if option.variable == variable.id]
        rows += [(*head, *_option(option), own.get((variable.id, option.number), "")) for option in options] or [
            (*head, None, "", "", "", None, "")
        ]
    return Table("dictionary", DICTIONARY, tuple(rows))


def _option(option: Option) -> tuple[Cell, ...]:
    return (option.number, option.name_zh, option.name_en, option.definition, 1 if option.exclusive else None)


def _condition(variable: Variable, by_id: dict[str, Variable]) -> str:
    other = by_id.get(variable.ask_variable or "")
    if other is None:
        return ""
    numbers = "/".join(map(str, variable.ask_any_of))
    return say("export.condition", name=_called(other.name_zh, other.name_en), numbers=numbers)


def _heading(variable: Variable) -> str:
    return say("export.variable", number=variable.number, name=_called(variable.name_zh, variable.name_en))


def _called(zh: str, en: str) -> str:
    return (en or zh) if current_language() == "en" else (zh or en)
