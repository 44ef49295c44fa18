"""Answer several variables of one article's coding sheet at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.core.errors import KnownError
from desktop.core.questions import Answer, read_answer
from desktop.operations.answering import put_answers, the_variable
from desktop.operations.finding import the_article
from desktop.operations.operation import Operation, Scope
from desktop.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class AnswerSheet(Operation):
    """Answer variables for one article, change answers or clear them by empty ones, all or none.

    What is asked is judged by all answers together, so their order does not matter. What is no longer asked because
    of them loses its answer in the same step.
    """

    name: ClassVar[str] = "answer_sheet"
    scope: ClassVar[Scope] = Scope.OWN

    article: str
    answers: tuple[tuple[str, Answer], ...]

    def apply(self, writer: Writer) -> None:
        """Write the answers; KnownError not_asked for a variable whose condition does not hold."""
        article, sheets = the_article(writer, self.article), writer.project.sheets
        variables, given = sheets.variables(), dict[str, Answer]()
        for identity, answer in self.answers:
            variable = the_variable(variables, identity)
            given[identity] = read_answer(variable, sheets.options(variable=identity), answer)
        for variable in put_answers(writer, article.id, given, variables):
            raise KnownError("not_asked", name=variable.name_zh)
        writer.facts = {"count": str(len(given)), "article": article.headline}
