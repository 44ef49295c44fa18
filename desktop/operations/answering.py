"""Write answers to the variables of the coding sheet, and take away those that a change has made needless."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.clock import now
from desktop.core.codebooks import Variable
from desktop.core.codings import Value
from desktop.core.errors import KnownError
from desktop.core.ids import natural_id
from desktop.core.questions import Answer
from desktop.core.sheets import Fitting, asked, no_longer_asked
from desktop.storage.writer import Writer


def variable_and_all(writer: Writer, identity: str) -> tuple[Variable, list[Variable]]:
    """Return a variable together with all of the sheet, or raise KnownError variable_gone."""
    variables = writer.project.sheets.variables()
    return the_variable(variables, identity), variables


def the_variable(variables: Iterable[Variable], identity: str) -> Variable:
    """Return one of the variables, or raise KnownError variable_gone."""
    found = next((variable for variable in variables if variable.id == identity), None)
    if found is None:
        raise KnownError("variable_gone")
    return found


def put_answer(writer: Writer, article: str, variable: Variable, answer: Answer, variables: list[Variable]) -> bool:
    """Write, change or clear one's own answer for an article; tell whether the variable is asked there at all."""
    return not put_answers(writer, article, {variable.id: answer}, variables)


def put_answers(
    writer: Writer, article: str, given: Mapping[str, Answer], variables: list[Variable]
) -> list[Variable]:  # fmt: skip
    """Write, change or clear one's own answers for an article; return those not asked there, with nothing written.

    Answers to what is asked no longer because of them are removed as well. What was not asked before, because the lead
    changed a condition, is nobody's to remove: it comes back if the condition does.
    """
    values = {value.variable: value for value in writer.project.sheets.values(article, coder=writer.actor)}
    answers = counting_answers(writer, values.values(), variables)
    after = {**answers, **given}
    now_asked = {each.id for each in asked(variables, after)}
    refused = [each for each in variables if given.get(each.id) and each.id not in now_asked]
    if refused:
        return refused
    for identity, answer in given.items():
        _put(writer, article, identity, answer, values.get(identity))
    hidden = {*given, *no_longer_asked(variables, answers)}
    for identity in no_longer_asked(variables, after):
        if identity in values and identity not in hidden:
            writer.remove(values[identity])
    return []


def counting_answers(writer: Writer, values: Iterable[Value], variables: list[Variable]) -> dict[str, Answer]:
    """Return answers for an article by variable, as conditions are judged by them.

    What another variable waits for and its question takes no more, as it is now, is left out: it counts as missing.
    """
    awaited = {each.ask_variable for each in variables}
    questions = [each for each in variables if each.id in awaited]
    options = [option for each in questions for option in writer.project.sheets.options(variable=each.id)]
    fitting, found = Fitting(questions, options), dict[str, Answer]()
    for value in values:
        answer = Answer(value.numbers, value.text)
        if value.variable not in awaited or fitting.takes(value.variable, answer):
            found[value.variable] = answer
    return found


def _put(writer: Writer, article: str, variable: str, answer: Answer, known: Value | None) -> None:
    """Write one answer; an empty one takes away what is known, the same one writes nothing."""
    if answer:
        identity = natural_id("value", writer.actor, article, variable)
        made = now() if known is None else known.made
        value = Value(
            id=identity, coder=writer.actor, article=article, variable=variable, numbers=answer.numbers,
            text=answer.text, made=made,
        )  # fmt: skip
        writer.put(value)
    elif known is not None:
        writer.remove(known)
