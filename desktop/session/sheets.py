"""Questions about coding sheets: what is asked for an article and of a coding, what is answered, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.core import sheets as rules
from desktop.core.changes import Changes
from desktop.core.codebooks import Attribute, Option, Variable
from desktop.core.codings import Coding, Value
from desktop.core.questions import Answer
from desktop.storage import Project

if TYPE_CHECKING:
    from desktop.session.reading import Reading


@dataclass(frozen=True, slots=True)
class LackingCoding:
    """A coding that has required attributes without an answer."""

    coding: Coding
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What a coder has still to answer for an article: variables, and attributes of codings by place."""

    variables: tuple[Variable, ...] = ()
    codings: tuple[LackingCoding, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.variables or self.codings)


class SheetReading:
    """What the window asks about coding sheets and attributes; the questions are kept until they change."""

    def __init__(self, project: Project, read: Reading) -> None:
        self._project = project
        self._read = read
        self._variables: list[Variable] | None = None
        self._options: dict[str, tuple[Option, ...]] | None = None
        self._attributes: dict[str, tuple[Attribute, ...]] | None = None
        self._fitting: rules.Fitting | None = None

    def forget(self, changes: Changes) -> None:
        """Drop what is kept of questions that changed."""
        if changes.touches("sheet", "variable", "option", "attribute", "code", "category"):
            self._variables = self._options = self._attributes = self._fitting = None

    def variables(self) -> list[Variable]:
        """Return the variables of the coding sheet in order."""
        if self._variables is None:
            self._variables = self._project.sheets.variables()
        return self._variables

    def options(self, question: str) -> tuple[Option, ...]:
        """Return the options of a variable or an attribute in order."""
        if self._options is None:
            found: dict[str, list[Option]] = {}
            for option in self._read.codebook().options:
                found.setdefault(option.variable or option.attribute or "", []).append(option)
            self._options = {owner: tuple(options) for owner, options in found.items()}
        return self._options.get(question, ())

    def attributes(self, code: str) -> tuple[Attribute, ...]:
        """Return what is asked of every coding of a code, or of the one it was merged into."""
        return self._by_code().get(self._read.codebook().heir_of(code), ()) if self._by_code() else ()

    def _by_code(self) -> dict[str, tuple[Attribute, ...]]:
        if self._attributes is None:
            found: dict[str, list[Attribute]] = {}
            for attribute in self._read.codebook().attributes:
                found.setdefault(attribute.code, []).append(attribute)
            self._attributes = {code: tuple(attributes) for code, attributes in found.items()}
        return self._attributes

    def fitting(self) -> rules.Fitting:
        """Return what tells which answers fit the questions as they are now."""
        if self._fitting is None:
            codebook = self._read.codebook()
            self._fitting = rules.Fitting((*codebook.variables, *codebook.attributes), codebook.options)
        return self._fitting

    def values(self, article: str, *, coder: str) -> dict[str, Value]:
        """Return what a coder answered for an article, by variable.

        Questions not asked any more have no answer, nor have those that would not take it as they are now.
        """
        values = {value.variable: value for value in self._project.sheets.values(article, coder=coder)}
        answers = self.fitting().among(_answers(values))
        needless = rules.no_longer_asked(self.variables(), answers)
        return {variable: values[variable] for variable in answers if variable not in needless}

    def outdated(self, article: str, *, coder: str) -> dict[str, Answer]:
        """Return a coder's answers for an article that their questions take no more; they count for nothing."""
        values = {value.variable: value for value in self._project.sheets.values(article, coder=coder)}
        return self._outdated(_answers(values))

    def answers(self, article: str, *, coder: str) -> dict[str, Answer]:
        """Return a coder's answers for an article by variable."""
        return _answers(self.values(article, coder=coder))

    def answers_to(self, variable: Variable, articles: Iterable[str], *, coder: str) -> dict[str, Answer]:
        """Return a coder's answers to a variable, by those of the articles that have one and where it is asked."""
        found = {each.article: each for each in self._project.sheets.values_to(variable.id, coder=coder)}
        answered = {article: found[article] for article in articles if article in found}
        if variable.ask_variable is not None:
            is_asked = {article for article in answered if variable.id in self.values(article, coder=coder)}
            answered = {article: answered[article] for article in is_asked}
        return _answers(answered)

    def progress(self, article: str, *, coder: str) -> tuple[int, int]:
        """Return how many questions a coder has answered for an article, and how many are asked."""
        return rules.progress(self.variables(), self.answers(article, coder=coder))

    def articles_answered(self, coder: str) -> set[str]:
        """Return the articles for which a coder has answered anything."""
        return self._project.sheets.articles_answered(coder)

    def uses(self, question: Variable | Attribute, numbers: Iterable[int] | None = None) -> int:
        """Return how many answers of all coders a question has, or how many of them name one of these options."""
        return self._project.sheets.uses(question, numbers)

    def uses_by_place(self, question: Variable | Attribute) -> dict[tuple[str, str], int]:
        """Return how many answers of all coders a question has, by coder and article."""
        return self._project.sheets.uses_by_place(question)

    def attribute_answers(self, coding: str) -> dict[str, Answer]:
        """Return the answers to the attributes of a coding that these would take now, by attribute."""
        return self.fitting().among(self._answers_on(coding))

    def outdated_on(self, coding: str) -> dict[str, Answer]:
        """Return the answers on a coding that their attributes take no more; they count for nothing."""
        return self._outdated(self._answers_on(coding))

    def attribute_answers_in(self, article: str, *, coder: str) -> dict[str, dict[str, Answer]]:
        """Return a coder's answers to attributes in an article that these would take now, by coding and attribute."""
        found: dict[str, dict[str, Answer]] = {}
        for value in self._project.sheets.attribute_values_in(article, coder=coder):
            found.setdefault(value.coding, {})[value.attribute] = Answer(value.numbers, value.text)
        return {coding: self.fitting().among(answers) for coding, answers in found.items()}

    def _answers_on(self, coding: str) -> dict[str, Answer]:
        found = self._project.sheets.attribute_values(coding)
        return {value.attribute: Answer(value.numbers, value.text) for value in found}

    def _outdated(self, answers: dict[str, Answer]) -> dict[str, Answer]:
        return {question: answer for question, answer in answers.items() if not self.fitting().takes(question, answer)}

    def asking_codings(self, article: str, *, coder: str) -> dict[str, tuple[Attribute, ...]]:
        """Return what is asked of a coder's codings in an article, by coding in order of place."""
        codes = self._project.codings.family_of(set(self._by_code())) if self._by_code() else set()
        found = self._project.sheets.codings_of_codes(article, codes, coder=coder)
        behind = self._project.codings.doubles.behind(coder, article)
        asked = {coding: self.attributes(code) for coding, code, _ in found if coding not in behind}
        return {coding: attributes for coding, attributes in asked.items() if attributes}

    def missing(self, article: str, *, coder: str) -> Missing:
        """Return the required answers a coder has still to give before the article is done."""
        variables = rules.missing(self.variables(), self.answers(article, coder=coder))
        answered = self.attribute_answers_in(article, coder=coder)
        lacking = []
        for identity, attributes in self.asking_codings(article, coder=coder).items():
            wanting = tuple(
                each for each in attributes if each.required and not answered.get(identity, {}).get(each.id)
            )
            coding = self._project.codings.get(identity) if wanting else None
            if coding is not None:
                lacking.append(LackingCoding(coding, wanting))
        return Missing(tuple(variables), tuple(lacking))


def _answers(values: dict[str, Value]) -> dict[str, Answer]:
    return {variable: Answer(value.numbers, value.text) for variable, value in values.items()}
