"""Answer a variable of the coding sheet, for one article or for many, or clear it for many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.codebooks import Variable
from desktop.core.errors import KnownError
from desktop.core.questions import NOTHING, Answer, read_answer
from desktop.core.sheets import asked
from desktop.operations.answering import counting_answers, put_answer, variable_and_all
from desktop.operations.finding import the_article
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AnswerVariable(Operation):
    """Answer a variable for an article, change the answer, or clear it by an empty one.

    What is no longer asked because of it loses its answer in the same step. A text is kept at every pause while
    someone writes; what was kept in one `sitting` is undone together.
    """

    name: ClassVar[str] = "answer_variable"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    variable: str
    answer: Answer
    sitting: str = ""

    def apply(self, writer: Writer) -> None:
        """Write the answer; KnownError not_asked for a variable whose condition does not hold."""
        article = the_article(writer, self.article)
        variable, variables = variable_and_all(writer, self.variable)
        answer = read_answer(variable, writer.project.sheets.options(variable=variable.id), self.answer)
        if not put_answer(writer, article.id, variable, answer, variables):
            raise KnownError("not_asked", name=variable.name_zh)
        writer.facts = {"code": [variable.name_zh, variable.name_en or variable.name_zh], "article": article.headline}
        writer.facts |= {"sitting": self.sitting} if self.sitting else {}


@dataclass(frozen=True, slots=True)
class AnswerForMany(Operation):
    """Give a variable the same answer for many articles; those where it is not asked are left as they are."""

    name: ClassVar[str] = "answer_for_many"
    scope: ClassVar[Scope] = Scope.OWN

    articles: tuple[str, ...]
    variable: str
    answer: Answer

    def apply(self, writer: Writer) -> None:
        """Write all answers; KnownError not_asked if the variable is asked for none of the articles.

        An empty answer is refused (KnownError answer_empty): clearing many is said in so many words.
        """
        variable, variables = variable_and_all(writer, self.variable)
        answer = read_answer(variable, writer.project.sheets.options(variable=variable.id), self.answer)
        if not answer:
            raise KnownError("answer_empty", name=variable.name_zh)
        articles = [the_article(writer, article).id for article in self.articles]
        given = sum(put_answer(writer, article, variable, answer, variables) for article in articles)
        if not given:
            raise KnownError("not_asked", name=variable.name_zh)
        name = [variable.name_zh, variable.name_en or variable.name_zh]
        writer.facts = {"code": name, "count": str(given)}


@dataclass(frozen=True, slots=True)
class ClearForMany(Operation):
    """Take one's own answers to a variable away from many articles; those where it is not asked keep theirs."""

    name: ClassVar[str] = "clear_for_many"
    scope: ClassVar[Scope] = Scope.OWN

    articles: tuple[str, ...]
    variable: str

    def apply(self, writer: Writer) -> None:
        """Remove the answers; KnownError nothing_answered if none of the articles has one."""
        variable, variables = variable_and_all(writer, self.variable)
        answered = {each.article for each in writer.project.sheets.values_to(variable.id, coder=writer.actor)}
        articles = [
            article
            for article in self.articles
            if article in answered and variable in asked(variables, _answers(writer, article, variables))
        ]
        for article in articles:
            put_answer(writer, article, variable, NOTHING, variables)
        if not articles:
            raise KnownError("nothing_answered", name=variable.name_zh)
        name = [variable.name_zh, variable.name_en or variable.name_zh]
        writer.facts = {"code": name, "count": str(len(articles))}


def _answers(writer: Writer, article: str, variables: list[Variable]) -> dict[str, Answer]:
    return counting_answers(writer, writer.project.sheets.values(article, coder=writer.actor), variables)
