"""Write answers to the variables of the coding sheet, and take away those that a change has made needless."""

from __future__ import annotations

from desktop.core.clock import now
from desktop.core.codebooks import Variable
from desktop.core.codings import Value
from desktop.core.errors import KnownError
from desktop.core.ids import natural_id
from desktop.core.questions import Answer
from desktop.core.sheets import asked, no_longer_asked
from desktop.storage.writer import Writer


def variable_and_all(writer: Writer, identity: str) -> tuple[Variable, list[Variable]]:
    """Return a variable together with all of the sheet, or raise KnownError variable_gone."""
    variables = writer.project.sheets.variables()
    for variable in variables:
        if variable.id == identity:
            return variable, variables
    raise KnownError("variable_gone")


def put_answer(writer: Writer, article: str, variable: Variable, answer: Answer, variables: list[Variable]) -> bool:
    """Write, change or clear one's own answer for an article; tell whether the variable is asked there at all.

    Answers to what is asked no longer because of it are removed as well. What was not asked before, because the lead
    changed a condition, is nobody's to remove: it comes back if the condition does.
    """
    values = {value.variable: value for value in writer.project.sheets.values(article, coder=writer.actor)}
    answers = {identity: Answer(value.numbers, value.text) for identity, value in values.items()}
    if answer and variable not in asked(variables, answers):
        return False
    known = values.get(variable.id)
    if answer and (known is None or answers[variable.id] != answer):
        identity = natural_id("value", writer.actor, article, variable.id)
        made = now() if known is None else known.made
        value = Value(
            id=identity, coder=writer.actor, article=article, variable=variable.id, numbers=answer.numbers,
            text=answer.text, made=made,
        )  # fmt: skip
        writer.put(value)
    elif known is not None and not answer:
        writer.remove(known)
    hidden = {variable.id, *no_longer_asked(variables, answers)}
    for identity in no_longer_asked(variables, {**answers, variable.id: answer}):
        if identity in values and identity not in hidden:
            writer.remove(values[identity])
    return True
